import { beforeAll, describe, expect, it } from "vitest";
import { listStrayStates } from "@/lib/audit/states";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { addDays, type CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { findPlanHead, listPlans } from "@/lib/plans/data";
import { archivePlan, restorePlan } from "@/lib/plans/mutations";
import { listOwedReports } from "@/lib/reports/data";
import { taskPageFor } from "@/lib/reports/loaders";
import { listLedger } from "@/lib/tasks/data";
import { takeStep } from "@/lib/tasks/mutations";
import { readTaskQuery } from "@/lib/tasks/schema";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

const now = new Date();
const reason = "三年期满";
let people: TestWorkspace["actors"];
let scope: Scope;
let plan: TestPlan;
let other: TestPlan;

beforeAll(async () => {
  const workspace = await createWorkspace();
  people = workspace.actors;
  scope = scopeOf(people.supervisor);
  plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
  other = await createPlan(workspace, { tasks: 2, status: "in_progress" });
});

async function shown() {
  const rows = await listLedger(scope, null, plan.today, readTaskQuery({}));
  const owed = await listOwedReports(scope, { departmentId: people.officer.departmentId ?? "" }, plan.today);
  return {
    ledger: rows.filter(({ planId }) => planId === plan.planId).length,
    others: rows.filter(({ planId }) => planId === other.planId).length,
    owed: owed.filter(({ planId }) => planId === plan.planId).length,
  };
}

const news = (kind: string) =>
  database().notification.findMany({
    where: { userId: people.officer.userId, kind, planId: plan.planId },
    select: { count: true, data: true },
  });

const suspend = async () => {
  const taskId = plan.tasks[0]?.id ?? "";
  const { version } = await database().task.findUniqueOrThrow({ where: { id: taskId } });
  await takeStep(people.supervisor, { taskId, version, step: "suspend", reason: "等批复" }, now);
};

describe("archiving a plan", () => {
  it("is not for departments, and asks for a plan that is under way", async () => {
    const input = { planId: plan.planId, reason };
    await expect(archivePlan(people.officer, input, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(restorePlan(people.supervisor, input, now)).rejects.toMatchObject({ code: "stateForbids" });
  });

  it("takes it from the desks and the tables, keeps it to be read, and tells those at work on it", async () => {
    const before = await shown();
    expect(before).toMatchObject({ ledger: 3, others: 2 });
    expect(before.owed).toBeGreaterThan(0);
    await archivePlan(people.supervisor, { planId: plan.planId, reason }, now);
    expect(await shown()).toEqual({ ledger: 0, others: 2, owed: 0 });
    expect(await findPlanHead(scope, plan.planId)).toMatchObject({
      status: "archived",
      archivedOn: plan.today,
      taskCount: 3,
    });
    // Those under way stand first.
    expect((await listPlans(scope)).map(({ id }) => id)).toEqual([other.planId, plan.planId]);
    await expect(suspend()).rejects.toMatchObject({ code: "planArchived" });
    expect(await news("plan_archived")).toEqual([{ count: 1, data: { by: people.supervisor.name, reason } }]);
    const again = archivePlan(people.supervisor, { planId: plan.planId, reason }, now);
    await expect(again).rejects.toMatchObject({ code: "stateForbids" });
  });

  it("stops the clock for its lights", async () => {
    const later = addDays(plan.today, 200);
    const on = async (of: TestPlan, day: CalendarDate) => {
      const page = await taskPageFor(people.supervisor, of.tasks[1]?.id ?? "", day, undefined);
      return { day: page?.day, light: page?.task.light, expected: page?.task.expected };
    };
    const today = await on(plan, plan.today);
    expect(await on(plan, later)).toEqual(today);
    expect((await on(other, later)).expected).toBeGreaterThan(today.expected ?? 100);
    expect((await on(other, later)).day).toBe(later);
  });

  it("is taken back as it was", async () => {
    await restorePlan(people.supervisor, { planId: plan.planId, reason: "延长一年" }, now);
    expect(await findPlanHead(scope, plan.planId)).toMatchObject({ status: "active", archivedOn: null });
    expect(await shown()).toMatchObject({ ledger: 3, others: 2 });
    expect((await shown()).owed).toBeGreaterThan(0);
    await suspend();
    expect(await news("plan_restored")).toHaveLength(1);
    const events = await database().auditEvent.findMany({
      where: { planId: plan.planId, kind: { in: ["plan.archived", "plan.restored"] } },
      orderBy: { sequence: "asc" },
      select: { kind: true, data: true },
    });
    expect(events.map(({ kind }) => kind)).toEqual(["plan.archived", "plan.restored"]);
    expect((await listStrayStates(scope)).filter(({ subject }) => subject === "plan")).toEqual([]);
    // Neither the day nor the state stands alone, and whoever writes past the log is found out.
    const halfway = database().plan.update({ where: { id: plan.planId }, data: { status: "archived" } });
    await expect(halfway).rejects.toThrow("plans_archived_on");
    await database().plan.update({
      where: { id: plan.planId },
      data: { status: "archived", archivedOn: new Date() },
    });
    expect(await listStrayStates(scope)).toContainEqual({
      subject: "plan",
      id: plan.planId,
      stands: "archived",
      logged: "active",
    });
  });
});
