import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { perform } from "@/lib/auth/action";
import { type AnyAction, allActions } from "@/tests/setup/actions";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { contents, createForeign, type Foreign } from "./foreign";
import { reason, roles, table } from "./table";

const actions: Map<string, AnyAction> = await allActions();
const names = [...actions.keys()].sort();

let own: TestWorkspace;
let other: Foreign;
beforeAll(async () => {
  own = await createWorkspace({ signOffRequired: true });
  other = await createForeign();
});

function definition(name: string): AnyAction {
  const found = actions.get(name);
  if (!found) throw new Error(`there is no action ${name}`);
  return found;
}

describe("every action of the server", () => {
  it("has its line in the table, and every line its action", () => {
    expect(names).toEqual(Object.keys(table).sort());
  });

  it.each(names.flatMap((name) => roles.map((role) => [name, role] as const)))(
    "%s by %s",
    async (name, role) => {
      // Nothing in the input: who may do it is told that it is wrong, who may not is refused before anybody looks.
      const attempt = perform(definition(name), own.actors[role], null, new Date());
      const expected = table[name]?.allowed.includes(role) ? "invalid" : "forbidden";
      await expect(attempt).rejects.toMatchObject({ code: expected });
    },
  );
});

describe("another workspace", () => {
  const attacks = names.filter((name) => table[name]?.foreign);

  it.each(attacks)("is out of reach of %s", async (name) => {
    const row = table[name];
    if (!row?.foreign) throw new Error("no attack");
    const { workspaceId } = other.workspace;
    const before = await contents(workspaceId);
    for (const role of row.allowed) {
      const answer = await perform(definition(name), own.actors[role], row.foreign(other), new Date()).catch(
        (error: { code?: string }) => error.code,
      );
      // A read may answer with nothing; everything else says that there is no such thing.
      expect(answer).toBe(name === "report.read" ? null : "notFound");
    }
    expect(await contents(workspaceId)).toBe(before);
  });

  it("answers for its things as for what does not exist", async () => {
    const nothing = randomUUID();
    const { supervisor } = own.actors;
    const ask = (taskId: string) =>
      perform(
        definition("task.edit"),
        supervisor,
        { taskId, version: 1, changes: { title: "某" }, reason },
        new Date(),
      ).then(
        () => null,
        (error: Error & { code?: string }) => [error.code, error.message],
      );
    expect(await ask(other.taskId)).toEqual(await ask(nothing));
  });
});
