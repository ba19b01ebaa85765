import type { AuditRecord } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { toDatabaseDate } from "@/lib/calendar/date";
import type { Problem } from "@/lib/db/generated/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { listDepartments } from "@/lib/departments/data";
import { Directory, takesWork } from "@/lib/departments/rules";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { type LockedTask, lockTask } from "@/lib/tasks/mutations";
import { isOpen } from "@/lib/tasks/rules";
import { mayRaise, mayStepOn } from "./policy";
import { problemAfter, stepNeedsWords } from "./rules";
import type { Addressee, AddressInput, RaiseInput, SettleInput } from "./schema";
import type { ProblemAddressee, ProblemStep } from "./types";

interface To {
  addressee: ProblemAddressee;
  addresseeDepartmentId: string | null;
  /** Of a department. */
  name: string | null;
}

/** Throws `notFound` for a department of another workspace, and for one that nobody can stand for any more. */
async function resolve(tx: Transaction, scope: Scope, to: Addressee): Promise<To> {
  if (to === "supervisor" || to === "leader")
    return { addressee: to, addresseeDepartmentId: null, name: null };
  const department = await tx.department.findFirst({
    where: { id: to, workspaceId: scope.workspaceId, isCollective: false, endedOn: null },
    select: { name: true },
  });
  if (!department) throw new AppError("notFound");
  return { addressee: "department", addresseeDepartmentId: to, name: department.name };
}

async function appendEntry(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  entry: { problemId: string; step: ProblemStep; words: string; to?: To },
): Promise<void> {
  const { to, ...rest } = entry;
  await tx.problemEntry.create({
    data: {
      ...rest,
      workspaceId: scope.workspaceId,
      authorId: actor.userId,
      authorName: actor.name,
      departmentName: actor.departmentName,
      addressee: to ? (to.name ?? to.addressee) : null,
      at: now,
    },
  });
}

/** Raises what needs somebody else's decision; by a department of the task, while it is under way. */
export async function raise(actor: Actor, input: RaiseInput, now: Date): Promise<{ id: string }> {
  const scope = scopeOf(actor);
  const { words, neededBy } = input;
  return transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    const own = task.assignments.find(({ departmentId }) => departmentId === actor.departmentId);
    if (!own || !mayRaise(actor, task.assignments)) throw new AppError("forbidden");
    if (!isOpen(task.status)) throw new AppError("stateForbids");
    const to = await resolve(tx, scope, input.to);
    // A department does not wait for itself.
    if (to.addresseeDepartmentId === own.departmentId) throw new AppError("invalid");
    const { addressee, addresseeDepartmentId } = to;
    const { id } = await tx.problem.create({
      data: {
        workspaceId: scope.workspaceId,
        taskId: task.id,
        departmentId: own.departmentId,
        words,
        addressee,
        addresseeDepartmentId,
        neededBy: neededBy && toDatabaseDate(neededBy),
        raisedById: actor.userId,
        raisedBy: actor.name,
        raisedAt: now,
      },
      select: { id: true },
    });
    await appendEntry(tx, scope, actor, now, { problemId: id, step: "raise", words, to });
    const data = { department: own.department, addressee, to: to.name, words };
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      { kind: "problem.raised", subjectId: id, planId: task.planId, taskId: task.id, data },
    ]);
    return { id };
  });
}

export interface LockedProblem {
  task: LockedTask;
  problem: Problem & { department: { name: string }; addresseeDepartment: { name: string } | null };
}

/** The problem as it stands now, its task locked. Throws `notFound`. */
export async function lockProblem(tx: Transaction, scope: Scope, problemId: string): Promise<LockedProblem> {
  const where = { id: problemId, workspaceId: scope.workspaceId };
  const found = await tx.problem.findFirst({ where, select: { taskId: true } });
  if (!found) throw new AppError("notFound");
  const task = await lockTask(tx, scope, found.taskId);
  const problem = await tx.problem.findFirstOrThrow({
    where,
    include: { department: { select: { name: true } }, addresseeDepartment: { select: { name: true } } },
  });
  return { task, problem };
}

const kinds = {
  address: "problem.addressed",
  answer: "problem.answered",
  close: "problem.closed",
  reopen: "problem.reopened",
} as const;

/** Who raised a settled problem and who is to answer it now, where departments have ended since it was settled. */
async function withHeirs(
  tx: Transaction,
  scope: Scope,
  { task, problem }: LockedProblem,
): Promise<LockedProblem> {
  const directory = new Directory(await listDepartments(scope, tx));
  const raiser = directory.current(problem.departmentId);
  const asked = problem.addresseeDepartmentId && directory.current(problem.addresseeDepartmentId);
  const isSettledByNobody = !asked || !takesWork(asked) || asked.id === raiser?.id;
  return {
    task,
    problem: {
      ...problem,
      ...(raiser ? { departmentId: raiser.id, department: { name: raiser.name } } : {}),
      ...(problem.addressee === "department"
        ? {
            addressee: isSettledByNobody ? ("supervisor" as const) : problem.addressee,
            addresseeDepartmentId: isSettledByNobody ? null : asked.id,
            addresseeDepartment: isSettledByNobody ? null : { name: asked.name },
          }
        : {}),
    },
  };
}

/** Takes one step and gives what is to be written down; whose step it is has been asked. Throws `stateForbids`. */
export async function stepIn(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  { task, problem }: LockedProblem,
  { step, words, to }: { step: keyof typeof kinds; words: string; to?: To },
): Promise<AuditRecord> {
  const state = problemAfter(problem.state, step);
  if (state === null) throw new AppError("stateForbids");
  if (stepNeedsWords(step) && words === "") throw new AppError("reasonRequired");
  const { addressee, addresseeDepartmentId, name } = to ?? {
    addressee: problem.addressee,
    addresseeDepartmentId: problem.addresseeDepartmentId,
    name: problem.addresseeDepartment?.name ?? null,
  };
  await tx.problem.update({
    where: { id: problem.id, workspaceId: scope.workspaceId },
    data: { state, departmentId: problem.departmentId, addressee, addresseeDepartmentId },
  });
  await appendEntry(tx, scope, actor, now, { problemId: problem.id, step, words, to });
  return {
    kind: kinds[step],
    subjectId: problem.id,
    planId: task.planId,
    taskId: task.id,
    data: { department: problem.department.name, addressee, to: name, words },
  };
}

/** Passes a problem on to whoever is to decide. */
export async function address(actor: Actor, input: AddressInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const locked = await lockProblem(tx, scope, input.problemId);
    if (!mayStepOn(actor, "address", locked.problem)) throw new AppError("forbidden");
    const to = await resolve(tx, scope, input.to);
    if (to.addresseeDepartmentId === locked.problem.departmentId) throw new AppError("invalid");
    const step = { step: "address", words: input.words, to } as const;
    const record = await stepIn(tx, scope, actor, now, locked, step);
    await recordAndNotify(tx, scope, authorOf(actor), now, [record]);
  });
}

/** Answers, closes or raises again. */
export async function settle(actor: Actor, input: SettleInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { step, words } = input;
  await transaction(async (tx) => {
    const found = await lockProblem(tx, scope, input.problemId);
    const locked = step === "reopen" ? await withHeirs(tx, scope, found) : found;
    if (!mayStepOn(actor, step, locked.problem)) throw new AppError("forbidden");
    const record = await stepIn(tx, scope, actor, now, locked, { step, words });
    await recordAndNotify(tx, scope, authorOf(actor), now, [record]);
  });
}
