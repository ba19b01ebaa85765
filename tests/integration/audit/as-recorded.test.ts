import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asRecorded } from "@/lib/audit/as-recorded";
import { scopeOf } from "@/lib/auth/scope";
import { closeDatabase } from "@/tests/setup/database";
import { createWorkspace, somethingChanges, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let other: TestWorkspace;

beforeAll(async () => {
  workspace = await createWorkspace();
  other = await createWorkspace();
});
afterAll(closeDatabase);

/** A read that tells how often it was asked. */
function counted() {
  const asked: unknown[][] = [];
  const read = asRecorded(async (scope, ...question: [string, { light: string[] }]) => {
    asked.push([scope.workspaceId, ...question]);
    return asked.length;
  });
  return { asked, read };
}

describe("a read as recorded", () => {
  it("is computed once until something changes in its own workspace", async () => {
    const { asked, read } = counted();
    const [own, foreign] = [scopeOf(workspace.actors.supervisor), scopeOf(other.actors.supervisor)];
    const red = { light: ["red"] };
    expect(await read(own, "a", red)).toBe(1);
    expect(await read(own, "a", { light: ["red"] })).toBe(1);
    await somethingChanges(other);
    expect(await read(own, "a", red)).toBe(1);
    await somethingChanges(workspace);
    expect(await read(own, "a", red)).toBe(2);
    expect(await read(own, "a", { light: [] })).toBe(3);
    expect(await read(own, "b", red)).toBe(4);
    // The same question of another workspace is another question.
    expect(await read(foreign, "a", red)).toBe(5);
    expect(asked).toHaveLength(5);
  });

  it("is waited for together by those who ask at once", async () => {
    const { asked, read } = counted();
    const scope = scopeOf(workspace.actors.supervisor);
    const answers = await Promise.all(Array.from({ length: 20 }, () => read(scope, "a", { light: [] })));
    expect(new Set(answers)).toEqual(new Set([1]));
    expect(asked).toHaveLength(1);
  });

  it("is asked again after it has failed", async () => {
    let works = false;
    const read = asRecorded(async () => {
      if (!works) throw new Error("away");
      return "there";
    });
    const scope = scopeOf(workspace.actors.supervisor);
    await expect(read(scope)).rejects.toThrow("away");
    works = true;
    expect(await read(scope)).toBe("there");
  });
});
