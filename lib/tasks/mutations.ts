import { appendAudit } from "@/lib/audit/mutations";
import { appendStatusChanges } from "@/lib/audit/status-changes";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor, Author } from "@/lib/auth/types";
import { type CalendarDate, dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import type { AssignmentRole, DeadlineKind, TaskStatus } from "@/lib/db/generated/enums";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { mayEditTasks, mayTakeStepOn } from "./policy";
import { answerable, statusAfter, stepNeedsReason, type TaskStep, taskProgress } from "./rules";

export interface LockedAssignment {
  id: string;
  departmentId: string;
  department: string;
  role: AssignmentRole;
  percent: number;
  isBlocked: boolean;
  declined: boolean;
  acknowledged: boolean;
  claimed: boolean;
}

export interface LockedTask {
  id: string;
  planId: string;
  status: TaskStatus;
  percent: number;
  isBlocked: boolean;
  version: number;
  assignments: LockedAssignment[];
}

/** Reads a task for a change and keeps others from changing it until the transaction ends. Throws `notFound`. */
export async function lockTask(tx: Transaction, scope: Scope, taskId: string): Promise<LockedTask> {
  await tx.$queryRaw`SELECT 1 FROM tasks WHERE id = ${taskId}::uuid AND workspace_id = ${scope.workspaceId}::uuid FOR UPDATE`;
  const task = await tx.task.findFirst({
    where: { id: taskId, workspaceId: scope.workspaceId, plan: { status: "active" } },
    select: {
      id: true,
      planId: true,
      status: true,
      percent: true,
      isBlocked: true,
      version: true,
      assignments: {
        where: { workspaceId: scope.workspaceId },
        select: {
          id: true,
          departmentId: true,
          role: true,
          percent: true,
          isBlocked: true,
          declinedAt: true,
          acknowledgedAt: true,
          claimedAt: true,
          department: { select: { name: true } },
        },
      },
    },
  });
  if (!task) throw new AppError("notFound");
  return {
    ...task,
    assignments: task.assignments.map(
      ({ declinedAt, acknowledgedAt, claimedAt, department, ...assignment }) => ({
        ...assignment,
        department: department.name,
        declined: declinedAt !== null,
        acknowledged: acknowledgedAt !== null,
        claimed: claimedAt !== null,
      }),
    ),
  };
}

/** Throws `conflict` where somebody else changed the task since it was read. */
export function assertVersion(task: LockedTask, version: number): void {
  if (task.version !== version) throw new AppError("conflict");
}

/** Writes a task's new status to the row and to the log; the caller has asked whether it may be. */
export async function moveTask(
  tx: Transaction,
  scope: Scope,
  author: Author,
  at: Date,
  task: LockedTask,
  to: TaskStatus,
  options: { reason?: string | null; completedOn?: Date | null } = {},
): Promise<void> {
  await tx.task.update({
    where: { id: task.id, workspaceId: scope.workspaceId },
    data: { status: to, completedOn: options.completedOn, version: { increment: 1 } },
  });
  await appendStatusChanges(tx, scope, author, at, [
    {
      taskId: task.id,
      subject: "task",
      subjectId: task.id,
      from: task.status,
      to,
      reason: options.reason ?? null,
    },
  ]);
}

/** Writes a task's figures where they changed. */
export async function setTaskProgress(
  tx: Transaction,
  scope: Scope,
  author: Author,
  at: Date,
  task: LockedTask,
  progress: { percent: number; isBlocked: boolean },
): Promise<void> {
  if (progress.percent === task.percent && progress.isBlocked === task.isBlocked) return;
  await tx.task.update({
    where: { id: task.id, workspaceId: scope.workspaceId },
    data: { ...progress, version: { increment: 1 } },
  });
  await appendStatusChanges(tx, scope, author, at, [
    {
      taskId: task.id,
      subject: "progress",
      subjectId: task.id,
      from: String(task.percent),
      to: String(progress.percent),
      progress,
    },
  ]);
}

interface StepInput {
  taskId: string;
  version: number;
  step: TaskStep;
  /** The reason; for a claim of completion, what was done. */
  reason: string | null;
}

/** Takes one step of a task's life. Throws `conflict` where somebody else was first, `stateForbids` where the rules do. */
export async function takeStep(actor: Actor, input: StepInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const author = authorOf(actor);
  await transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    const answering = answerable(task.assignments);
    if (!mayTakeStepOn(actor, input.step, answering)) throw new AppError("forbidden");
    assertVersion(task, input.version);
    const to = statusAfter(task.status, input.step);
    if (to === null) throw new AppError("stateForbids");
    if (stepNeedsReason(input.step) && !input.reason) {
      throw new AppError(input.step === "claim_completion" ? "evidenceRequired" : "reasonRequired");
    }
    const moved = await stepEffects(tx, scope, actor, now, task, input, to);
    await appendAudit(tx, scope, author, now, [
      {
        kind: "task.status_changed",
        subjectId: task.id,
        planId: task.planId,
        taskId: task.id,
        data: { from: task.status, to: moved, reason: input.reason },
      },
    ]);
  });
}

async function stepEffects(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  task: LockedTask,
  input: StepInput,
  to: TaskStatus,
): Promise<TaskStatus> {
  const author = authorOf(actor);
  const { reason } = input;
  switch (input.step) {
    case "claim_completion": {
      const complete = await claim(tx, scope, actor, now, task, reason ?? "");
      if (complete) await moveTask(tx, scope, author, now, task, to, { reason });
      return complete ? to : task.status;
    }
    case "return_claim":
    case "reopen": {
      await tx.assignment.updateMany({
        where: { taskId: task.id, workspaceId: scope.workspaceId },
        data: { claimedAt: null, claimStatement: null },
      });
      await moveTask(tx, scope, author, now, task, to, { reason, completedOn: null });
      await setTaskProgress(tx, scope, author, now, task, taskProgress(task.assignments));
      return to;
    }
    case "verify": {
      // Lateness is told from the day the work was claimed, not from the day somebody found time to verify it.
      const claimed = await tx.assignment.aggregate({
        where: { taskId: task.id, workspaceId: scope.workspaceId },
        _max: { claimedAt: true },
      });
      const day = dayOf(claimed._max.claimedAt ?? now, actor.timeZone);
      await moveTask(tx, scope, author, now, task, to, { reason, completedOn: toDatabaseDate(day) });
      await setTaskProgress(tx, scope, author, now, task, { percent: 100, isBlocked: false });
      return to;
    }
    default:
      await moveTask(tx, scope, author, now, task, to, { reason });
      return to;
  }
}

/** One department's claim. True when with it all who answer for the task have claimed. */
async function claim(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  task: LockedTask,
  statement: string,
): Promise<boolean> {
  const answering = answerable(task.assignments);
  const own = answering.find((assignment) => assignment.departmentId === actor.departmentId);
  if (!own) throw new AppError("forbidden");
  if (own.claimed) throw new AppError("stateForbids");
  await tx.assignment.update({
    where: { id: own.id, workspaceId: scope.workspaceId },
    data: { claimedAt: now, claimStatement: statement },
  });
  await appendStatusChanges(tx, scope, authorOf(actor), now, [
    {
      taskId: task.id,
      subject: "assignment",
      subjectId: own.id,
      from: null,
      to: "completion_claimed",
      reason: statement,
    },
  ]);
  return answering.every((assignment) => assignment.id === own.id || assignment.claimed);
}

interface TaskEdit {
  taskId: string;
  version: number;
  /** Required once the task has been handed out. */
  reason: string | null;
  changes: {
    title?: string | null;
    text?: string;
    deadlineOn?: CalendarDate | null;
    deadlineKind?: DeadlineKind | null;
  };
}

/** Changes what the plan says of a task; each field changed is written down with its old and new value. */
export async function editTask(actor: Actor, input: TaskEdit, now: Date): Promise<{ version: number }> {
  const scope = scopeOf(actor);
  return transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    if (!mayEditTasks(actor)) throw new AppError("forbidden");
    assertVersion(task, input.version);
    if (task.status !== "draft" && !input.reason) throw new AppError("reasonRequired");
    const { deadlineOn, ...changes } = input.changes;
    const where = { id: task.id, workspaceId: scope.workspaceId };
    const old = await tx.task.findUniqueOrThrow({
      where,
      select: { title: true, text: true, deadlineOn: true, deadlineKind: true },
    });
    const before = { ...old, deadlineOn: old.deadlineOn && fromDatabaseDate(old.deadlineOn) };
    const changed = editedFields.flatMap((field) => {
      const to = input.changes[field];
      return to === undefined || to === before[field] ? [] : [{ field, from: before[field], to }];
    });
    if (changed.length === 0) return { version: task.version };
    const { version } = await tx.task.update({
      where,
      data: {
        ...changes,
        deadlineOn: deadlineOn && toDatabaseDate(deadlineOn),
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "task.changed",
        subjectId: task.id,
        planId: task.planId,
        taskId: task.id,
        data: { changes: changed, reason: input.reason },
      },
    ]);
    return { version };
  });
}

const editedFields = ["title", "text", "deadlineOn", "deadlineKind"] as const;
