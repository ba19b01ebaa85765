import { beforeEach, expect, it } from "vitest";
import { readAudit } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { readSettings } from "@/lib/workspaces/data";
import { changeWorkspace } from "@/lib/workspaces/mutations";
import { changeWorkspaceInput } from "@/lib/workspaces/schema";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await createWorkspace();
});

it("changes the settings and says in the log what changed", async () => {
  const { administrator } = workspace.actors;
  const scope = scopeOf(administrator);
  const seen = await readSettings(scope);
  await changeWorkspace(administrator, { ...seen, name: "新名称", signOffRequired: true, seen }, new Date());
  expect(await readSettings(scope)).toEqual({ ...seen, name: "新名称", signOffRequired: true });
  const { rows } = await readAudit(scope, { limit: 1 });
  expect(rows[0]).toMatchObject({
    kind: "workspace.changed",
    data: {
      changes: [
        { field: "name", from: seen.name, to: "新名称" },
        { field: "signOffRequired", from: false, to: true },
      ],
    },
  });
});

it("overwrites nobody's change unseen", async () => {
  const { administrator } = workspace.actors;
  const seen = await readSettings(scopeOf(administrator));
  await changeWorkspace(administrator, { ...seen, name: "甲", seen }, new Date());
  await expect(
    changeWorkspace(administrator, { ...seen, name: "乙", seen }, new Date()),
  ).rejects.toMatchObject({ code: "conflict" });
});

it("takes only time zones that exist", async () => {
  const seen = await readSettings(scopeOf(workspace.actors.administrator));
  const parse = (timeZone: string) => changeWorkspaceInput.safeParse({ ...seen, timeZone, seen }).success;
  expect(parse("Asia/Urumqi")).toBe(true);
  expect(parse("Asia/Nowhere")).toBe(false);
});

it("takes days of keeping within their bounds alone, and for messages none", async () => {
  const seen = await readSettings(scopeOf(workspace.actors.administrator));
  const parse = (change: object) => changeWorkspaceInput.safeParse({ ...seen, ...change, seen }).success;
  expect(parse({ keepMessagesDays: null, keepDraftsDays: 90, keepDiscardedDays: 3650 })).toBe(true);
  for (const days of [29, 3651, 40.5]) expect(parse({ keepMessagesDays: days })).toBe(false);
  expect(parse({ keepDraftsDays: null })).toBe(false);
  expect(parse({ keepDiscardedDays: 0 })).toBe(false);
});
