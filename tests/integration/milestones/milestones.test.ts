import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listAskedSteps, listMilestones } from "@/lib/milestones/data";
import { gatherMilestones } from "@/lib/milestones/loaders";
import { planMilestones, reachMilestone } from "@/lib/milestones/mutations";
import { expectedPercent } from "@/lib/tasks/rules";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let people: TestWorkspace["actors"];
let plan: TestPlan;
let taskId: string;
const now = new Date();

beforeAll(async () => {
  workspace = await createWorkspace();
  people = workspace.actors;
});
beforeEach(async () => {
  plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
  taskId = plan.tasks[0]?.id ?? "";
});

const list = () => listMilestones(scopeOf(people.officer), taskId);
const steps = () => [
  { id: null, name: "完成招标", dueOn: addDays(plan.today, -10), share: 30, departmentId: null },
  { id: null, name: "完成验收", dueOn: addDays(plan.today, 100), share: 70, departmentId: null },
];
const divide = (change: Partial<Parameters<typeof planMilestones>[1]> = {}, actor = people.officer) =>
  planMilestones(actor, { taskId, milestones: steps(), seen: [], reason: null, ...change }, now);
const seen = async () =>
  (await list()).map(({ id, name, dueOn, share, asked }) => ({
    id,
    name,
    dueOn,
    share,
    departmentId: asked?.departmentId ?? null,
  }));

async function stateOf(id: string, day = plan.today) {
  const [row] = await database().$queryRaw<{ expected: number; history: number }[]>`
    SELECT s.expected, h.expected AS history
    FROM task_states(${workspace.workspaceId}::uuid, ${plan.planId}::uuid, ${day}::date) s
    JOIN task_history(${workspace.workspaceId}::uuid, ${plan.planId}::uuid, ${day}::date) h ON h.task_id = s.task_id
    WHERE s.task_id = ${id}::uuid`;
  return row;
}

describe("a task in steps", () => {
  it("is expected by its steps, now and on any past day", async () => {
    expect((await stateOf(taskId))?.expected).toBe(25);
    await divide();
    expect(await stateOf(taskId)).toEqual({ expected: 30, history: 30 });
    expect(await stateOf(taskId, addDays(plan.today, -11))).toEqual({ expected: 0, history: 0 });
    expect(await stateOf(taskId, addDays(plan.today, 100))).toEqual({ expected: 100, history: 100 });
    // The others run from day to day as before.
    expect((await stateOf(plan.tasks[1]?.id ?? ""))?.expected).toBe(25);
    expect((await verifyChain(scopeOf(people.officer))).brokenAt).toBeNull();
  });

  it("is expected the same in SQL as in TypeScript, whatever its steps", async () => {
    const { workspaceId } = workspace;
    const random = (of: number) => Math.floor(Math.random() * of);
    const divided = await createPlan(workspace, { tasks: 40, status: "in_progress" });
    const starts = addDays(divided.today, -100);
    const deadline = addDays(divided.today, 300);
    const cases = divided.tasks.map(({ id }) => {
      const cut = 1 + random(98);
      const shares = [cut, 99 - cut, 1].filter((share) => share > 0);
      return { id, steps: shares.map((share) => ({ share, dueOn: addDays(starts, random(401)) })) };
    });
    await database().milestone.createMany({
      data: cases.flatMap(({ id, steps: own }) =>
        own.map(({ share, dueOn }) => ({
          workspaceId,
          planId: divided.planId,
          taskId: id,
          name: "节点",
          share,
          dueOn: toDatabaseDate(dueOn),
        })),
      ),
    });
    for (const after of [-1, 0, 1, 57, 100, 233, 399, 400, 401]) {
      const day = addDays(starts, after);
      const rows = await database().$queryRaw<{ id: string; expected: number; history: number }[]>`
        SELECT s.task_id AS id, s.expected, h.expected AS history
        FROM task_states(${workspaceId}::uuid, ${divided.planId}::uuid, ${day}::date) s
        JOIN task_history(${workspaceId}::uuid, ${divided.planId}::uuid, ${day}::date) h ON h.task_id = s.task_id`;
      const found = new Map(rows.map(({ id, ...row }) => [id, row]));
      for (const { id, steps: own } of cases) {
        const expected = expectedPercent(starts, deadline, day, own);
        expect(found.get(id), `${day} ${JSON.stringify(own)}`).toEqual({ expected, history: expected });
      }
    }
  });

  it("is divided by those who answer for it and by supervisors", async () => {
    for (const actor of [people.other, people.leader, people.administrator]) {
      await expect(divide({}, actor)).rejects.toMatchObject({ code: "forbidden" });
    }
    await divide({}, people.head);
    await divide({ milestones: [], seen: await seen(), reason: "改按日期" }, people.supervisor);
    expect(await list()).toEqual([]);
    const task = {
      id: taskId,
      status: "in_progress",
      starts: plan.today,
      deadline: null,
      plan: { active: true },
    } as const;
    const may = async (actor: typeof people.officer) =>
      (await gatherMilestones(actor, scopeOf(actor), task)).mayPlan;
    expect(
      await Promise.all([people.officer, people.supervisor, people.other, people.leader].map(may)),
    ).toEqual([true, true, false, false]);
  });

  it("adds up, lies within its days, and changes with a reason", async () => {
    const [first, second] = steps();
    if (!first || !second) throw new Error("no steps");
    await expect(divide({ milestones: [first] })).rejects.toMatchObject({ code: "invalid" });
    const late = { ...second, dueOn: addDays(plan.today, 301) };
    await expect(divide({ milestones: [first, late] })).rejects.toMatchObject({ code: "invalid" });
    await divide();
    // Somebody else who has not seen these steps.
    await expect(divide()).rejects.toMatchObject({ code: "milestonesChanged" });
    const stands = await seen();
    const changed = stands.map((step, index) => ({ ...step, share: index === 0 ? 40 : 60 }));
    await expect(divide({ milestones: changed, seen: stands })).rejects.toMatchObject({
      code: "reasonRequired",
    });
    await divide({ milestones: changed, seen: stands, reason: "招标工作量大" });
    expect((await list()).map(({ share }) => share)).toEqual([40, 60]);
    const placed = { workspaceId: workspace.workspaceId, planId: plan.planId, taskId };
    // The database itself keeps the sum.
    await expect(
      database().milestone.create({ data: { ...placed, name: "多一步", dueOn: now, share: 5 } }),
    ).rejects.toThrow(/add up/);
  });

  it("keeps what was reached, which can be taken back with a reason", async () => {
    await divide();
    const [first] = await list();
    if (!first) throw new Error("no step");
    const reach = (on: string | null, actor = people.officer) =>
      reachMilestone(actor, { milestoneId: first.id, on, word: "合同已签" }, now);
    await expect(reach(addDays(plan.today, 1))).rejects.toMatchObject({ code: "invalid" });
    await expect(reach(plan.today, people.other)).rejects.toMatchObject({ code: "forbidden" });
    await reach(plan.today);
    expect((await list())[0]).toMatchObject({
      reachedOn: plan.today,
      reachedWord: "合同已签",
      reachedBy: "officer",
    });
    await expect(reach(plan.today)).rejects.toMatchObject({ code: "stateForbids" });
    await expect(
      divide({ milestones: [{ ...steps()[1], share: 100 } as never], seen: await seen(), reason: "合并" }),
    ).rejects.toMatchObject({ code: "stateForbids" });
    await reach(null, people.supervisor);
    expect((await list())[0]).toMatchObject({ reachedOn: null, reachedBy: null });
    const told = await database().auditEvent.findMany({
      where: { taskId, kind: { startsWith: "milestone" } },
      orderBy: { sequence: "asc" },
    });
    expect(told.map(({ kind }) => kind)).toEqual([
      "milestones.changed",
      "milestone.reached",
      "milestone.reopened",
    ]);
  });
});

describe("a department that is asked for a step", () => {
  const second = () => workspace.departments[1];
  const asking = (departmentId: string | null = second().id) =>
    steps().map((step, index) => (index === 1 ? { ...step, departmentId } : step));
  const told = async (actor: { userId: string }) => {
    const rows = await database().notification.findMany({
      where: { userId: actor.userId, taskId },
      orderBy: { createdAt: "asc" },
      select: { kind: true, data: true },
    });
    return rows.map(({ kind, data }) => [kind, (data as { words?: string }).words]);
  };
  const askedSteps = async () =>
    (await listAskedSteps(scopeOf(people.other), second().id)).filter(({ task }) => task.id === taskId);
  const asked = async () => (await askedSteps()).map(({ name }) => name);
  const stepId = async (index: number) => (await list())[index]?.id ?? "";

  it("finds it on its desk, is told, and says itself that it was reached; who leads hears of it", async () => {
    await divide({ milestones: asking() });
    expect((await list())[1]?.asked).toEqual({ departmentId: second().id, name: second().name });
    expect(await told(people.other)).toEqual([["step_asked", "完成验收"]]);
    expect(await askedSteps()).toMatchObject([
      { name: "完成验收", dueOn: addDays(plan.today, 100), task: { id: taskId, number: "1" } },
    ]);
    const reach = async (index: number, actor = people.other) =>
      reachMilestone(actor, { milestoneId: await stepId(index), on: plan.today, word: "已验收" }, now);
    // The other step is not its own.
    await expect(reach(0)).rejects.toMatchObject({ code: "forbidden" });
    await reach(1);
    expect((await list())[1]).toMatchObject({ reachedOn: plan.today, reachedBy: "other" });
    expect(await asked()).toEqual([]);
    expect(await told(people.officer)).toEqual([["step_reached", "完成验收"]]);
    expect(await told(people.head)).toEqual([["step_reached", "完成验收"]]);
    const event = await database().auditEvent.findFirstOrThrow({
      where: { taskId, kind: "milestone.reached" },
    });
    expect(event.data).toMatchObject({ name: "完成验收", department: second().name });
    // Who leads sets it back: those who reached it hear of it, with the reason, and have it before them again.
    const back = { milestoneId: await stepId(1), on: null, word: "缺第三方报告" };
    await reachMilestone(people.officer, back, now);
    expect((await told(people.other)).at(-1)).toEqual(["step_reopened", "完成验收"]);
    expect((await told(people.head)).at(-1)).toEqual(["step_reopened", "完成验收"]);
    expect((await told(people.officer)).at(-1)).toEqual(["step_reached", "完成验收"]);
    expect(await asked()).toEqual(["完成验收"]);
  });

  it("may do no more than that: the division stays with those who answer for the task", async () => {
    await divide({ milestones: asking() });
    await expect(
      divide({ milestones: [], seen: await seen(), reason: "不要了" }, people.other),
    ).rejects.toMatchObject({ code: "forbidden" });
    const task = {
      id: taskId,
      status: "in_progress",
      starts: plan.today,
      deadline: null,
      plan: { active: true },
    } as const;
    const view = await gatherMilestones(people.other, scopeOf(people.other), task);
    expect([view.mayPlan, view.parties, view.milestones.map(({ mayReach }) => mayReach)]).toEqual([
      false,
      [],
      [false, true],
    ]);
    const leads = await gatherMilestones(people.officer, scopeOf(people.officer), task);
    expect(leads.parties.map(({ name }) => name)).toEqual(
      workspace.departments.slice(0, 2).map(({ name }) => name),
    );
  });

  it("is told of another day, and that it is no longer asked", async () => {
    await divide({ milestones: asking() });
    await database().notification.deleteMany({ where: { userId: people.other.userId } });
    const stands = await seen();
    const later = stands.map((step, index) =>
      index === 1 ? { ...step, dueOn: addDays(plan.today, 200) } : step,
    );
    await divide({ milestones: later, seen: stands, reason: "场地未交付" });
    expect(await told(people.other)).toEqual([["step_asked", "完成验收"]]);
    const moved = await seen();
    await divide({
      milestones: moved.map((step) => ({ ...step, departmentId: null })),
      seen: moved,
      reason: "由牵头单位自办",
    });
    expect(await told(people.other)).toEqual([
      ["step_asked", "完成验收"],
      ["step_withdrawn", "完成验收"],
    ]);
    expect(await asked()).toEqual([]);
  });

  it("must be on the task, and is asked for nothing once it is off it or has declined", async () => {
    const stranger = await database().department.create({
      data: { workspaceId: workspace.workspaceId, name: `市档案局${taskId}`, order: 99 },
    });
    await expect(divide({ milestones: asking(stranger.id) })).rejects.toMatchObject({ code: "conflict" });
    await divide({ milestones: asking() });
    const part = { taskId, departmentId: second().id };
    await database().assignment.updateMany({
      where: part,
      data: { declinedAt: now, declineReason: "不属本单位职责" },
    });
    expect([await asked(), (await list())[1]?.asked]).toEqual([[], null]);
    await database().assignment.deleteMany({ where: part });
    expect((await list())[1]).toMatchObject({ name: "完成验收", asked: null });
    // And it can be divided anew from there.
    const stands = await seen();
    await divide({
      milestones: stands.map((step) => ({ ...step, share: 50 })),
      seen: stands,
      reason: "平分",
    });
    expect((await list()).map(({ share }) => share)).toEqual([50, 50]);
  });
});
