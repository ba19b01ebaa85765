import fc from "fast-check";
import { expect, it } from "vitest";
import { listStrayStates } from "@/lib/audit/states";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { findActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { addDays } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { changeDepartment } from "@/lib/departments/mutations";
import { succeedDepartment } from "@/lib/departments/succession/mutations";
import { answer, close, give } from "@/lib/instructions/mutations";
import type { InstructionState } from "@/lib/instructions/types";
import { Act } from "@/tests/setup/act";
import { createPlan, type TestPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

type Name = "leader" | "supervisor" | "head" | "officer" | "other" | "administrator";
const names: Name[] = ["leader", "supervisor", "head", "officer", "other", "administrator"];
/** What an instruction may be about: tasks under way, not handed out, given up; and the plan itself. */
const matters = ["under_way", "draft", "cancelled", "plan"] as const;
type Matter = (typeof matters)[number];

interface Given {
  /** Departments that are to answer, by their place in the list, with whether they have. */
  asked: Map<number, boolean>;
  isClosed: boolean;
}

interface Model {
  given: Given[];
  /** Into which department each has gone. */
  heirs: Map<number, number>;
}

interface Real {
  workspace: TestWorkspace;
  plan: TestPlan;
  scope: Scope;
  /** The third has no people of its own. */
  departments: string[];
  ids: string[];
}

const now = new Date();

function stateOf({ asked, isClosed }: Given): InstructionState {
  if (isClosed) return "closed";
  return [...asked.values()].every(Boolean) ? "answered" : "open";
}

/** The department for which somebody answers now. */
function departmentOf({ heirs }: Model, who: Name): number | null {
  if (who !== "officer" && who !== "head" && who !== "other") return null;
  let own = who === "other" ? 1 : 0;
  for (let heir = heirs.get(own); heir !== undefined; heir = heirs.get(own)) own = heir;
  return own;
}

/** As the person stands now: who was in a department that ended is in its successor. */
async function actor({ workspace }: Real, who: Name): Promise<Actor> {
  const found = await findActor(workspace.actors[who].sessionId, now);
  if (!found) throw new Error("the session is gone");
  return found;
}

/** Everything that an act could have changed. */
async function everything({ scope: { workspaceId } }: Real): Promise<unknown> {
  const where = { workspaceId };
  return {
    rows: await database().instruction.findMany({ where, orderBy: { id: "asc" } }),
    answers: await database().instructionAddressee.findMany({
      where,
      orderBy: [{ instructionId: "asc" }, { departmentId: "asc" }],
    }),
    log: await database().auditEvent.count({ where }),
    messages: await database().notification.count({ where }),
  };
}

async function agrees(model: Model, real: Real): Promise<void> {
  const rows = await database().instruction.findMany({
    where: { workspaceId: real.scope.workspaceId },
    include: { addressees: true },
  });
  const stands = real.ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    return {
      state: row?.state,
      asked: row?.addressees
        .map((one) => [real.departments.indexOf(one.departmentId), one.answeredAt !== null] as const)
        .sort(([a], [b]) => a - b),
    };
  });
  expect(rows).toHaveLength(real.ids.length);
  expect(stands).toEqual(
    model.given.map((given) => ({
      state: stateOf(given),
      asked: [...given.asked].sort(([a], [b]) => a - b),
    })),
  );
}

/** An act on instructions. */
abstract class InstructionAct extends Act<Model, Real> {
  protected override everything = everything;
  protected override agrees = agrees;
}

class Give extends InstructionAct {
  constructor(
    readonly who: Name,
    readonly matter: Matter,
    readonly to: number[],
  ) {
    super();
  }
  allowed({ heirs }: Model): boolean {
    const isOpen = this.matter === "under_way" || this.matter === "plan";
    return this.who === "leader" && isOpen && !this.to.some((department) => heirs.has(department));
  }
  async work(real: Real): Promise<void> {
    const place = matters.indexOf(this.matter);
    const input = {
      planId: real.plan.planId,
      taskId: real.plan.tasks[place]?.id ?? null,
      problemId: null,
      words: "请把上会时间定下来",
      dueOn: null,
      departmentIds: this.to.map((index) => real.departments[index] ?? ""),
    };
    const { id } = await give(await actor(real, this.who), input, now);
    real.ids.push(id);
  }
  effect({ given }: Model): void {
    given.push({ asked: new Map(this.to.map((index) => [index, false])), isClosed: false });
  }
  toString = () => `${this.who} instructs ${this.to.join("+")} on ${this.matter}`;
}

class Step extends InstructionAct {
  constructor(
    readonly who: Name,
    readonly step: "answer" | "close",
    readonly which: number,
  ) {
    super();
  }
  private index(count: number): number {
    return this.which % count;
  }
  override check({ given }: Readonly<Model>): boolean {
    return given.length > 0;
  }
  allowed(model: Model): boolean {
    const given = model.given[this.index(model.given.length)];
    if (!given || given.isClosed) return false;
    const own = departmentOf(model, this.who);
    if (this.step === "answer") return own !== null && given.asked.has(own);
    return this.who === "leader" || (this.who === "supervisor" && stateOf(given) === "answered");
  }
  async work(real: Real): Promise<void> {
    const instructionId = real.ids[this.index(real.ids.length)] ?? "";
    const by = await actor(real, this.who);
    if (this.step === "answer") await answer(by, { instructionId, words: "11 月底前上会" }, now);
    else await close(by, { instructionId, words: null }, now);
  }
  effect(model: Model): void {
    const given = model.given[this.index(model.given.length)];
    const own = departmentOf(model, this.who);
    if (!given) return;
    if (this.step === "close") given.isClosed = true;
    else if (own !== null) given.asked.set(own, true);
  }
  toString = () => `${this.who} takes ${this.step} on the ${this.which}th`;
}

/** A department ends; what it has not answered is asked of the other, once. */
class Succeed extends InstructionAct {
  constructor(
    readonly from: number,
    readonly to: number,
  ) {
    super();
  }
  allowed({ heirs }: Model): boolean {
    return this.from !== this.to && !heirs.has(this.from) && !heirs.has(this.to);
  }
  async work(real: Real): Promise<void> {
    const input = {
      departmentId: real.departments[this.from] ?? "",
      successorId: real.departments[this.to] ?? "",
      endedOn: addDays(real.plan.today, -1),
    };
    await succeedDepartment(real.workspace.actors.administrator, input, now);
  }
  effect({ given, heirs }: Model): void {
    heirs.set(this.from, this.to);
    for (const { asked, isClosed } of given) {
      if (isClosed || asked.get(this.from) !== false) continue;
      asked.delete(this.from);
      if (!asked.has(this.to)) asked.set(this.to, false);
    }
  }
  toString = () => `${this.from} goes into ${this.to}`;
}

/** The log tells names as they were; it must not lose the thread when they change. */
class Rename extends InstructionAct {
  constructor(
    readonly department: number,
    readonly name: string,
  ) {
    super();
  }
  allowed(): boolean {
    return true;
  }
  async work(real: Real): Promise<void> {
    const departmentId = real.departments[this.department] ?? "";
    const seen = await database().department.findUniqueOrThrow({
      where: { id: departmentId },
      select: { name: true, group: true },
    });
    const input = { departmentId, seen, name: this.name, group: null, oldName: { keep: false as const } };
    await changeDepartment(real.workspace.actors.administrator, input, now);
  }
  effect(): void {}
  toString = () => `${this.department} is called ${this.name}`;
}

const who = fc.constantFrom(...names);
const department = fc.nat({ max: 2 });
const which = fc.nat({ max: 1 });
const step = fc.constantFrom("answer" as const, "answer" as const, "close" as const);
const answering = fc.constantFrom<Name>("officer", "head", "other");
const some = fc.uniqueArray(department, { minLength: 1, maxLength: 3 });

const commands = [
  fc.tuple(who, fc.constantFrom(...matters), some).map(([a, b, c]) => new Give(a, b, c)),
  fc.tuple(fc.constantFrom<Matter>("under_way", "plan"), some).map(([a, b]) => new Give("leader", a, b)),
  fc.tuple(who, step, which).map(([a, b, c]) => new Step(a, b, c)),
  fc.tuple(answering, which).map(([a, b]) => new Step(a, "answer", b)),
  fc.tuple(answering, which).map(([a, b]) => new Step(a, "answer", b)),
  fc.tuple(department, department).map(([a, b]) => new Succeed(a, b)),
  fc.tuple(department, fc.uuid()).map(([a, b]) => new Rename(a, `市${b.slice(0, 8)}局`)),
];

async function open(): Promise<Real> {
  const workspace = await createWorkspace();
  const plan = await createPlan(workspace, { tasks: 3, status: "in_progress" });
  const [, draft, cancelled] = plan.tasks;
  // Neither is part of the log's story here: the instruction alone is.
  const { workspaceId } = workspace;
  const third = await database().department.create({ data: { workspaceId, name: "市数据局", order: 9 } });
  await database().task.update({ where: { id: draft?.id ?? "" }, data: { status: "draft" } });
  await database().task.update({ where: { id: cancelled?.id ?? "" }, data: { status: "cancelled" } });
  const departments = [...workspace.departments.map(({ id }) => id), third.id];
  return { workspace, plan, scope: scopeOf(workspace.actors.supervisor), departments, ids: [] };
}

it("comes by no sequence of acts into a state that the rules forbid, and the log alone rebuilds it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 24, size: "max" }), async (sequence) => {
      const real = await open();
      await fc.asyncModelRun(() => ({ model: { given: [], heirs: new Map() }, real }), sequence);
      const stray = await listStrayStates(real.scope);
      expect(stray.filter(({ subject }) => subject === "instruction")).toEqual([]);
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 60_000);
