import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/auth/scope";
import { addDays, dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { listLightChanges } from "@/lib/dashboards/data";
import { database } from "@/lib/db/client";
import { nextWorkingDay } from "@/lib/holidays/rules";
import { findByMilestone, listLacking, listPeriods, listPeriodTasks } from "@/lib/periods/data";
import { listClosedPeriods, openMilestonePeriods, setRhythm } from "@/lib/periods/mutations";
import { concernsTask, milestonePeriods } from "@/lib/periods/rules";
import { sendDigests } from "@/lib/reminders/mutations";
import { listOwedReports } from "@/lib/reports/data";
import { saveDraft, submitReports } from "@/lib/reports/mutations";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plan: TestPlan;
const now = new Date();
const today = dayOf(now, "Asia/Shanghai");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const noHolidays = (day: string) => nextWorkingDay(day, new Map());

beforeEach(async () => {
  workspace = await createWorkspace();
  plan = await createPlan(workspace, { tasks: 2, status: "in_progress" });
  // By milestone alone, so that what is owed is owed for one.
  await database().reportingPeriod.deleteMany({ where: { planId: plan.planId } });
});

/** Divides a task into steps that fall on these days. */
async function divide(task: number, days: readonly string[], of = plan, workspaceId = workspace.workspaceId) {
  const taskId = of.tasks[task]?.id ?? "";
  const share = Math.floor(100 / days.length);
  await database().$transaction(async (tx) => {
    await tx.milestone.deleteMany({ where: { taskId } });
    await tx.milestone.createMany({
      data: days.map((day, at) => ({
        workspaceId,
        planId: of.planId,
        taskId,
        name: `第 ${at + 1} 步`,
        dueOn: toDatabaseDate(day),
        share: at === 0 ? 100 - share * (days.length - 1) : share,
      })),
    });
  });
}

const settle = (days = 10, by = workspace.actors.supervisor) =>
  setRhythm(by, { planId: plan.planId, rhythm: "milestone", days, reporters: "leads" }, now);
const scope = () => scopeOf(workspace.actors.supervisor);
const owed = (day = today) =>
  listOwedReports(scope(), { departmentId: workspace.departments[0].id }, day).then((all) =>
    all.filter(({ planId }) => planId === plan.planId),
  );
const timeZone = "Asia/Shanghai";
const periods = (at = now) => listPeriods(scope(), plan.planId, { day: dayOf(at, timeZone), timeZone });

describe("a period by milestone", () => {
  it("opens when the day nears, is due on it or the next working day, and asks the tasks that have it", async () => {
    const [near, far] = [addDays(today, 5), addDays(today, 60)];
    await divide(0, [near, far]);
    await divide(1, [far]);
    expect(await settle()).toEqual({ periods: 1 });
    expect(await findByMilestone(scope(), plan.planId)).toEqual({ days: 10, reporters: "leads" });
    const [period] = await periods();
    expect(period).toMatchObject({
      kind: "milestone",
      milestoneOn: near,
      opensOn: addDays(near, -10),
      dueOn: noHolidays(near),
      plannedDueOn: noHolidays(near) === near ? null : near,
      state: "open",
      counts: { parts: 1, owed: 1 },
    });
    expect((await owed()).map(({ task }) => task.id)).toEqual([plan.tasks[0]?.id]);
    expect(
      (await listPeriodTasks(scope(), plan.planId, period?.id ?? "", { day: today, timeZone })).map(
        ({ taskId }) => taskId,
      ),
    ).toEqual([plan.tasks[0]?.id]);
    const events = await database().auditEvent.findMany({
      where: { planId: plan.planId, kind: "period.rhythm_set" },
    });
    expect(events.map(({ data }) => data)).toEqual([
      { rhythm: "milestone", dueDay: 10, reporters: "leads", periods: 1 },
    ]);

    // The clock opens the next one, once however often it looks.
    expect(await openMilestonePeriods(later(50))).toBeGreaterThanOrEqual(1);
    await openMilestonePeriods(later(50));
    expect(await periods()).toHaveLength(2);
    expect((await owed(addDays(today, 50))).map(({ task }) => task.id).sort()).toEqual(
      plan.tasks.map(({ id }) => id).sort(),
    );
  });

  it("follows a milestone that is moved, as long as nobody has reported", async () => {
    await divide(0, [addDays(today, 5)]);
    await settle();
    await divide(0, [addDays(today, 8)]);
    await openMilestonePeriods(now);
    expect((await periods()).map(({ milestoneOn }) => milestoneOn)).toEqual([addDays(today, 8)]);
    const told = await database().auditEvent.findMany({
      where: { planId: plan.planId, kind: { in: ["period.withdrawn", "period.came_near"] } },
      orderBy: { sequence: "asc" },
      select: { kind: true, actorId: true, data: true },
    });
    expect(told).toEqual([
      { kind: "period.withdrawn", actorId: null, data: { period: addDays(today, 5) } },
      {
        kind: "period.came_near",
        actorId: null,
        data: { period: addDays(today, 8), dueOn: noHolidays(addDays(today, 8)) },
      },
    ]);
    const [period] = await periods();
    await saveDraft(
      workspace.actors.officer,
      {
        assignmentId: plan.tasks[0]?.assignments.first ?? "",
        periodId: period?.id ?? "",
        version: 0,
        text: "第一步已完成",
        percent: 40,
        isBlocked: false,
        problems: "",
        nextSteps: "",
      },
      now,
    );
    await divide(0, [addDays(today, 9)]);
    await openMilestonePeriods(now);
    expect((await periods()).map(({ milestoneOn }) => milestoneOn).sort()).toEqual([
      addDays(today, 8),
      addDays(today, 9),
    ]);
  });

  it("closes by itself some days after, and its list names who was missing", async () => {
    const near = addDays(today, 2);
    await divide(0, [near]);
    await divide(1, [near]);
    await settle();
    const [period] = await periods();
    const write = await saveDraft(
      workspace.actors.officer,
      {
        assignmentId: plan.tasks[0]?.assignments.first ?? "",
        periodId: period?.id ?? "",
        version: 0,
        text: "第一步已完成",
        percent: 40,
        isBlocked: false,
        problems: "",
        nextSteps: "",
      },
      now,
    );
    await submitReports(workspace.actors.officer, { reportIds: [write.id] }, now);
    const due = noHolidays(near);
    const over = later(40);
    expect((await periods(over))[0]).toMatchObject({ state: "closed" });
    await listClosedPeriods(over);
    const lacking = await listLacking(scope(), plan.planId, period?.id ?? "", {
      day: addDays(due, 30),
      timeZone,
    });
    expect(lacking.map(({ taskId, outcome }) => [taskId, outcome])).toEqual([[plan.tasks[1]?.id, "missing"]]);
  });

  it("turns the light of the task alone that did not report, today and looking back", async () => {
    const near = addDays(today, 2);
    await divide(0, [near]);
    await settle();
    const day = addDays(noHolidays(near), 1);
    const missing = await database().$queryRaw<{ taskId: string }[]>`
      SELECT task_id AS "taskId" FROM missing_reports(${workspace.workspaceId}::uuid, ${plan.planId}::uuid, ${day}::date)`;
    expect(missing).toEqual([{ taskId: plan.tasks[0]?.id }]);
    // A regular report that was due later counts in its stead, for all tasks.
    await database().reportingPeriod.create({
      data: {
        workspaceId: workspace.workspaceId,
        planId: plan.planId,
        startsOn: toDatabaseDate(today),
        endsOn: toDatabaseDate(addDays(day, 2)),
        opensOn: toDatabaseDate(today),
        dueOn: toDatabaseDate(addDays(day, 2)),
        reporters: "leads",
      },
    });
    const after = await database().$queryRaw<{ taskId: string }[]>`
      SELECT task_id AS "taskId" FROM missing_reports(${workspace.workspaceId}::uuid, ${plan.planId}::uuid, ${addDays(day, 3)}::date)
      ORDER BY 1`;
    expect(after.map(({ taskId }) => taskId)).toEqual(plan.tasks.map(({ id }) => id).sort());
    // The way back through the log asks the same question.
    await listLightChanges(scope(), plan.planId, { day: addDays(day, 3), today: addDays(day, 3) }, today);
  });

  it("reminds the departments of its tasks alone", async () => {
    await divide(0, [addDays(today, 5)]);
    await settle();
    const due = (await periods())[0]?.dueOn ?? "";
    await sendDigests(scope(), addDays(due, 1), later(10), false);
    const told = await database().notification.findMany({
      where: { workspaceId: workspace.workspaceId, kind: "reports_owed" },
      select: { userId: true, count: true },
    });
    const { officer, head } = workspace.actors;
    expect(told.map(({ userId, count }) => [userId, count]).sort()).toEqual(
      [
        [officer.userId, 1],
        [head.userId, 1],
      ].sort(),
    );
  });

  it("is taken back by a regular rhythm, and is a supervisor's to settle in the own workspace", async () => {
    await divide(0, [addDays(today, 20)]);
    await settle();
    expect(await periods()).toEqual([]);
    const { supervisor } = workspace.actors;
    await setRhythm(
      supervisor,
      { planId: plan.planId, rhythm: "monthly", dueDay: 25, reporters: "all" },
      now,
    );
    expect(await findByMilestone(scope(), plan.planId)).toBeNull();
    await openMilestonePeriods(later(15));
    expect((await periods()).filter(({ kind }) => kind === "milestone")).toEqual([]);
    const stranger = await createWorkspace();
    await expect(settle(10, stranger.actors.supervisor)).rejects.toMatchObject({ code: "notFound" });
    expect(await findByMilestone(scopeOf(stranger.actors.supervisor), plan.planId)).toBeNull();
  });
});

it("opens the same periods in SQL as in TypeScript, and they ask the same tasks", async () => {
  const day = fc.integer({ min: -10, max: 60 }).map((days) => addDays(today, days));
  const days = fc.uniqueArray(day, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(days, days, fc.integer({ min: 1, max: 90 }), async (first, second, ahead) => {
      await database().reportingPeriod.deleteMany({ where: { planId: plan.planId } });
      await divide(0, first);
      await divide(1, second);
      await settle(ahead);
      const made = await database().reportingPeriod.findMany({
        where: { planId: plan.planId, kind: "milestone" },
        orderBy: { milestoneOn: "asc" },
        select: { milestoneOn: true, opensOn: true, dueOn: true },
      });
      const rows = made.map((row) => ({
        milestoneOn: row.milestoneOn && fromDatabaseDate(row.milestoneOn),
        opensOn: fromDatabaseDate(row.opensOn),
        dueOn: fromDatabaseDate(row.dueOn),
      }));
      expect(rows).toEqual(milestonePeriods([...first, ...second], ahead, today, noHolidays));
      for (const { milestoneOn } of rows) {
        const asked = await database().$queryRaw<{ id: string }[]>`
          SELECT id FROM tasks WHERE plan_id = ${plan.planId}::uuid
            AND period_concerns(workspace_id, id, ${milestoneOn}::date) ORDER BY "order"`;
        const expected = [first, second].flatMap((own, at) =>
          concernsTask(milestoneOn, own) ? [plan.tasks[at]?.id] : [],
        );
        expect(asked.map(({ id }) => id)).toEqual(expected);
      }
    }),
    { numRuns: 25 },
  );
});
