import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { closeDatabase } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plans: TestPlan[];
let foreign: TestPlan;

beforeAll(async () => {
  workspace = await createWorkspace();
  plans = [
    await createPlan(workspace, { tasks: 6, status: "in_progress" }),
    await createPlan(workspace, { tasks: 4, status: "assigned" }),
  ];
  foreign = await createPlan(await createWorkspace(), { tasks: 2, status: "in_progress" });
  const [plan] = plans;
  // Periods past their day, of the plan and of a step: those who owe for them have another light.
  const before = addDays(plan?.today ?? "", -3);
  await database().reportingPeriod.updateMany({
    where: { planId: plan?.planId ?? "" },
    data: {
      opensOn: toDatabaseDate(addDays(before, -20)),
      startsOn: toDatabaseDate(addDays(before, -20)),
      dueOn: toDatabaseDate(before),
    },
  });
});
afterAll(closeDatabase);

function states(of: string[] | null) {
  const { workspaceId } = workspace;
  return database().$queryRaw<{ task_id: string }[]>`
    SELECT s.* FROM task_states(${workspaceId}::uuid, NULL, ${plans[0]?.today}::date, ${of}::uuid[]) s ORDER BY s.task_id`;
}

function missing(of: string[] | null) {
  const { workspaceId } = workspace;
  return database().$queryRaw<{ task_id: string }[]>`
    SELECT m.* FROM missing_reports(${workspaceId}::uuid, NULL, ${plans[0]?.today}::date, ${of}::uuid[]) m
    ORDER BY m.assignment_id`;
}

describe("states of some tasks", () => {
  it("are those that they have among all, once each, and none of another workspace's", async () => {
    const [all, lacking] = [await states(null), await missing(null)];
    expect(all).toHaveLength(10);
    expect(lacking.length).toBeGreaterThan(0);
    const ids = [...plans, foreign].flatMap(({ tasks }) => tasks.map(({ id }) => id));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ids), { maxLength: 30 }), async (some) => {
        const asked = new Set(some);
        expect(await states(some)).toEqual(all.filter((row) => asked.has(row.task_id)));
        expect(await missing(some)).toEqual(lacking.filter((row) => asked.has(row.task_id)));
      }),
      { numRuns: 25 },
    );
  });
});
