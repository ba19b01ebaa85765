import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import {
  countUnreviewed,
  listCompletionDays,
  listLightChanges,
  listRedTasks,
  listTasksOnDay,
  sumsByPlan,
  sumsBySection,
  sumsOnDays,
} from "@/lib/dashboards/data";
import {
  listDepartmentTasks,
  listLeague,
  listPunctuality,
  sumsByRole,
} from "@/lib/dashboards/departments/data";
import { meanProgress } from "@/lib/dashboards/rules";
import type { TaskOnDay } from "@/lib/dashboards/types";
import { database } from "@/lib/db/client";
import { findDepartmentCard } from "@/lib/departments/data";
import { listIndicators } from "@/lib/indicators/data";
import { listPlanEvents } from "@/lib/plans/data";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";
import { type Course, deeds, draftCourse } from "./course";

const today = "2026-09-30";
const now = { day: today, today };
let workspace: TestWorkspace;
let course: Course;
let scope: Scope;
/** What the pages showed at the end of each of these days, when it was today. */
const shown = new Map<string, TaskOnDay[]>();

async function look(day: string): Promise<void> {
  shown.set(day, await listTasksOnDay(scope, course.planId, { day, today: day }, null));
}

beforeAll(async () => {
  workspace = await createWorkspace();
  scope = scopeOf(workspace.actors.leader);
  course = await draftCourse(workspace);
  const { officer, other, supervisor, ...people } = deeds(workspace, course);
  await people.handOut("2026-01-10");
  await look("2026-01-12");
  await people.acknowledge("overdue", officer, "2026-01-13");
  await people.acknowledge("on course", officer, "2026-02-02");
  await people.acknowledge("blocked", other, "2026-02-03");
  await people.acknowledge("finished", other, "2026-02-03");
  await look("2026-02-26");
  const may = await people.submit("on course", officer, "2026-05", "2026-05-20", { percent: 40 });
  await people.accept(may, "2026-05-22");
  await look("2026-05-28");
  await people.step("suspended", supervisor, "suspend", "2026-06-02");
  const june = await people.submit("on course", officer, "2026-06", "2026-06-24", { percent: 45 });
  await look("2026-06-26");
  await people.sendBack(june, "2026-06-28");
  await look("2026-06-29");
  await people.accept(
    await people.submit("on course", officer, "2026-06", "2026-07-03", { percent: 50 }),
    "2026-07-04",
  );
  await look("2026-07-05");
  await people.step("finished", other, "claim_completion", "2026-07-10");
  await people.step("finished", supervisor, "verify", "2026-07-13");
  await look("2026-07-14");
  await people.step("finished", supervisor, "reopen", "2026-08-03");
  await look("2026-08-04");
  await people.step("finished", other, "claim_completion", "2026-08-20");
  await people.step("finished", supervisor, "verify", "2026-08-21");
  await look("2026-08-31");
  const blocked = { percent: 40, isBlocked: true };
  await people.accept(
    await people.submit("overdue", officer, "2026-09", "2026-09-20", { percent: 60 }),
    "2026-09-22",
  );
  await people.accept(await people.submit("blocked", other, "2026-09", "2026-09-24", blocked), "2026-09-25");
  await people.accept(
    await people.submit("on course", officer, "2026-09", "2026-09-27", { percent: 70 }),
    "2026-09-28",
  );
  await look(today);
});

describe("a past day", () => {
  it("shows the figures and lights that were shown on it", async () => {
    expect(shown.size).toBe(10);
    for (const [day, tasks] of shown) {
      const then = await listTasksOnDay(scope, course.planId, { day, today: "2026-11-21" }, null);
      expect(then, day).toEqual(tasks);
    }
  });

  it("has met every kind of light on its way", () => {
    const reasons = new Set([...shown.values()].flat().map(({ reason }) => reason));
    const met = [
      "overdue",
      "blocked",
      "behind",
      "report_missing",
      "on_course",
      "done",
      "suspended",
      "not_handed_out",
    ];
    expect([...reasons]).toEqual(expect.arrayContaining(met));
  });
});

describe("the figures of a plan", () => {
  it("are those worked out by hand", async () => {
    // overdue 60/100, on course 70/75, blocked 40/75, finished 100/75; the draft and the suspended do not count.
    const { now: sums, before } = await sumsOnDays(scope, course.planId, now, "2026-08-31");
    expect(sums).toMatchObject({
      tasks: 6,
      counting: 4,
      drafts: 1,
      red: 2,
      yellow: 0,
      green: 1,
      none: 2,
      done: 1,
      overdue: 1,
      due: 1,
      progress: 68,
      expected: 81,
    });
    // On the last of August: 0/100, 50/66, 0/66, 100/66; nothing had been reported of two of them.
    expect(before).toMatchObject({ red: 2, progress: 38, expected: 75, done: 1 });
  });

  it("agree with the rule in TypeScript on every day", async () => {
    for (const [day, tasks] of shown) {
      const { now: sums } = await sumsOnDays(
        scope,
        course.planId,
        { day, today: "2026-11-21" },
        "2026-01-01",
      );
      expect(sums, day).toMatchObject(meanProgress(tasks));
    }
  });

  it("have nothing to be compared with before hand-out", async () => {
    expect((await sumsOnDays(scope, course.planId, now, "2026-01-09")).before).toBeNull();
    expect(await listLightChanges(scope, course.planId, now, "2026-01-09")).toEqual([]);
  });

  it("are the same by section, and together those of the plan", async () => {
    const sections = await sumsBySection(scope, course.planId, now);
    expect(sections.map(({ title, tasks, progress, red }) => [title, tasks, progress, red])).toEqual([
      ["任务", 5, 68, 2],
      [null, 1, 0, 0],
    ]);
    expect(await sumsByPlan(scope, now)).toMatchObject([{ planId: course.planId, progress: 68, red: 2 }]);
  });

  it("count reports that nobody has reviewed as not counted", async () => {
    const counts = await Promise.all(
      ["2026-05-21", "2026-05-22", "2026-06-25", "2026-06-28", "2026-07-03", today].map((day) =>
        countUnreviewed(scope, course.planId, { day, today }),
      ),
    );
    expect(counts).toEqual([1, 0, 1, 0, 1, 0]);
  });

  it("run up in steps", async () => {
    expect(await listCompletionDays(scope, course.planId, now)).toEqual([
      { date: "2026-06-30", done: null, due: 1 },
      { date: "2026-08-20", done: 1, due: null },
      { date: "2026-12-31", done: null, due: 4 },
    ]);
    const then = await listCompletionDays(scope, course.planId, { day: "2026-07-20", today });
    expect(then.find(({ done }) => done !== null)).toEqual({ date: "2026-07-10", done: 1, due: null });
  });
});

describe("what changed", () => {
  it("is told with both lights and what was said meanwhile, the worst first", async () => {
    const changes = await listLightChanges(scope, course.planId, now, "2026-08-31");
    expect(changes.map(({ name, before, light, words }) => [name, before, light, words])).toEqual([
      ["on course", "yellow", "green", "on course 2026-09"],
    ]);
    const since = await listLightChanges(scope, course.planId, now, "2026-01-12");
    expect(since.map(({ name, light }) => [name, light])).toEqual(
      expect.arrayContaining([
        ["overdue", "red"],
        ["blocked", "red"],
        ["finished", "done"],
      ]),
    );
    expect(since[0]?.light).toBe("red");
  });
});

describe("red tasks", () => {
  it("come with what their departments said last, the overdue first", async () => {
    const red = await listRedTasks(scope, course.planId, now, 10);
    expect(
      red.map(({ name, reason, words, nextSteps, reportedOn }) => [
        name,
        reason,
        words,
        nextSteps,
        reportedOn,
      ]),
    ).toEqual([
      ["overdue", "overdue", "overdue 2026-09", "继续推进", "2026-09-20"],
      ["blocked", "blocked", "blocked 2026-09", "继续推进", "2026-09-24"],
    ]);
    expect(await listRedTasks(scope, course.planId, now, 1)).toHaveLength(1);
  });

  it("do not know on a past day what was said later", async () => {
    const red = await listRedTasks(scope, course.planId, { day: "2026-09-21", today }, 10);
    expect(red.find(({ name }) => name === "overdue")?.words).toBeNull();
  });
});

describe("departments", () => {
  it("answer for what they lead, and for what they are responsible for where nobody leads", async () => {
    const [first, second] = workspace.departments;
    const league = await listLeague(scope, course.planId, now);
    expect(
      league.map(({ departmentId, answers, leads, responsible, cooperating, meanLag }) => ({
        departmentId,
        answers,
        leads,
        responsible,
        cooperating,
        meanLag,
      })),
    ).toEqual([
      // (40 + 5) / 2; the suspended task does not count for the mean.
      { departmentId: first.id, answers: 3, leads: 3, responsible: 0, cooperating: 1, meanLag: 23 },
      // (35 − 25) / 2
      { departmentId: second.id, answers: 2, leads: 1, responsible: 1, cooperating: 0, meanLag: 5 },
    ]);
    expect(league[0]?.tasks.map(({ light }) => light)).toEqual(["red", "green", "none"]);
    expect(league[0]?.counts).toEqual({ red: 1, yellow: 0, green: 1, none: 1, done: 0 });
  });

  it("are judged by the day a report was first handed in", async () => {
    const [first, second] = workspace.departments;
    const rows = await listPunctuality(scope, { planId: course.planId }, now);
    const of = (departmentId: string, month: string) => {
      const row = rows.find((one) => one.departmentId === departmentId && one.month === month);
      return row && [row.onTime, row.late, row.missing, row.open];
    };
    expect(of(first.id, "2026-09")).toEqual([1, 1, 0, 0]);
    expect(of(second.id, "2026-09")).toEqual([1, 0, 0, 0]);
    // The June report was first handed in on time; it was returned and handed in again later.
    expect(of(first.id, "2026-06")).toEqual([1, 0, 2, 0]);
    expect(of(second.id, "2026-06")).toEqual([0, 0, 2, 0]);
    // Finished work owes nothing in July and owes again while it is reopened.
    expect(of(second.id, "2026-07")).toEqual([0, 0, 1, 0]);
  });

  it("have a month that is still open on a past day", async () => {
    const rows = await listPunctuality(scope, { planId: course.planId }, { day: "2026-09-21", today });
    const september = rows.filter(({ month }) => month === "2026-09");
    expect(september.reduce((sum, { open }) => sum + open, 0)).toBe(2);
    expect(september.reduce((sum, { onTime }) => sum + onTime, 0)).toBe(1);
    expect(september.every(({ missing }) => missing === 0)).toBe(true);
  });

  it("see their load by role", async () => {
    const [first] = workspace.departments;
    const load = await sumsByRole(scope, first.id, now);
    expect(load.map(({ role, tasks, red }) => [role, tasks, red])).toEqual([
      ["lead", 3, 1],
      ["cooperating", 1, 0],
    ]);
    const tasks = await listDepartmentTasks(scope, first.id, now);
    expect(tasks.map(({ name, role }) => [name, role])).toEqual([
      ["overdue", "lead"],
      ["on course", "lead"],
      ["suspended", "lead"],
      ["finished", "cooperating"],
    ]);
  });

  it("show the names they bore", async () => {
    const { workspaceId, departments } = workspace;
    const old = await database().department.create({
      data: {
        workspaceId,
        name: "市质量技监局",
        successorId: departments[1].id,
        endedOn: toDatabaseDate("2018-12-31"),
      },
    });
    await database().departmentAlias.create({
      data: {
        workspaceId,
        departmentId: departments[1].id,
        name: "市监局",
        validFrom: toDatabaseDate("2019-01-01"),
      },
    });
    expect(await findDepartmentCard(scope, departments[1].id)).toMatchObject({
      predecessors: [{ id: old.id, name: "市质量技监局", endedOn: "2018-12-31" }],
      aliases: [{ name: "市监局", from: "2019-01-01", to: null }],
      successor: null,
    });
    expect((await findDepartmentCard(scope, old.id))?.successor?.name).toBe(departments[1].name);
  });
});

describe("the history of a plan", () => {
  it("tells what one person did on one day together, the newest first", async () => {
    const events = await listPlanEvents(scope, course.planId, 100);
    expect(events[0]).toMatchObject({ kind: "report.accepted", count: 1, taskName: "on course" });
    const acknowledged = events.filter(({ kind }) => kind === "assignment.acknowledged");
    expect(acknowledged.map(({ count }) => count)).toEqual([2, 1, 1]);
    expect(events.at(-1)?.kind).toBe("plan.handed_out");
    expect(await listPlanEvents(scope, course.planId, 3)).toHaveLength(3);
  });
});

describe("indicators", () => {
  it("come with what the plan prints and the readings up to the day", async () => {
    const { workspaceId } = workspace;
    const { planId } = course;
    await database().indicator.create({
      data: {
        id: randomUUID(),
        workspaceId,
        planId,
        order: 0,
        name: "合格率",
        unit: "%",
        anchorStart: 0,
        anchorEnd: 1,
        values: {
          create: [
            { year: 2024, value: 93.6, kind: "baseline" },
            { year: 2027, value: 95, kind: "target" },
            { year: 2025, value: 94, kind: "target" },
          ],
        },
        readings: {
          create: [
            { on: toDatabaseDate("2026-03-31"), value: 94.2, enteredBy: "某人" },
            { on: toDatabaseDate("2026-09-30"), value: 94.5, enteredBy: "某人" },
          ],
        },
      },
    });
    const [indicator] = await listIndicators(scope, planId, "2026-06-30");
    expect(indicator).toMatchObject({
      baseline: { year: 2024, value: 93.6 },
      targets: [
        { year: 2025, value: 94 },
        { year: 2027, value: 95 },
      ],
      readings: [{ on: "2026-03-31", value: 94.2 }],
    });
  });
});
