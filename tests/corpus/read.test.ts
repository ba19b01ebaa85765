import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFile } from "@/tests/setup/documents/alike";
import { differences, type ExpectedReading } from "@/tests/setup/documents/expected-reading";
import { breaches } from "@/tests/setup/documents/holds";
import { knownFaults } from "./known-faults";

const folder = join(process.cwd(), "tests/corpus/cases");

interface Case {
  name: string;
  fileName: string;
  bytes: Uint8Array;
  expected: ExpectedReading;
}

/** A folder a case, `<group>/<name>`: `source.*` and `expected.json`. */
const cases = readdirSync(folder)
  .flatMap((group) => readdirSync(join(folder, group)).map((name) => `${group}/${name}`))
  .sort()
  .map((name): Case => {
    const files = readdirSync(join(folder, name));
    const fileName = files.find((file) => file.startsWith("source."));
    if (fileName === undefined) throw new Error(`${name} has no source`);
    return {
      name,
      fileName,
      bytes: readFileSync(join(folder, name, fileName)),
      expected: JSON.parse(readFileSync(join(folder, name, "expected.json"), "utf8")) as ExpectedReading,
    };
  });

describe("the corpus", () => {
  it("has a case for every known fault", () => {
    const names = new Set(cases.map(({ name }) => name));
    expect(Object.keys(knownFaults).filter((name) => !names.has(name))).toEqual([]);
  });

  describe.each(cases)("$name", (one) => {
    const fault = knownFaults[one.name];

    if (fault === undefined) {
      it(one.expected.about, async () => {
        expect(differences(one.expected, (await readFile(one)).plan)).toEqual([]);
      });
    } else {
      it(`${one.expected.about} (still misread: ${fault})`, async () => {
        const found = differences(one.expected, (await readFile(one)).plan);
        expect(found, "This case is read rightly now: take it out of known-faults.ts.").not.toEqual([]);
      });
    }

    it("accounts for every character, and each anchor holds its words", async () => {
      expect(breaches(await readFile(one))).toEqual([]);
    });
  });
});
