import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/audit/data";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { addDays, monthEnd, monthStart, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import {
  acceptReports,
  markUnchanged,
  returnReport,
  saveDraft,
  signOffReports,
  submitReports,
} from "@/lib/reports/mutations";
import { countStatements } from "@/tests/setup/database";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

let workspace: TestWorkspace;
let plan: TestPlan;
let people: TestWorkspace["actors"];
const now = new Date();

beforeAll(async () => {
  workspace = await createWorkspace({ signOffRequired: true });
  people = workspace.actors;
});
beforeEach(async () => {
  plan = await createPlan(workspace, { tasks: 1 });
});

function taskOf(of: TestPlan): TestPlan["tasks"][number] {
  const [task] = of.tasks;
  if (!task) throw new Error("the plan has no task");
  return task;
}

const words = { text: "完成两项", percent: 40, isBlocked: false, problems: "", nextSteps: "" };
const place = (version = 0) => ({
  assignmentId: taskOf(plan).assignments.first,
  periodId: plan.periodId,
  version,
});
const save = (change: Partial<typeof words> = {}, version = 0, actor: Actor = people.officer) =>
  saveDraft(actor, { ...place(version), ...words, ...change }, now);
const submit = (...reportIds: string[]) => submitReports(people.officer, { reportIds }, now);
const sign = (...reportIds: string[]) => signOffReports(people.head, { reportIds }, now);
const accept = (...reportIds: string[]) => acceptReports(people.supervisor, { reportIds }, now);
const task = () => database().task.findUniqueOrThrow({ where: { id: taskOf(plan).id } });
const report = (id: string) => database().report.findUniqueOrThrow({ where: { id } });
const changes = () =>
  database().statusChange.findMany({
    where: { taskId: taskOf(plan).id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
const audit = () =>
  database().auditEvent.findMany({ where: { taskId: taskOf(plan).id }, orderBy: { sequence: "asc" } });

async function earlierPeriod(): Promise<string> {
  const month = addDays(monthStart(plan.today), -1);
  const period = await database().reportingPeriod.create({
    data: {
      workspaceId: workspace.workspaceId,
      planId: plan.planId,
      startsOn: toDatabaseDate(monthStart(month)),
      endsOn: toDatabaseDate(monthEnd(month)),
      opensOn: toDatabaseDate(monthStart(month)),
      dueOn: toDatabaseDate(monthEnd(month)),
    },
  });
  return period.id;
}

describe("saving what is typed", () => {
  it("is one statement, the first time and later", async () => {
    const first = await countStatements(() => save());
    expect(first.statements).toHaveLength(1);
    const second = await countStatements(() => save({ text: "完成三项" }, first.result.version));
    expect(second.statements).toHaveLength(1);
    expect(await report(first.result.id)).toMatchObject({ text: "完成三项", version: 2, status: "draft" });
  });

  it("makes one report of an assignment and period, however many save at once", async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => save({ text: `第 ${index} 个窗口` })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const attempt of tries) {
      if (attempt.status === "rejected") expect(attempt.reason).toMatchObject({ code: "conflict" });
    }
    expect(await database().report.count({ where: { assignmentId: taskOf(plan).assignments.first } })).toBe(
      1,
    );
  });

  it("refuses the version that somebody else has overtaken", async () => {
    const first = await save();
    const second = await save({ text: "改过" }, first.version);
    expect(second).toMatchObject({ version: 2, content: { text: "改过" } });
    await expect(save({ text: "旧窗口" }, first.version)).rejects.toMatchObject({ code: "conflict" });
    expect((await report(first.id)).text).toBe("改过");
  });

  it("is for the own department, while the task is under way and the period has opened", async () => {
    await expect(save({}, 0, people.other)).rejects.toMatchObject({ code: "forbidden" });
    const future = await database().reportingPeriod.create({
      data: {
        workspaceId: workspace.workspaceId,
        planId: plan.planId,
        startsOn: toDatabaseDate(monthStart(plan.today, 2)),
        endsOn: toDatabaseDate(monthEnd(plan.today, 2)),
        opensOn: toDatabaseDate(monthStart(plan.today, 2)),
        dueOn: toDatabaseDate(monthEnd(plan.today, 2)),
      },
    });
    await expect(
      saveDraft(people.officer, { ...place(), ...words, periodId: future.id }, now),
    ).rejects.toMatchObject({ code: "noOpenPeriod" });
    await database().task.update({ where: { id: taskOf(plan).id }, data: { status: "suspended" } });
    await expect(save()).rejects.toMatchObject({ code: "stateForbids" });
  });

  it("does not reach a period of another plan", async () => {
    const other = await createPlan(workspace, { tasks: 1 });
    await expect(
      saveDraft(people.officer, { ...place(), ...words, periodId: other.periodId }, now),
    ).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("no change", () => {
  it("is refused for a first report", async () => {
    await expect(markUnchanged(people.officer, place(), now)).rejects.toMatchObject({
      code: "unchangedNotAllowed",
    });
  });

  it("takes over what was handed in last, and is refused once sent back", async () => {
    const periodId = await earlierPeriod();
    const last = await saveDraft(
      people.officer,
      { ...place(), ...words, periodId, problems: "用地", isBlocked: true },
      now,
    );
    await expect(markUnchanged(people.officer, place(), now)).rejects.toMatchObject({
      code: "unchangedNotAllowed",
    });
    await submit(last.id);
    const same = await markUnchanged(people.officer, place(), now);
    expect(same.content).toEqual({ ...words, problems: "用地", isBlocked: true });
    await submit(same.id);
    await sign(same.id);
    await returnReport(people.supervisor, { reportId: same.id, reason: "须写明进展" }, now);
    const { version } = await report(same.id);
    await expect(markUnchanged(people.officer, place(version), now)).rejects.toMatchObject({
      code: "unchangedNotAllowed",
    });
    await save({ text: "新进展" }, version);
    expect((await report(same.id)).isUnchanged).toBe(false);
  });
});

describe("the way of a report", () => {
  it("goes from the officer over the head to the supervisor, and only then counts", async () => {
    const { id } = await save();
    await expect(accept(id)).rejects.toMatchObject({ code: "stateForbids" });
    await submit(id);
    expect(await task()).toMatchObject({ status: "in_progress", percent: 0 });
    await expect(accept(id)).rejects.toMatchObject({ code: "stateForbids" });
    await sign(id);
    expect((await task()).percent).toBe(0);
    await accept(id);
    expect(await task()).toMatchObject({ percent: 40, isBlocked: false });
    expect((await changes()).map(({ subject, from, to }) => [subject, from, to])).toEqual([
      ["assignment", null, "acknowledged"],
      ["task", "assigned", "in_progress"],
      ["report", "draft", "submitted"],
      ["report", "submitted", "signed_off"],
      ["report", "signed_off", "accepted"],
      ["progress", "0", "40"],
    ]);
    expect((await audit()).map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ["report.submitted", "officer"],
      ["report.signed_off", "head"],
      ["report.accepted", "supervisor"],
    ]);
  });

  it("needs no second signature of a head who hands in", async () => {
    const { id } = await save({}, 0, people.head);
    await submitReports(people.head, { reportIds: [id] }, now);
    expect(await report(id)).toMatchObject({ status: "signed_off", signedOffBy: "head" });
  });

  it("is not handed in empty, twice, or by another department", async () => {
    const { id, version } = await save({ text: " " });
    await expect(submit(id)).rejects.toMatchObject({ code: "nothingToSubmit" });
    await save({}, version);
    await expect(submitReports(people.other, { reportIds: [id] }, now)).rejects.toMatchObject({
      code: "forbidden",
    });
    await submit(id);
    await expect(submit(id)).rejects.toMatchObject({ code: "stateForbids" });
  });

  it("keeps its history when it is sent back", async () => {
    const { id } = await save();
    await submit(id);
    await returnReport(people.head, { reportId: id, reason: "写明数量" }, now);
    expect(await report(id)).toMatchObject({
      status: "returned",
      returnReason: "写明数量",
      text: "完成两项",
    });
    await save({ text: "完成两项，共 12 家" }, (await report(id)).version);
    await submit(id);
    expect(await report(id)).toMatchObject({ status: "submitted", returnReason: null });
    const rows = await audit();
    expect(rows.map(({ kind }) => kind)).toEqual(["report.submitted", "report.returned", "report.submitted"]);
    expect(rows.map(({ data }) => data)).toMatchObject([
      { text: "完成两项" },
      { reason: "写明数量" },
      { text: "完成两项，共 12 家" },
    ]);
  });

  it("is handed in all or not at all, and leaves no trace of what failed", async () => {
    const { id } = await save();
    const before = [(await changes()).length, (await audit()).length];
    await expect(submit(id, "00000000-0000-7000-8000-000000000000")).rejects.toMatchObject({
      code: "notFound",
    });
    expect((await report(id)).status).toBe("draft");
    expect([(await changes()).length, (await audit()).length]).toEqual(before);
  });

  it("is accepted once when two people press at the same time", async () => {
    const { id } = await save();
    await submit(id);
    await sign(id);
    const tries = await Promise.allSettled([accept(id), accept(id)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await audit()).filter(({ kind }) => kind === "report.accepted")).toHaveLength(1);
  });

  it("leaves a log whose chain holds", async () => {
    const { rows, brokenAt } = await verifyChain(scopeOf(people.supervisor));
    expect(brokenAt).toBeNull();
    expect(rows).toBeGreaterThan(10);
  });
});

describe("review", () => {
  it("is not for what one submitted oneself", async () => {
    const { id } = await save();
    await submit(id);
    await sign(id);
    // The same person, now a supervisor.
    const turned: Actor = { ...people.officer, role: "supervisor", departmentId: null };
    await expect(acceptReports(turned, { reportIds: [id] }, now)).rejects.toMatchObject({
      code: "ownSubmission",
    });
    await expect(returnReport(turned, { reportId: id, reason: "理由" }, now)).rejects.toMatchObject({
      code: "ownSubmission",
    });
  });

  it("comes right after submission where no signature is asked for", async () => {
    const plain = await createWorkspace();
    const { officer, head, supervisor } = plain.actors;
    const of = await createPlan(plain, { tasks: 1 });
    const input = { assignmentId: taskOf(of).assignments.first, periodId: of.periodId, version: 0, ...words };
    const { id } = await saveDraft(officer, input, now);
    await submitReports(officer, { reportIds: [id] }, now);
    await expect(signOffReports(head, { reportIds: [id] }, now)).rejects.toMatchObject({
      code: "stateForbids",
    });
    await acceptReports(supervisor, { reportIds: [id] }, now);
    expect(await report(id)).toMatchObject({ status: "accepted" });
  });
});

describe("a task's figures", () => {
  async function acceptedFrom(actor: Actor, assignmentId: string, change: Partial<typeof words>) {
    const { id } = await saveDraft(
      actor,
      { ...words, ...change, assignmentId, periodId: plan.periodId, version: 0 },
      now,
    );
    await submitReports(actor, { reportIds: [id] }, now);
    if (actor === people.officer) await sign(id);
    else await database().report.update({ where: { id }, data: signed(actor) });
    await accept(id);
  }
  const signed = (actor: Actor) => ({
    status: "signed_off" as const,
    signedOffAt: now,
    signedOffById: actor.userId,
    signedOffBy: actor.name,
  });

  it("are the lead's, whatever those who cooperate say", async () => {
    const { first, second } = taskOf(plan).assignments;
    await acceptedFrom(people.other, second, { percent: 90, isBlocked: true });
    expect(await task()).toMatchObject({ percent: 0, isBlocked: false });
    await acceptedFrom(people.officer, first, { percent: 30 });
    expect(await task()).toMatchObject({ percent: 30, isBlocked: false });
  });

  it("are the mean of those responsible where nobody leads, and blocked if one is", async () => {
    plan = await createPlan(workspace, { tasks: 1, roles: ["responsible", "responsible"] });
    const { first, second } = taskOf(plan).assignments;
    await acceptedFrom(people.officer, first, { percent: 25 });
    expect(await task()).toMatchObject({ percent: 13, isBlocked: false });
    await acceptedFrom(people.other, second, { percent: 50, isBlocked: true });
    expect(await task()).toMatchObject({ percent: 38, isBlocked: true });
  });
});
