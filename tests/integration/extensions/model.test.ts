import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/types";
import { addDays, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { ask, grant, refuse, signOff, withdraw } from "@/lib/extensions/mutations";
import { extensionAfter } from "@/lib/extensions/rules";
import type { ExtensionState, ExtensionStep } from "@/lib/extensions/types";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

type Name = "supervisor" | "head" | "officer" | "other" | "leader";

interface Model {
  deadline: string;
  /** Of the last request. */
  state: ExtensionState | null;
  askedBy: Name | null;
}

interface Real {
  taskId: string;
  extensionId: string | null;
}

const now = new Date();
let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await createWorkspace({ signOffRequired: true });
});

function actor(name: Name): Actor {
  return workspace.actors[name];
}

async function done(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** What the rules say of a person and a step, in words of this test. */
function isAllowed({ state, askedBy }: Model, who: Name, step: ExtensionStep): boolean {
  if (state === null || extensionAfter(state, step, true) === null) return false;
  if (step === "withdraw") return who === "officer" || who === "head";
  if (who === askedBy) return false;
  if (state === "asked") return who === "head" && step !== "grant";
  return who === "supervisor" && step !== "sign_off";
}

/** The row, the log and the deadline tell the same. */
async function agrees(model: Model, real: Real): Promise<void> {
  const task = await database().task.findUniqueOrThrow({ where: { id: real.taskId } });
  expect(task.deadlineOn && fromDatabaseDate(task.deadlineOn)).toBe(model.deadline);
  const waiting = await database().extension.count({
    where: { taskId: real.taskId, state: { in: ["asked", "signed_off"] } },
  });
  expect(waiting).toBeLessThanOrEqual(1);
  if (real.extensionId === null) return;
  const row = await database().extension.findUniqueOrThrow({ where: { id: real.extensionId } });
  expect(row.state).toBe(model.state);
  const [last] = await database().auditEvent.findMany({
    where: { subjectId: real.extensionId },
    orderBy: { sequence: "desc" },
    take: 1,
  });
  expect(last?.kind).toBe(`extension.${model.state}`);
}

class Ask implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly who: Name,
    readonly days: number,
  ) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    const wantedOn = addDays(model.deadline, this.days);
    const isOpen = model.state === "asked" || model.state === "signed_off";
    const allowed = ["officer", "head"].includes(this.who) && !isOpen && this.days > 0;
    let id: string | null = null;
    const work = ask(actor(this.who), { taskId: real.taskId, wantedOn, reason: "等批复" }, now);
    const isDone = await done(work.then((made) => (id = made.id)));
    expect(isDone).toBe(allowed);
    if (isDone) {
      model.state = this.who === "head" ? "signed_off" : "asked";
      model.askedBy = this.who;
      real.extensionId = id;
    }
    await agrees(model, real);
  }
  toString = () => `${this.who} asks for ${this.days} days`;
}

class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly who: Name,
    readonly step: ExtensionStep,
    readonly days: number,
  ) {}
  check = () => true;
  async run(model: Model, real: Real): Promise<void> {
    if (real.extensionId === null) return;
    const extensionId = real.extensionId;
    const grantedOn = addDays(model.deadline, this.days);
    const by = actor(this.who);
    const work = {
      sign_off: () => signOff(by, { extensionId }, now),
      withdraw: () => withdraw(by, { extensionId }, now),
      refuse: () => refuse(by, { extensionId, reason: "按期完成" }, now),
      grant: () => grant(by, { extensionId, grantedOn, words: null }, now),
    }[this.step]();
    const allowed = isAllowed(model, this.who, this.step) && (this.step !== "grant" || this.days > 0);
    expect(await done(work)).toBe(allowed);
    if (allowed) {
      model.state = model.state && extensionAfter(model.state, this.step, true);
      if (this.step === "grant") model.deadline = grantedOn;
    }
    await agrees(model, real);
  }
  toString = () => `${this.who} ${this.step}`;
}

it("comes by no sequence of acts into a state that the rules forbid, and the log tells it", async () => {
  const who = fc.constantFrom<Name>("supervisor", "head", "officer", "other", "leader");
  const days = fc.integer({ min: -1, max: 30 });
  const step = fc.constantFrom<ExtensionStep>("sign_off", "grant", "refuse", "withdraw");
  const commands = fc.commands(
    [
      fc.tuple(fc.constantFrom<Name>("officer", "head", "other"), days).map(([a, b]) => new Ask(a, b)),
      fc.tuple(who, step, days).map(([a, b, c]) => new Step(a, b, c)),
      fc.tuple(fc.constantFrom<Name>("supervisor", "head"), step, days).map(([a, b, c]) => new Step(a, b, c)),
    ],
    { maxCommands: 30, size: "max" },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (run) => {
      const plan = await createPlan(workspace, { tasks: 1, status: "in_progress" });
      const taskId = plan.tasks[0]?.id ?? "";
      const deadline = addDays(plan.today, 10);
      await database().task.update({
        where: { id: taskId },
        data: { deadlineOn: toDatabaseDate(deadline), deadlineKind: "by" },
      });
      await fc.asyncModelRun(
        () => ({ model: { deadline, state: null, askedBy: null }, real: { taskId, extensionId: null } }),
        run,
      );
    }),
    { numRuns: 15, seed: 20261122, endOnFailure: true },
  );
}, 60_000);
