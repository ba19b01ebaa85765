import { beforeEach, describe, expect, it } from "vitest";
import { acknowledge } from "@/lib/assignments/mutations";
import { readTaskAudit } from "@/lib/audit/data";
import { actingFor } from "@/lib/auth/acting";
import { scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { handOut, handOutChosen } from "@/lib/handing-out/mutations";
import { listNotifications } from "@/lib/notifications/data";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
let workspace: TestWorkspace;
let plan: TestPlan;

beforeEach(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 3, status: "draft" });
});

const taskAt = (index: number, of = plan) => {
  const task = of.tasks[index];
  if (!task) throw new Error("no such task");
  return task;
};
const acting = () => actingFor(workspace.actors.supervisor);
const choose = (...indexes: number[]) => ({
  tasks: indexes.map((index) => ({ taskId: taskAt(index).id, version: 1 })),
});
const statuses = async (of = plan) => {
  const tasks = await database().task.findMany({
    where: { planId: of.planId },
    orderBy: { order: "asc" },
    select: { status: true },
  });
  return tasks.map(({ status }) => status);
};
const told = (actor: { userId: string }) =>
  listNotifications(scopeOf(workspace.actors.supervisor), { userId: actor.userId, after: null, limit: 10 });

describe("handing out some tasks", () => {
  it("leaves the others as drafts, tells those concerned, and opens the months of reporting", async () => {
    await database().reportingPeriod.deleteMany({ where: { planId: plan.planId } });
    await handOutChosen(acting(), choose(0, 2), now);
    expect(await statuses()).toEqual(["assigned", "draft", "assigned"]);
    expect(await told(workspace.actors.officer)).toMatchObject([{ kind: "assigned", count: 2 }]);
    expect(await told(workspace.actors.other)).toMatchObject([{ kind: "assigned", count: 2 }]);
    const { handedOutAt, periods } = await database().plan.findUniqueOrThrow({
      where: { id: plan.planId },
      include: { periods: true },
    });
    expect(handedOutAt).toEqual(now);
    expect(periods.length).toBeGreaterThan(5);
    const logged = await database().statusChange.findMany({ where: { workspaceId: workspace.workspaceId } });
    expect(logged.map(({ taskId, from, to }) => [taskId, from, to]).sort()).toEqual(
      [taskAt(0).id, taskAt(2).id].sort().map((id) => [id, "draft", "assigned"]),
    );
    const events = await database().auditEvent.findMany({ where: { taskId: taskAt(2).id } });
    expect(events).toMatchObject([
      { kind: "task.status_changed", data: { from: "draft", to: "assigned", reason: null } },
    ]);
  });

  it("is followed by the rest, which leaves what was handed out and its months alone", async () => {
    await handOutChosen(acting(), choose(1), now);
    const periods = await database().reportingPeriod.count({ where: { planId: plan.planId } });
    const later = new Date(now.getTime() + 1000);
    expect(await handOut(acting(), plan.planId, later)).toEqual({ tasks: 2 });
    expect(await statuses()).toEqual(["assigned", "assigned", "assigned"]);
    expect(await database().reportingPeriod.count({ where: { planId: plan.planId } })).toBe(periods);
    const { handedOutAt } = await database().plan.findUniqueOrThrow({ where: { id: plan.planId } });
    expect(handedOutAt).toEqual(now);
    // The history of each task says how it came to its departments.
    const scope = acting().scope;
    const history = async (index: number) =>
      (await readTaskAudit(scope, { taskId: taskAt(index).id, limit: 10 })).rows.map(({ kind }) => kind);
    expect([await history(0), await history(1)]).toEqual([["plan.handed_out"], ["task.status_changed"]]);
    // Three in all, whether they came one by one or together.
    expect(await told(workspace.actors.officer)).toMatchObject([{ kind: "assigned", count: 3 }]);
  });

  it("reaches over several plans at once", async () => {
    const other = await createPlan(workspace, { tasks: 1, status: "draft" });
    const tasks = [taskAt(0), taskAt(0, other)].map(({ id }) => ({ taskId: id, version: 1 }));
    await handOutChosen(acting(), { tasks }, now);
    expect([await statuses(), await statuses(other)]).toEqual([["assigned", "draft", "draft"], ["assigned"]]);
    expect(
      await database().plan.count({ where: { workspaceId: workspace.workspaceId, handedOutAt: now } }),
    ).toBe(2);
  });

  it("is all or nothing, and names the task that stood in the way", async () => {
    await database().assignment.deleteMany({ where: { taskId: taskAt(1).id } });
    await expect(handOutChosen(acting(), choose(0, 1), now)).rejects.toMatchObject({
      code: "nobodyToHandTo",
      params: { number: "2" },
    });
    await database().task.update({ where: { id: taskAt(2).id }, data: { version: 2 } });
    await expect(handOutChosen(acting(), choose(0, 2), now)).rejects.toMatchObject({ code: "conflictOf" });
    expect(await statuses()).toEqual(["draft", "draft", "draft"]);
    await handOutChosen(acting(), choose(0), now);
    const again = { tasks: [{ taskId: taskAt(0).id, version: 2 }] };
    await expect(handOutChosen(acting(), again, now)).rejects.toMatchObject({ code: "stateForbidsOf" });
    expect(await database().statusChange.count({ where: { workspaceId: workspace.workspaceId } })).toBe(1);
  });

  it("happens once where two supervisors do it at the same moment, and neither waits for ever", async () => {
    const results = await Promise.allSettled([
      handOutChosen(acting(), choose(0, 1), now),
      handOut(acting(), plan.planId, now),
      handOutChosen(acting(), choose(1, 0), now),
    ]);
    expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await statuses()).toEqual(["assigned", "assigned", "assigned"]);
    expect(await database().statusChange.count({ where: { workspaceId: workspace.workspaceId } })).toBe(3);
  });
});

it("stands in its place in a task's history, page by page", async () => {
  await handOut(acting(), plan.planId, now);
  const { first } = taskAt(0).assignments;
  await acknowledge(workspace.actors.officer, { assignmentId: first }, now);
  const scope = acting().scope;
  const read = (before?: number) => readTaskAudit(scope, { taskId: taskAt(0).id, before, limit: 1 });
  const page = await read();
  expect(page.rows.map(({ kind }) => kind)).toEqual(["assignment.acknowledged"]);
  const last = await read(page.next ?? undefined);
  expect(last.rows).toMatchObject([{ kind: "plan.handed_out", data: { tasks: 3 } }]);
  expect(last.next).toBeNull();
});
