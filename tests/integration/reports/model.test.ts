import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { acknowledge, assign, decline } from "@/lib/assignments/mutations";
import { verifyChain } from "@/lib/audit/data";
import { listStrayStates } from "@/lib/audit/states";
import { actingFor } from "@/lib/auth/acting";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { handOutChosen } from "@/lib/handing-out/mutations";
import { mayHandOut } from "@/lib/handing-out/policy";
import { closePeriod } from "@/lib/periods/mutations";
import { mayManagePeriods } from "@/lib/periods/policy";
import {
  acceptReports,
  markUnchanged,
  returnReport,
  saveDraft,
  signOffReports,
  submitReports,
} from "@/lib/reports/mutations";
import { isWritable } from "@/lib/reports/rules";
import type { ReportStatus } from "@/lib/reports/types";
import { takeStep } from "@/lib/tasks/mutations";
import { isOpen, statusAfter, type TaskStep, taskSteps } from "@/lib/tasks/rules";
import type { TaskStatus } from "@/lib/tasks/types";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

type Name = "supervisor" | "head" | "officer" | "other" | "leader" | "administrator";
const names: Name[] = ["supervisor", "head", "officer", "other", "leader", "administrator"];

/** What the first department's part, its report and its task may be, by the rules alone. */
interface Model {
  task: TaskStatus;
  part: "waiting" | "acknowledged" | "declined";
  report: ReportStatus | null;
  submittedBy: Name | null;
  /** Nothing is reported, and no period closed, before something of the plan was handed out. */
  isHandedOut: boolean;
  periodClosed: boolean;
}

interface Real {
  plan: TestPlan;
  taskId: string;
  first: string;
}

const now = new Date();
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await createWorkspace({ signOffRequired: true });
});

const actor = (name: Name): Actor => workspace.actors[name];
const ofDepartment = (name: Name) => name === "officer" || name === "head";

async function done(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function reportOf(real: Real) {
  return database().report.findFirst({ where: { assignmentId: real.first, periodId: real.plan.periodId } });
}

/** Rows and model say the same. */
async function agrees(model: Model, real: Real): Promise<void> {
  const task = await database().task.findUniqueOrThrow({ where: { id: real.taskId } });
  const part = await database().assignment.findUniqueOrThrow({ where: { id: real.first } });
  const report = await reportOf(real);
  expect({
    task: task.status,
    part: part.declinedAt ? "declined" : part.acknowledgedAt ? "acknowledged" : "waiting",
    report: report?.status ?? null,
  }).toEqual({ task: model.task, part: model.part, report: model.report });
}

function takeOn(model: Model): void {
  model.part = "acknowledged";
  if (model.task === "assigned") model.task = "in_progress";
}

/** One act by one person: what the rules say of it, what the server does, and whether they agree. */
class Act implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly who: Name,
    readonly what: string,
    readonly allowed: (model: Model, who: Name) => boolean,
    readonly work: (who: Actor, real: Real) => Promise<unknown>,
    readonly effect: (model: Model, who: Name) => void,
  ) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const allowed = this.allowed(model, this.who);
    expect(await done(() => this.work(actor(this.who), real))).toBe(allowed);
    if (allowed) this.effect(model, this.who);
    await agrees(model, real);
  }
  toString = () => `${this.who} ${this.what}`;
}

const writes = ({ task, part, report, periodClosed }: Model, who: Name) =>
  ofDepartment(who) &&
  isOpen(task) &&
  part !== "declined" &&
  isWritable(report ?? "draft") &&
  (!periodClosed || report === "returned");

const content = { text: "本月已完成立项", percent: 40, isBlocked: false, problems: "", nextSteps: "" };

async function withReport(real: Real, work: (report: { id: string; version: number }) => Promise<unknown>) {
  const report = await reportOf(real);
  if (!report) throw new AppError("notFound");
  return work(report);
}

const acts: ((who: Name) => Act)[] = [
  (who) =>
    new Act(
      who,
      "acknowledges",
      ({ task, part }) => ofDepartment(who) && isOpen(task) && part === "waiting",
      (by, { first }) => acknowledge(by, { assignmentId: first }, now),
      takeOn,
    ),
  (who) =>
    new Act(
      who,
      "declines",
      ({ task, part }) => ofDepartment(who) && isOpen(task) && part === "waiting",
      (by, { first }) => decline(by, { assignmentId: first, reason: "不属本单位职责" }, now),
      (model) => {
        model.part = "declined";
      },
    ),
  (who) =>
    new Act(
      who,
      "assigns it again",
      // Where the department has not declined, it changes nothing.
      () => who === "supervisor",
      async (by, { taskId }) => {
        const { version } = await database().task.findUniqueOrThrow({ where: { id: taskId } });
        const changes = [{ departmentId: workspace.departments[0].id, role: "lead" as const }];
        return assign(by, { taskId, version, changes, formerLeads: null, reason: "请继续承担" }, now);
      },
      (model) => {
        if (model.part === "declined") model.part = "waiting";
      },
    ),
  (who) =>
    new Act(
      who,
      "saves",
      (model) => writes(model, who),
      async (by, real) => {
        const version = (await reportOf(real))?.version ?? 0;
        const { periodId } = real.plan;
        return saveDraft(by, { assignmentId: real.first, periodId, version, ...content }, now);
      },
      (model) => {
        model.report ??= "draft";
      },
    ),
  (who) =>
    new Act(
      who,
      "saves over what somebody else saved",
      () => false,
      async (by, real) => {
        const version = ((await reportOf(real))?.version ?? 0) + 1;
        const { periodId } = real.plan;
        return saveDraft(by, { assignmentId: real.first, periodId, version, ...content }, now);
      },
      () => undefined,
    ),
  (who) =>
    new Act(
      who,
      "says no change without a last report",
      () => false,
      async (by, real) => {
        const version = (await reportOf(real))?.version ?? 0;
        return markUnchanged(by, { assignmentId: real.first, periodId: real.plan.periodId, version }, now);
      },
      () => undefined,
    ),
  (who) =>
    new Act(
      who,
      "submits",
      (model) =>
        model.report !== null &&
        model.part !== "declined" &&
        isWritable(model.report) &&
        isOpen(model.task) &&
        ofDepartment(who) &&
        (!model.periodClosed || model.report === "returned"),
      (by, real) => withReport(real, ({ id }) => submitReports(by, { reportIds: [id] }, now)),
      (model) => {
        if (model.part === "waiting") takeOn(model);
        model.report = who === "head" ? "signed_off" : "submitted";
        model.submittedBy = who;
      },
    ),
  (who) =>
    new Act(
      who,
      "signs off",
      ({ report }) => who === "head" && report === "submitted",
      (by, real) => withReport(real, ({ id }) => signOffReports(by, { reportIds: [id] }, now)),
      (model) => {
        model.report = "signed_off";
      },
    ),
  (who) =>
    new Act(
      who,
      "accepts",
      ({ report }) => who === "supervisor" && report === "signed_off",
      (by, real) => withReport(real, ({ id }) => acceptReports(by, { reportIds: [id] }, now)),
      (model) => {
        model.report = "accepted";
      },
    ),
  (who) =>
    new Act(
      who,
      "returns",
      ({ report }) =>
        (who === "head" && report === "submitted") || (who === "supervisor" && report === "signed_off"),
      (by, real) =>
        withReport(real, ({ id }) => returnReport(by, { reportId: id, reason: "请写明进度" }, now)),
      (model) => {
        model.report = "returned";
      },
    ),
  (who) =>
    new Act(
      who,
      "closes the period",
      ({ isHandedOut, periodClosed }) => who === "supervisor" && isHandedOut && !periodClosed,
      async (by, { plan: { periodId } }) => {
        if (!mayManagePeriods(by)) throw new AppError("forbidden");
        const { version } = await database().reportingPeriod.findUniqueOrThrow({ where: { id: periodId } });
        return closePeriod(by, { periodId, version, reason: "提前收齐" }, now);
      },
      (model) => {
        model.periodClosed = true;
      },
    ),
];

/** A department's own steps are taken by those who answer for the task; all others by supervisors. */
function mayStep(model: Model, who: Name, step: TaskStep): boolean {
  if (statusAfter(model.task, step) === null) return false;
  if (step !== "start" && step !== "claim_completion") return who === "supervisor";
  // Where the one that leads has declined, who cooperates is all that is left.
  return model.part === "declined" ? who === "other" : ofDepartment(who);
}

function stepAct(who: Name, step: TaskStep): Act {
  return new Act(
    who,
    step,
    (model) => mayStep(model, who, step),
    async (by, { taskId }) => {
      const { version } = await database().task.findUniqueOrThrow({ where: { id: taskId } });
      if (step !== "hand_out") return takeStep(by, { taskId, version, step, reason: "理由" }, now);
      if (!mayHandOut(by)) throw new AppError("forbidden");
      return handOutChosen(actingFor(by), { tasks: [{ taskId, version }] }, now);
    },
    (model) => {
      model.task = statusAfter(model.task, step) ?? model.task;
      if (step === "hand_out") model.isHandedOut = true;
    },
  );
}

it("comes by no sequence of acts into a state that the rules forbid, and the logs alone rebuild every state", async () => {
  const who = fc.constantFrom(...names);
  const likely = fc.constantFrom<Name[]>("supervisor", "head", "officer");
  const commands = [
    ...acts.flatMap((make) => [who.map(make), likely.map(make), likely.map(make)]),
    fc.tuple(likely, fc.constantFrom(...taskSteps)).map(([name, step]) => stepAct(name, step)),
    fc.tuple(who, fc.constantFrom(...taskSteps)).map(([name, step]) => stepAct(name, step)),
  ];
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.commands(commands, { maxCommands: 30 }), async (waits, sequence) => {
      const plan = await createPlan(workspace, { tasks: 1, status: "draft" });
      const task = plan.tasks[0];
      if (!task) throw new Error("no task");
      await database().reportingPeriod.update({
        where: { id: plan.periodId },
        data: {
          dueOn: toDatabaseDate(addDays(plan.today, 5)),
          endsOn: toDatabaseDate(addDays(plan.today, 5)),
        },
      });
      const model: Model = {
        task: "draft",
        part: "waiting",
        report: null,
        submittedBy: null,
        isHandedOut: false,
        periodClosed: false,
      };
      const real = { plan, taskId: task.id, first: task.assignments.first };
      if (!waits) await stepAct("supervisor", "hand_out").run(model, real);
      await fc.asyncModelRun(() => ({ model, real }), sequence);
      expect(await listStrayStates(scopeOf(actor("supervisor")))).toEqual([]);
    }),
    { numRuns: 15, endOnFailure: true },
  );
  expect((await verifyChain(scopeOf(actor("supervisor")))).brokenAt).toBeNull();
});

it("a state that was written past the logs is found", async () => {
  const own = await createWorkspace();
  const plan = await createPlan(own, { tasks: 1, status: "draft" });
  const scope = scopeOf(own.actors.supervisor);
  expect(await listStrayStates(scope)).toEqual([]);
  const id = plan.tasks[0]?.id ?? "";
  await database().task.update({ where: { id }, data: { status: "suspended", percent: 100 } });
  expect(await listStrayStates(scope)).toEqual([
    { subject: "progress", id, stands: "100 false", logged: "0 false" },
    { subject: "task", id, stands: "suspended", logged: "draft" },
  ]);
});
