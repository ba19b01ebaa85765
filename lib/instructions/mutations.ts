import type { AuditRecord } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { toDatabaseDate } from "@/lib/calendar/date";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { type LockedProblem, lockProblem, stepIn } from "@/lib/problems/mutations";
import { lockTask } from "@/lib/tasks/mutations";
import { mayInstruct, mayStepOn } from "./policy";
import { instructionAfter, takesInstructions } from "./rules";
import type { AnswerInput, CloseInput, GiveInput } from "./schema";
import type { InstructionState, InstructionStep } from "./types";

/** What the instruction is about, locked. Throws `notFound` where the parts do not belong together. */
async function lockMatter(
  tx: Transaction,
  scope: Scope,
  { planId, taskId, problemId }: GiveInput,
): Promise<LockedProblem | null> {
  if (problemId !== null) {
    const locked = await lockProblem(tx, scope, problemId);
    if (locked.task.planId !== planId || locked.task.id !== taskId) throw new AppError("notFound");
    if (locked.problem.addressee !== "leader") throw new AppError("forbidden");
    if (!takesInstructions(locked.task.status)) throw new AppError("stateForbids");
    return locked;
  }
  if (taskId !== null) {
    const task = await lockTask(tx, scope, taskId);
    if (task.planId !== planId) throw new AppError("notFound");
    if (!takesInstructions(task.status)) throw new AppError("stateForbids");
    return null;
  }
  const where = { id: planId, workspaceId: scope.workspaceId };
  const plan = await tx.plan.findFirst({ where, select: { status: true } });
  if (!plan) throw new AppError("notFound");
  if (plan.status !== "active") throw new AppError("planArchived");
  return null;
}

/** 批示: a leader's words to departments, with a day where one is set. A problem that waits for a leader is answered by it. */
export async function give(actor: Actor, input: GiveInput, now: Date): Promise<{ id: string }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { planId, taskId, words, dueOn } = input;
  return transaction(async (tx) => {
    if (!mayInstruct(actor)) throw new AppError("forbidden");
    const matter = await lockMatter(tx, scope, input);
    const departments = await tx.department.findMany({
      where: { id: { in: input.departmentIds }, workspaceId, isCollective: false, endedOn: null },
      orderBy: [{ order: "asc" }, { name: "asc" }],
      select: { id: true, name: true },
    });
    if (departments.length < input.departmentIds.length) throw new AppError("notFound");
    const { id } = await tx.instruction.create({
      data: {
        workspaceId,
        planId,
        taskId,
        words,
        dueOn: dueOn && toDatabaseDate(dueOn),
        givenById: actor.userId,
        givenBy: actor.name,
        givenPost: actor.post,
        givenAt: now,
      },
      select: { id: true },
    });
    await tx.instructionAddressee.createMany({
      data: departments.map((department) => ({
        workspaceId,
        instructionId: id,
        departmentId: department.id,
      })),
    });
    const answered = matter ? [await stepIn(tx, scope, actor, now, matter, { step: "answer", words })] : [];
    const given: AuditRecord = {
      kind: "instruction.given",
      subjectId: id,
      planId,
      taskId,
      data: {
        words,
        dueOn,
        departments: departments.map(({ name }) => name),
        departmentIds: departments.map(({ id }) => id),
      },
    };
    await recordAndNotify(tx, scope, authorOf(actor), now, [given, ...answered]);
    return { id };
  });
}

/** The instruction as it stands now, locked, once it is sure that the step is the actor's to take. */
async function lockFor(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  instructionId: string,
  step: InstructionStep,
) {
  await tx.$queryRaw`
    SELECT 1 FROM instructions
    WHERE id = ${instructionId}::uuid AND workspace_id = ${scope.workspaceId}::uuid FOR UPDATE`;
  const instruction = await tx.instruction.findFirst({
    where: { id: instructionId, workspaceId: scope.workspaceId },
    include: {
      plan: { select: { status: true } },
      addressees: { include: { department: { select: { name: true } } } },
    },
  });
  if (!instruction) throw new AppError("notFound");
  if (instruction.plan.status !== "active") throw new AppError("planArchived");
  if (instruction.state === "closed") throw new AppError("stateForbids");
  if (!mayStepOn(actor, step, instruction)) throw new AppError("forbidden");
  return instruction;
}

/** 回复: what the department did about it. It may be answered anew until it is closed. */
export async function answer(actor: Actor, input: AnswerInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { words } = input;
  await transaction(async (tx) => {
    const instruction = await lockFor(tx, scope, actor, input.instructionId, "answer");
    const own = instruction.addressees.find(({ departmentId }) => departmentId === actor.departmentId);
    if (!own) throw new AppError("forbidden");
    const missing = instruction.addressees.filter((one) => one !== own && one.answeredAt === null).length;
    const state = stateAfter(instruction.state, "answer", missing);
    await tx.instructionAddressee.update({
      where: {
        instructionId_departmentId: { instructionId: instruction.id, departmentId: own.departmentId },
        workspaceId: scope.workspaceId,
      },
      data: { answer: words, answeredById: actor.userId, answeredBy: actor.name, answeredAt: now },
    });
    await tx.instruction.update({
      where: { id: instruction.id, workspaceId: scope.workspaceId },
      data: { state },
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "instruction.answered",
        subjectId: instruction.id,
        planId: instruction.planId,
        taskId: instruction.taskId,
        data: {
          department: own.department.name,
          departmentId: own.departmentId,
          words,
          giver: instruction.givenById,
        },
      },
    ]);
  });
}

function stateAfter(state: InstructionState, step: InstructionStep, missing: number): InstructionState {
  const to = instructionAfter(state, step, missing);
  if (to === null) throw new AppError("stateForbids");
  return to;
}

/** 办结: by whoever gave it at any time, by supervisors once all have answered. */
export async function close(actor: Actor, input: CloseInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { words } = input;
  await transaction(async (tx) => {
    const instruction = await lockFor(tx, scope, actor, input.instructionId, "close");
    await tx.instruction.update({
      where: { id: instruction.id, workspaceId: scope.workspaceId },
      data: {
        state: stateAfter(instruction.state, "close", 0),
        closedById: actor.userId,
        closedBy: actor.name,
        closedAt: now,
        closingWords: words,
      },
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "instruction.closed",
        subjectId: instruction.id,
        planId: instruction.planId,
        taskId: instruction.taskId,
        data: { words },
      },
    ]);
  });
}
