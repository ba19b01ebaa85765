import { describe, expect, it } from "vitest";
import * as law from "./law";
import { readSource, readSources } from "./scan";

const house = readSources();

describe("the house", () => {
  it("was found", () => {
    expect(house.length).toBeGreaterThan(100);
    expect(house.flatMap((file) => file.imports).length).toBeGreaterThan(house.length);
  });

  it.each([
    ["imports go down the ranks only", law.ranksAreKept],
    ["the parser is pure", law.parserIsPure],
    ["the database stays behind its doors", law.databaseStaysBehindItsDoors],
    ["pages do not query", law.pagesDoNotQuery],
    ["components see shapes only", law.componentsSeeShapesOnly],
    ["ui and charts know no domain", law.primitivesKnowNoDomain],
    ["there are no circles", law.thereAreNoCircles],
    ["names tell the purpose", law.namesTellThePurpose],
    ["no file is too long", law.filesAreShort],
    ["the environment is read in one place", law.environmentIsReadInOnePlace],
  ])("%s", (_, rule) => {
    expect(rule(house)).toEqual([]);
  });
});

/** One bad file for each rule: a law that never refuses anything holds nothing. */
describe("the law itself", () => {
  it.each([
    [
      "a low folder that knows a high one",
      law.ranksAreKept,
      "lib/plans/data.ts",
      'import { a } from "@/lib/reports/types"',
      "lib/plans stands below lib/reports",
    ],
    [
      "a type-only import",
      law.ranksAreKept,
      "lib/plans/data.ts",
      'import type { A } from "@/lib/reports/types"',
      "lib/plans stands below lib/reports",
    ],
    [
      "a re-export",
      law.ranksAreKept,
      "lib/plans/types.ts",
      'export { a } from "../reports/types"',
      "lib/plans stands below lib/reports",
    ],
    [
      "a dynamic import",
      law.ranksAreKept,
      "lib/plans/data.ts",
      'const a = await import("@/lib/reports/types")',
      "lib/plans stands below lib/reports",
    ],
    [
      "two folders of one rank",
      law.ranksAreKept,
      "lib/extract/txt.ts",
      'import { a } from "@/lib/parser/parse"',
      "lib/extract stands below lib/parser",
    ],
    [
      "an import of app",
      law.ranksAreKept,
      "components/ui/card.tsx",
      'import { a } from "@/app/layout"',
      "nobody imports app",
    ],
    [
      "an import of the tests",
      law.ranksAreKept,
      "lib/plans/data.ts",
      'import { a } from "@/tests/setup/database"',
      "nothing of the product depends on tests",
    ],
    [
      "a folder nobody placed",
      law.ranksAreKept,
      "lib/novelties/data.ts",
      'import { a } from "@/lib/db/client"',
      "Give lib/novelties its place",
    ],
    [
      "a parser that reads settings",
      law.parserIsPure,
      "lib/parser/parse.ts",
      'import { env } from "@/lib/env"',
      "the parser knows only itself",
    ],
    [
      "a loader that queries",
      law.databaseStaysBehindItsDoors,
      "lib/plans/loaders.ts",
      'import { database } from "@/lib/db/client"',
      "Read in data.ts",
    ],
    [
      "a page that queries",
      law.pagesDoNotQuery,
      "app/page.tsx",
      'import { readPlan } from "@/lib/plans/data"',
      "Call a loader or an action of lib/plans",
    ],
    [
      "a component that decides",
      law.componentsSeeShapesOnly,
      "components/plans/row.tsx",
      'import { may } from "@/lib/plans/policy"',
      "Shape it in lib/plans/view.ts",
    ],
    [
      "a component with a database type",
      law.componentsSeeShapesOnly,
      "components/plans/row.tsx",
      'import type { Plan } from "@/lib/db/generated/client"',
      "a component sees types",
    ],
    [
      "a primitive that knows plans",
      law.primitivesKnowNoDomain,
      "components/ui/card.tsx",
      'import type { Plan } from "@/lib/plans/types"',
      "draw what they are handed",
    ],
    [
      "a drawer for everything",
      law.namesTellThePurpose,
      "components/plans/utils.ts",
      "",
      "a file is named for what it does",
    ],
    ["a barrel", law.namesTellThePurpose, "components/ui/index.ts", "", "no barrels"],
    [
      "a word of one's own in a domain",
      law.namesTellThePurpose,
      "lib/plans/queries.ts",
      "",
      "a domain folder holds",
    ],
    [
      "a long file",
      law.filesAreShort,
      "lib/plans/data.ts",
      "a\n".repeat(law.longest + 1),
      "Take a part that has a name",
    ],
    [
      "a setting read aside",
      law.environmentIsReadInOnePlace,
      "lib/plans/data.ts",
      "process.env.PORT",
      "Put the setting into the table",
    ],
  ])("refuses %s", (_, rule, path, text, message) => {
    const offences = rule([readSource(path, text)]);
    expect(offences).toHaveLength(1);
    expect(offences[0]).toContain(path);
    expect(offences[0]).toContain(message);
  });

  it("refuses a circle, and shows the way around it", () => {
    const files = [
      { path: "lib/plans/a.ts", text: "", imports: ["lib/plans/b.ts"] },
      { path: "lib/plans/b.ts", text: "", imports: ["lib/plans/a.ts"] },
    ];
    expect(law.thereAreNoCircles(files)).toEqual([
      expect.stringContaining("lib/plans/a.ts → lib/plans/b.ts → lib/plans/a.ts: a circle"),
    ]);
  });

  it("lets the demo, the commands and the tests see everything", () => {
    const file = readSource("scripts/seed.ts", 'import { database } from "@/lib/db/client"');
    expect(law.databaseStaysBehindItsDoors([file])).toEqual([]);
    expect(law.ranksAreKept([file])).toEqual([]);
  });
});
