import fc from "fast-check";
import { expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { listPeriods } from "@/lib/periods/data";
import { currentPeriod } from "@/lib/periods/rules";
import { findCurrentPeriod, listLedger } from "@/lib/tasks/data";
import { readTaskQuery } from "@/lib/tasks/schema";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace } from "@/tests/setup/workspace";

const now = new Date();

it("finds the same period in SQL as in TypeScript, whatever is open, overdue, closed or ahead", async () => {
  const workspace = await createWorkspace();
  const { workspaceId } = workspace;
  const scope = scopeOf(workspace.actors.supervisor);
  const plan = await createPlan(workspace, { tasks: 0 });
  const day = plan.today;
  const period = fc.record({
    starts: fc.integer({ min: -60, max: 20 }),
    opens: fc.integer({ min: 0, max: 20 }),
    due: fc.integer({ min: 0, max: 20 }),
    kind: fc.constantFrom("monthly", "quarterly", "manual", "milestone"),
    closed: fc.boolean(),
  });
  const cases = fc
    .uniqueArray(period, { maxLength: 6, selector: ({ starts }) => starts })
    // One for each day with milestones.
    .filter((all) => {
      const days = all
        .filter(({ kind }) => kind === "milestone")
        .map(({ starts, opens, due }) => starts + opens + due);
      return new Set(days).size === days.length;
    });
  await fc.assert(
    fc.asyncProperty(cases, async (periods) => {
      await database().reportingPeriod.deleteMany({ where: { planId: plan.planId } });
      await database().reportingPeriod.createMany({
        data: periods.map(({ starts, opens, due, kind, closed }) => ({
          workspaceId,
          planId: plan.planId,
          kind,
          name: kind === "manual" ? "专项" : null,
          startsOn: toDatabaseDate(addDays(day, starts)),
          endsOn: toDatabaseDate(addDays(day, starts + 40)),
          opensOn: toDatabaseDate(addDays(day, starts + opens)),
          dueOn: toDatabaseDate(addDays(day, starts + opens + due)),
          milestoneOn: kind === "milestone" ? toDatabaseDate(addDays(day, starts + opens + due)) : null,
          closedAt: closed ? now : null,
          closedBy: closed ? "督查员" : null,
        })),
      });
      const listed = await listPeriods(scope, plan.planId, { day, timeZone: "Asia/Shanghai" });
      const current = currentPeriod(listed);
      const found = await findCurrentPeriod(scope, plan.planId, day);
      expect(found).toEqual(
        current && {
          kind: current.kind,
          name: current.name,
          startsOn: current.startsOn,
          isOpen: current.state !== "closed",
        },
      );
    }),
    { numRuns: 60 },
  );
});

it("the table keeps to the monthly period when one opened by hand beside it has been closed", async () => {
  const workspace = await createWorkspace();
  const { workspaceId, actors } = workspace;
  const scope = scopeOf(actors.supervisor);
  const plan = await createPlan(workspace, { tasks: 1, status: "in_progress" });
  const task = plan.tasks[0];
  if (!task) throw new Error("no task");
  await database().report.create({
    data: {
      workspaceId,
      planId: plan.planId,
      taskId: task.id,
      assignmentId: task.assignments.first,
      periodId: plan.periodId,
      status: "submitted",
      text: "进展",
      percent: 10,
      submittedAt: now,
      submittedById: actors.officer.userId,
    },
  });
  const own = () => listLedger(scope, plan.planId, plan.today, readTaskQuery({}));
  expect((await own())[0]?.report).toBe("submitted");
  // Its first day is later than that of the month, and it was over before today.
  const startsOn = toDatabaseDate(plan.today.endsWith("-01") ? addDays(plan.today, -1) : plan.today);
  const { id } = await database().reportingPeriod.create({
    data: {
      workspaceId,
      planId: plan.planId,
      kind: "manual",
      name: "迎检专项",
      startsOn,
      endsOn: toDatabaseDate(plan.today),
      opensOn: startsOn,
      dueOn: toDatabaseDate(plan.today),
      closedAt: now,
      closedBy: "督查员",
    },
  });
  expect((await own())[0]?.report).toBe("submitted");
  // While it is open it is due first, so that is what the table speaks of.
  await database().reportingPeriod.update({ where: { id }, data: { closedAt: null, closedBy: null } });
  expect(await findCurrentPeriod(scope, plan.planId, plan.today)).toMatchObject({ name: "迎检专项" });
  // With nothing open, the last one stands, and it is said that it is closed.
  const closed = { closedAt: now, closedBy: "督查员" };
  await database().reportingPeriod.updateMany({ where: { planId: plan.planId }, data: closed });
  expect(await findCurrentPeriod(scope, plan.planId, plan.today)).toMatchObject({ isOpen: false });
});
