import type { AuditRecord } from "@/lib/audit/mutations";
import { appendStatusChanges } from "@/lib/audit/status-changes";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor, Author } from "@/lib/auth/types";
import { dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import type { AssignmentRole, TaskStatus } from "@/lib/db/generated/enums";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { mayEditTasks, mayTakeStepOn } from "./policy";
import { answerable, isEvidenced, statusAfter, stepNeedsReason, taskProgress } from "./rules";
import type { BulkStepInput, EditTaskInput, StepInput, TaskVersion } from "./schema";

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
  number: string | null;
  status: TaskStatus;
  percent: number;
  isBlocked: boolean;
  version: number;
  assignments: LockedAssignment[];
}

/**
 * Reads a task for a change and keeps others from changing it until the transaction ends; they may still write rows that
 * only point to it. Throws `notFound`, and `planArchived` for what only stays to be read.
 */
export async function lockTask(tx: Transaction, scope: Scope, taskId: string): Promise<LockedTask> {
  const { workspaceId } = scope;
  await tx.$queryRaw`
    SELECT 1 FROM tasks WHERE id = ${taskId}::uuid AND workspace_id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  // After the lock, so that what others have just done is seen.
  const [found] = await tx.$queryRaw<(LockedTask & { planActive: boolean })[]>`
    SELECT t.id, t.plan_id AS "planId", t.number, t.status::text AS status, t.percent, t.is_blocked AS "isBlocked",
      t.version, p.status = 'active' AS "planActive", coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', a.id, 'departmentId', a.department_id, 'department', d.name,
          'role', a.role, 'percent', a.percent, 'isBlocked', a.is_blocked, 'declined', a.declined_at IS NOT NULL,
          'acknowledged', a.acknowledged_at IS NOT NULL, 'claimed', a.claimed_at IS NOT NULL) ORDER BY a.id)
        FROM assignments a JOIN departments d ON d.id = a.department_id AND d.workspace_id = a.workspace_id
        WHERE a.workspace_id = t.workspace_id AND a.task_id = t.id), '[]') AS assignments
    FROM tasks t JOIN plans p ON p.id = t.plan_id AND p.workspace_id = t.workspace_id
    WHERE t.id = ${taskId}::uuid AND t.workspace_id = ${workspaceId}::uuid`;
  if (!found) throw new AppError("notFound");
  const { planActive, ...task } = found;
  if (!planActive) throw new AppError("planArchived");
  return task;
}

/**
 * Locks tasks one after the other, in one order for everybody so that two people with the same tasks wait for each
 * other, and does the same to each. A refusal is thrown again with the number of the task that it is about.
 */
export async function forEachTask<T>(
  tx: Transaction,
  scope: Scope,
  tasks: readonly TaskVersion[],
  run: (task: LockedTask, seen: TaskVersion) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const seen of [...tasks].sort((a, b) => (a.taskId < b.taskId ? -1 : 1))) {
    const task = await lockTask(tx, scope, seen.taskId);
    try {
      results.push(await run(task, seen));
    } catch (error) {
      if (error instanceof AppError && error.code === "conflict")
        throw new AppError("conflictOf", { number: task.number ?? "" });
      if (error instanceof AppError && error.code === "stateForbids")
        throw new AppError("stateForbidsOf", { number: task.number ?? "" });
      throw error;
    }
  }
  return results;
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

/**
 * Takes one step of a task's life; gives the version that it left. Throws `conflict` where somebody else was first,
 * `stateForbids` where the rules do.
 */
export async function takeStep(actor: Actor, input: StepInput, now: Date): Promise<TaskVersion[]> {
  const scope = scopeOf(actor);
  return transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    const record = await stepIn(tx, scope, actor, now, task, input);
    await recordAndNotify(tx, scope, authorOf(actor), now, [record]);
    return versionsOf(tx, scope, [task.id]);
  });
}

async function versionsOf(tx: Transaction, scope: Scope, taskIds: string[]): Promise<TaskVersion[]> {
  const tasks = await tx.task.findMany({
    where: { id: { in: taskIds }, workspaceId: scope.workspaceId },
    select: { id: true, version: true },
  });
  return tasks.map(({ id, version }) => ({ taskId: id, version }));
}

/** The same step on many tasks with one reason: all of them or none. The refusal names the task that stood in the way. */
export async function takeStepOnMany(actor: Actor, input: BulkStepInput, now: Date): Promise<TaskVersion[]> {
  const scope = scopeOf(actor);
  const { step, reason } = input;
  return transaction(async (tx) => {
    const records = await forEachTask(tx, scope, input.tasks, (task, { version }) =>
      stepIn(tx, scope, actor, now, task, { taskId: task.id, version, step, reason }),
    );
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
    return versionsOf(
      tx,
      scope,
      input.tasks.map(({ taskId }) => taskId),
    );
  });
}

async function stepIn(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  task: LockedTask,
  input: StepInput,
): Promise<AuditRecord> {
  if (!mayTakeStepOn(actor, input.step, answerable(task.assignments))) throw new AppError("forbidden");
  assertVersion(task, input.version);
  const to = statusAfter(task.status, input.step);
  if (to === null) throw new AppError("stateForbids");
  if (stepNeedsReason(input.step) && !input.reason) {
    throw new AppError(input.step === "claim_completion" ? "claimStatementMissing" : "reasonRequired");
  }
  const moved = await stepEffects(tx, scope, actor, now, task, input, to);
  return {
    kind: "task.status_changed",
    subjectId: task.id,
    planId: task.planId,
    taskId: task.id,
    data: { from: task.status, to: moved, reason: input.reason },
  };
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
  await assertEvidence(tx, scope, own.id);
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

/** Where the workspace asks for evidence, a claim has some of its own or rests on what came with reports handed in. */
async function assertEvidence(tx: Transaction, scope: Scope, assignmentId: string): Promise<void> {
  const [found] = await tx.$queryRaw<{ required: boolean; files: number }[]>`
    SELECT w.evidence_required AS required, (
      SELECT count(*)::int FROM evidence e
      LEFT JOIN reports r ON r.assignment_id = e.assignment_id AND r.period_id = e.period_id
        AND r.workspace_id = e.workspace_id
      WHERE e.workspace_id = w.id AND e.assignment_id = ${assignmentId}::uuid
        AND (e.period_id IS NULL OR r.submitted_at IS NOT NULL)
    ) AS files
    FROM workspaces w WHERE w.id = ${scope.workspaceId}::uuid`;
  if (!found || !isEvidenced(found)) throw new AppError("evidenceRequired");
}

/** Changes what the plan says of a task; each field changed is written down with its old and new value. */
export async function editTask(actor: Actor, input: EditTaskInput, now: Date): Promise<{ version: number }> {
  const scope = scopeOf(actor);
  return transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    const { version, record } = await editIn(tx, scope, actor, task, input);
    await recordAndNotify(tx, scope, authorOf(actor), now, record ? [record] : []);
    return { version };
  });
}

/** The change of one locked task, not yet in the log; null where all of it stood there already. */
export async function editIn(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  task: LockedTask,
  input: EditTaskInput,
): Promise<{ version: number; record: AuditRecord | null }> {
  if (!mayEditTasks(actor)) throw new AppError("forbidden");
  assertVersion(task, input.version);
  if (task.status !== "draft" && !input.reason) throw new AppError("reasonRequired");
  const where = { id: task.id, workspaceId: scope.workspaceId };
  const old = await tx.task.findUniqueOrThrow({
    where,
    select: { title: true, text: true, deadlineOn: true, deadlineKind: true },
  });
  const before = { ...old, deadlineOn: old.deadlineOn && fromDatabaseDate(old.deadlineOn) };
  // A day makes it a deadline by that day; the database refuses a day on recurring and ongoing work.
  const wanted = input.changes.deadlineOn ? { ...input.changes, deadlineKind: "by" as const } : input.changes;
  const changed = editedFields.flatMap((field) => {
    const to = wanted[field];
    return to === undefined || to === before[field] ? [] : [{ field, from: before[field], to }];
  });
  if (changed.length === 0) return { version: task.version, record: null };
  const { deadlineOn, ...changes } = wanted;
  const { version } = await tx.task.update({
    where,
    data: { ...changes, deadlineOn: deadlineOn && toDatabaseDate(deadlineOn), version: { increment: 1 } },
    select: { version: true },
  });
  return {
    version,
    record: {
      kind: "task.changed",
      subjectId: task.id,
      planId: task.planId,
      taskId: task.id,
      data: { changes: changed, reason: input.reason },
    },
  };
}

const editedFields = ["title", "text", "deadlineOn", "deadlineKind"] as const;
