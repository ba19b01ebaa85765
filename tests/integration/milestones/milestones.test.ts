import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listMilestones } from "@/lib/milestones/data";
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
  { id: null, name: "完成招标", dueOn: addDays(plan.today, -10), share: 30 },
  { id: null, name: "完成验收", dueOn: addDays(plan.today, 100), share: 70 },
];
const divide = (change: Partial<Parameters<typeof planMilestones>[1]> = {}, actor = people.officer) =>
  planMilestones(actor, { taskId, milestones: steps(), seen: [], reason: null, ...change }, now);
const seen = async () => (await list()).map(({ id, name, dueOn, share }) => ({ id, name, dueOn, share }));

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
