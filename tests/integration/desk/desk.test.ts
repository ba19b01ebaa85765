import { beforeAll, describe, expect, it } from "vitest";
import { decline } from "@/lib/assignments/mutations";
import type { Actor } from "@/lib/auth/types";
import { addDays, monthEnd, monthStart, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { roomFor } from "@/lib/desk/loaders";
import type { DepartmentDesk, SupervisorDesk } from "@/lib/desk/types";
import { taskPageFor } from "@/lib/reports/loaders";
import { returnReport, saveDraft, signOffReports, submitReports } from "@/lib/reports/mutations";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let people: TestWorkspace["actors"];
let plan: TestPlan;
const now = new Date();
const words = { text: "完成两项", percent: 40, isBlocked: false, problems: "", nextSteps: "" };

beforeAll(async () => {
  workspace = await createWorkspace({ signOffRequired: true });
  people = workspace.actors;
  plan = await createPlan(workspace, { tasks: 4 });
});

const at = (index: number, of: TestPlan = plan) => {
  const task = of.tasks[index];
  if (!task) throw new Error("no such task");
  return task;
};

function departmentDesk(actor: Actor): DepartmentDesk {
  const room = roomFor(actor, plan.today);
  if (room.kind !== "department") throw new Error("another desk");
  return room;
}

function supervisorDesk(): SupervisorDesk {
  const room = roomFor(people.supervisor, plan.today);
  if (room.kind !== "supervisor") throw new Error("another desk");
  return room;
}

async function handIn(index: number, actor = people.officer): Promise<string> {
  const { id } = await saveDraft(
    actor,
    { ...words, assignmentId: at(index).assignments.first, periodId: plan.periodId, version: 0 },
    now,
  );
  await submitReports(actor, { reportIds: [id] }, now);
  return id;
}

describe("what a department owes", () => {
  it("is every part in a task under way, of the own department alone", async () => {
    const { entries, daysLeft } = await departmentDesk(people.officer).owed;
    expect(entries.map(({ assignmentId }) => assignmentId)).toEqual(
      plan.tasks.map(({ assignments }) => assignments.first),
    );
    expect(daysLeft).toBeGreaterThanOrEqual(0);
    const others = await departmentDesk(people.other).owed;
    expect(others.entries.map(({ role }) => role)).toEqual(Array(4).fill("cooperating"));
  });

  it("puts first what was sent back, with the words that were, also from a period gone by", async () => {
    const month = addDays(monthStart(plan.today), -1);
    const earlier = await database().reportingPeriod.create({
      data: {
        workspaceId: workspace.workspaceId,
        planId: plan.planId,
        startsOn: toDatabaseDate(monthStart(month)),
        endsOn: toDatabaseDate(monthEnd(month)),
        opensOn: toDatabaseDate(monthStart(month)),
        dueOn: toDatabaseDate(monthEnd(month)),
      },
    });
    const { id } = await saveDraft(
      people.officer,
      { ...words, assignmentId: at(2).assignments.first, periodId: earlier.id, version: 0 },
      now,
    );
    await submitReports(people.officer, { reportIds: [id] }, now);
    await returnReport(people.head, { reportId: id, reason: "写明数量" }, now);
    const { entries } = await departmentDesk(people.officer).owed;
    expect(entries).toHaveLength(5);
    expect(entries[0]).toMatchObject({
      periodId: earlier.id,
      report: { status: "returned", returnReason: "写明数量", returnedText: "完成两项" },
    });
    const ofOpen = entries.find(
      ({ assignmentId, periodId }) => assignmentId === at(2).assignments.first && periodId === plan.periodId,
    );
    // What was sent back has not been said yet.
    expect(ofOpen?.last).toBeNull();
    await saveDraft(
      people.officer,
      {
        ...words,
        text: "完成两项，12 家",
        assignmentId: at(2).assignments.first,
        periodId: earlier.id,
        version: entries[0]?.report?.version ?? 0,
      },
      now,
    );
    await submitReports(people.officer, { reportIds: [id] }, now);
    const after = (await departmentDesk(people.officer).owed).entries;
    expect(after).toHaveLength(4);
    expect(after.find(({ assignmentId }) => assignmentId === at(2).assignments.first)?.last).toMatchObject({
      text: "完成两项，12 家",
      percent: 40,
    });
  });

  it("leaves out what is put off, declined or not yet handed out", async () => {
    const other = await createPlan(workspace, { tasks: 1, status: "draft" });
    await decline(people.officer, { assignmentId: at(3).assignments.first, reason: "不是本局职责" }, now);
    const { entries } = await departmentDesk(people.officer).owed;
    expect(entries.map(({ task }) => task.id)).not.toContain(at(3).id);
    expect(entries.map(({ planId }) => planId)).not.toContain(other.planId);
  });
});

describe("what waits", () => {
  it("is with the head until it is signed, then with the supervisor", async () => {
    const id = await handIn(0);
    const before = await supervisorDesk().waiting;
    expect(before.reports.map((report) => report.id)).not.toContain(id);
    const signatures = await departmentDesk(people.head).signatures;
    expect(signatures?.reports.map((report) => report.id)).toContain(id);
    expect(departmentDesk(people.officer).signatures).toBeNull();
    await signOffReports(people.head, { reportIds: [id] }, now);
    const waiting = await supervisorDesk().waiting;
    expect(waiting.reports.find((report) => report.id === id)).toMatchObject({
      text: "完成两项",
      signedOffBy: "head",
      own: false,
      last: null,
    });
    expect(waiting.total).toBe(waiting.reports.length);
  });

  it("shows the supervisor what was declined, with the reason", async () => {
    const declined = await supervisorDesk().declined;
    expect(declined.map(({ reason, department }) => [reason, department])).toEqual([
      ["不是本局职责", "市工业和信息化局"],
    ]);
  });

  it("shows a department what it has not answered", async () => {
    const waiting = await departmentDesk(people.officer).toAcknowledge;
    const ids = waiting.map(({ assignmentId }) => assignmentId);
    expect(ids).toContain(at(1).assignments.first);
    expect(ids).not.toContain(at(0).assignments.first);
    expect(ids).not.toContain(at(3).assignments.first);
  });
});

describe("another workspace", () => {
  it("sees none of it, by no id", async () => {
    const foreign = await createWorkspace({ signOffRequired: true });
    for (const actor of Object.values(foreign.actors)) {
      expect(await taskPageFor(actor, at(0).id, plan.today, undefined)).toBeNull();
    }
    const room = roomFor(foreign.actors.supervisor, plan.today);
    if (room.kind !== "supervisor") throw new Error("another desk");
    expect(await room.waiting).toEqual({ reports: [], total: 0 });
    expect(await room.declined).toEqual([]);
    expect(await room.red).toEqual([]);
    // An actor who names another's department in their own workspace finds nothing there either.
    const disguised: Actor = { ...foreign.actors.officer, departmentId: people.officer.departmentId };
    const desk = roomFor(disguised, plan.today);
    if (desk.kind !== "department") throw new Error("another desk");
    expect((await desk.owed).entries).toEqual([]);
    expect(await desk.toAcknowledge).toEqual([]);
  });
});

describe("statements", () => {
  const roles = ["officer", "head", "supervisor", "leader", "administrator"] as const;

  it.each(roles)("of the desk of the %s are as many for 4 tasks as for 44", async (role) => {
    const small = await createWorkspace({ signOffRequired: true });
    const count = async () =>
      (await countStatements(async () => roomFor(small.actors[role], plan.today))).statements.length;
    await createPlan(small, { tasks: 4 });
    const few = await count();
    await createPlan(small, { tasks: 40 });
    expect(await count()).toBe(few);
    expect(few).toBeLessThanOrEqual(12);
  });

  it.each(roles)("of a task's page for the %s do not grow with the plan", async (role) => {
    const small = await createWorkspace({ signOffRequired: true });
    const count = async (of: TestPlan) => {
      const { statements } = await countStatements(() =>
        taskPageFor(small.actors[role], at(0, of).id, of.today, undefined),
      );
      return statements.length;
    };
    const few = await count(await createPlan(small, { tasks: 2 }));
    expect(await count(await createPlan(small, { tasks: 40 }))).toBe(few);
    expect(few).toBeLessThanOrEqual(14);
  });
});

describe("the page of a task", () => {
  it("tells its past, its parts and its history", async () => {
    const page = await taskPageFor(people.supervisor, at(0).id, plan.today, undefined);
    if (!page) throw new Error("no page");
    const [parts, source, history, reports] = await Promise.all([
      page.parts,
      page.source,
      page.history,
      page.reports,
    ]);
    expect(page.task.sections.map(({ title }) => title)).toEqual(["重点任务"]);
    expect(page.task.period).toMatchObject({ id: plan.periodId });
    expect(parts.assignments.map(({ role, report }) => [role, report?.status ?? null])).toEqual([
      ["lead", "signed_off"],
      ["cooperating", null],
    ]);
    expect(parts.past.reached.map(({ status }) => status)).toEqual(["in_progress"]);
    expect(parts.steps).toEqual(["suspend", "cancel"]);
    expect(source).toContain("牵头");
    expect(history.entries.map(({ entry }) => entry.kind)).toEqual(["report.signed_off", "report.submitted"]);
    expect(reports.map(({ status, percent }) => [status, percent])).toEqual([["signed_off", 40]]);
    expect((await page.waiting).map(({ text }) => text)).toEqual(["完成两项"]);
    expect(await page.owed).toEqual([]);
  });

  it("offers an officer the own report alone", async () => {
    const page = await taskPageFor(people.other, at(0).id, plan.today, undefined);
    if (!page) throw new Error("no page");
    expect((await page.owed).map(({ assignmentId }) => assignmentId)).toEqual([at(0).assignments.second]);
    expect(await page.waiting).toEqual([]);
    expect(await page.departments).toEqual([]);
  });

  it("goes back through the history by cursor", async () => {
    const first = await taskPageFor(people.leader, at(0).id, plan.today, undefined);
    const latest = (await first?.history)?.entries[0];
    const second = await taskPageFor(people.leader, at(0).id, plan.today, latest?.sequence);
    const further = await second?.history;
    expect(further?.older).toBe(true);
    expect(further?.entries.map(({ entry }) => entry.kind)).toEqual(["report.submitted"]);
    expect(further?.next).toBeNull();
  });
});
