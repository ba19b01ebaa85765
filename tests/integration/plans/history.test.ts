import { expect, it, vi } from "vitest";
import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { transaction } from "@/lib/db/transaction";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { loadPlanHistory } from "@/lib/plans/loaders";
import { takeStep } from "@/lib/tasks/mutations";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace } from "@/tests/setup/workspace";

const reader: { actor: Actor | null } = { actor: null };
vi.mock("@/lib/auth/session", async (original) => ({
  ...(await original<object>()),
  pageActor: async () => reader.actor,
}));

it("tells all of a plan from the latest to the first, a page at a time, and nothing of others", async () => {
  const workspace = await createWorkspace();
  const { supervisor, officer } = workspace.actors;
  const plan = await createPlan(workspace, { tasks: 2, status: "in_progress" });
  const other = await createPlan(workspace, { tasks: 1, status: "in_progress" });
  const step = (taskId: string, version: number, one: "suspend" | "resume") =>
    takeStep(supervisor, { taskId, version, step: one, reason: "等批复" }, new Date());
  const taskId = plan.tasks[1]?.id ?? "";
  // More than a page holds.
  for (let version = 1; version <= 60; version++) {
    await step(taskId, version, version % 2 === 1 ? "suspend" : "resume");
  }
  await step(other.tasks[0]?.id ?? "", 1, "suspend");
  const archived = { kind: "plan.archived", subjectId: plan.planId, planId: plan.planId } as const;
  await transaction((tx) =>
    recordAndNotify(tx, scopeOf(supervisor), authorOf(supervisor), new Date(), [
      { ...archived, data: { title: "方案", reason: "期满" } },
    ]),
  );

  reader.actor = officer;
  const { history: first } = await loadPlanHistory(plan.planId, undefined);
  expect(first).toMatchObject({ isOlder: false, entries: { length: 50 } });
  expect(first.entries[0]).toMatchObject({ kind: "plan.archived", taskId: null, taskName: null });
  expect(first.entries[1]).toMatchObject({ kind: "task.status_changed", taskId, actorName: supervisor.name });
  expect(first.entries[1]?.taskName).toBeTruthy();
  const { history: second } = await loadPlanHistory(plan.planId, String(first.next));
  expect(second).toMatchObject({ isOlder: true, next: null, entries: { length: 11 } });
  const sequences = [...first.entries, ...second.entries].map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => b - a));
  // Whatever else an address says begins at the latest.
  expect((await loadPlanHistory(plan.planId, "abc")).history).toMatchObject({ isOlder: false });
});
