import fc from "fast-check";
import { expect, it } from "vitest";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { listTaskProblems } from "@/lib/problems/data";
import { address, raise, settle } from "@/lib/problems/mutations";
import { stateFrom } from "@/lib/problems/rules";
import type { LaterStep, ProblemState } from "@/lib/problems/types";
import { Act } from "@/tests/setup/act";
import { createPlan } from "@/tests/setup/plan";
import { createWorkspace, type TestWorkspace } from "@/tests/setup/workspace";

type Name = "leader" | "supervisor" | "head" | "officer" | "other" | "administrator";
const names: Name[] = ["leader", "supervisor", "head", "officer", "other", "administrator"];
/** To whom: supervisors, leaders, or one of the two departments on the task, or one that is not on it. */
const addressees = ["supervisor", "leader", 0, 1, 2] as const;
type To = (typeof addressees)[number];

interface Raised {
  state: ProblemState;
  by: number;
  to: To;
}

interface Model {
  raised: Raised[];
  isUnderWay: boolean;
}

interface Real {
  workspace: TestWorkspace;
  scope: Scope;
  taskId: string;
  departments: string[];
  ids: string[];
}

const now = new Date();
const departmentOf = (who: Name) => (who === "officer" || who === "head" ? 0 : who === "other" ? 1 : null);

async function everything({ scope: { workspaceId } }: Real): Promise<unknown> {
  const where = { workspaceId };
  return {
    rows: await database().problem.findMany({ where, orderBy: { id: "asc" } }),
    entries: await database().problemEntry.count({ where }),
    log: await database().auditEvent.count({ where }),
    messages: await database().notification.count({ where }),
  };
}

/** Rows, their own log and the model say the same. */
async function agrees({ raised }: Model, real: Real): Promise<void> {
  const rows = await listTaskProblems(real.scope, real.taskId);
  expect(rows).toHaveLength(raised.length);
  for (const [index, id] of real.ids.entries()) {
    const row = rows.find((one) => one.id === id);
    const model = raised[index];
    if (!row || !model) throw new Error("a problem is lost");
    expect([row.state, stateFrom(row.entries)]).toEqual([model.state, model.state]);
    expect(real.departments.indexOf(row.departmentId)).toBe(model.by);
    expect(row.addresseeDepartmentId ?? row.addressee).toBe(
      typeof model.to === "number" ? real.departments[model.to] : model.to,
    );
  }
}

/** An act on problems. */
abstract class ProblemAct extends Act<Model, Real> {
  constructor(readonly who: Name) {
    super();
  }
  protected override everything = everything;
  protected override agrees = agrees;
}

const addresseeOf = ({ departments }: Real, to: To) =>
  typeof to === "number" ? (departments[to] ?? "") : to;

class Raise extends ProblemAct {
  constructor(
    who: Name,
    readonly to: To,
  ) {
    super(who);
  }
  allowed({ isUnderWay }: Model): boolean {
    const own = departmentOf(this.who);
    return isUnderWay && own !== null && own !== this.to;
  }
  async work(real: Real): Promise<void> {
    const input = {
      taskId: real.taskId,
      words: "用地未批复",
      to: addresseeOf(real, this.to),
      neededBy: null,
    };
    real.ids.push((await raise(real.workspace.actors[this.who], input, now)).id);
  }
  effect({ raised }: Model): void {
    raised.push({ state: "open", by: departmentOf(this.who) ?? -1, to: this.to });
  }
  toString = () => `${this.who} raises to ${this.to}`;
}

class Step extends ProblemAct {
  constructor(
    who: Name,
    readonly step: LaterStep,
    readonly which: number,
    readonly to: To,
    readonly words: string,
  ) {
    super(who);
  }
  override check({ raised }: Readonly<Model>): boolean {
    return raised.length > 0;
  }
  private of<T>(list: readonly T[]): T {
    const found = list[this.which % list.length];
    if (found === undefined) throw new Error("there is none");
    return found;
  }
  allowed({ raised }: Model): boolean {
    const { state, by, to } = this.of(raised);
    const own = departmentOf(this.who);
    const isSupervisor = this.who === "supervisor";
    switch (this.step) {
      case "address":
        return isSupervisor && state === "open" && this.to !== by && this.words !== "";
      case "answer":
        return (isSupervisor || (own !== null && own === to)) && state === "open" && this.words !== "";
      case "close":
        return (isSupervisor || own === by) && state !== "closed";
      case "reopen":
        return (isSupervisor || own === by) && state !== "open" && this.words !== "";
    }
  }
  async work(real: Real): Promise<void> {
    const by = real.workspace.actors[this.who];
    const problemId = this.of(real.ids);
    const { step, words } = this;
    if (step === "address") await address(by, { problemId, words, to: addresseeOf(real, this.to) }, now);
    else await settle(by, { problemId, step, words }, now);
  }
  effect({ raised }: Model): void {
    const problem = this.of(raised);
    if (this.step === "address") problem.to = this.to;
    else problem.state = this.step === "answer" ? "answered" : this.step === "close" ? "closed" : "open";
  }
  toString = () => `${this.who} takes ${this.step} on the ${this.which}th (${this.to}) with “${this.words}”`;
}

/** The task is put aside, or taken up again: nothing new is raised meanwhile, what was raised is settled as before. */
class Suspend extends ProblemAct {
  allowed(): boolean {
    return true;
  }
  async work({ taskId }: Real): Promise<void> {
    const { status } = await database().task.findUniqueOrThrow({ where: { id: taskId } });
    const to = status === "suspended" ? "in_progress" : "suspended";
    await database().task.update({ where: { id: taskId }, data: { status: to } });
  }
  effect(model: Model): void {
    model.isUnderWay = !model.isUnderWay;
  }
  toString = () => "the task is put aside or taken up again";
}

const who = fc.constantFrom(...names);
const to = fc.constantFrom<To>(...addressees);
const step = fc.constantFrom<LaterStep>("address", "answer", "answer", "close", "reopen");
const words = fc.constantFrom("已安排", "已安排", "已安排", "已安排", "");
const acting = fc.constantFrom<Name>("supervisor", "supervisor", "officer", "other");

const commands = [
  fc.tuple(who, to).map(([a, b]) => new Raise(a, b)),
  fc.tuple(acting, to).map(([a, b]) => new Raise(a, b)),
  fc.tuple(who, step, fc.nat({ max: 1 }), to, words).map((of) => new Step(...of)),
  fc.tuple(acting, step, fc.nat({ max: 1 }), to, words).map((of) => new Step(...of)),
  fc.tuple(acting, step, fc.nat({ max: 1 }), to, words).map((of) => new Step(...of)),
  fc.constant(new Suspend("supervisor")),
];

it("comes by no sequence of acts into a state that the rules forbid, and its own log rebuilds it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 30, size: "max" }), async (sequence) => {
      const workspace = await createWorkspace();
      const { workspaceId } = workspace;
      const plan = await createPlan(workspace, { tasks: 1, status: "in_progress" });
      const third = await database().department.create({ data: { workspaceId, name: "市数据局", order: 9 } });
      const real: Real = {
        workspace,
        scope: scopeOf(workspace.actors.supervisor),
        taskId: plan.tasks[0]?.id ?? "",
        departments: [...workspace.departments.map(({ id }) => id), third.id],
        ids: [],
      };
      await fc.asyncModelRun(() => ({ model: { raised: [], isUnderWay: true }, real }), sequence);
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 60_000);
