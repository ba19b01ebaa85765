import type { AuditRecord } from "@/lib/audit/mutations";
import { appendStatusChanges } from "@/lib/audit/status-changes";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import type { AssignmentRole } from "@/lib/db/generated/enums";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import {
  assertVersion,
  editIn,
  type LockedAssignment,
  type LockedTask,
  lockTask,
  moveTask,
  setTaskProgress,
} from "@/lib/tasks/mutations";
import { mayAnswerFor, mayEditTasks } from "@/lib/tasks/policy";
import { isOpen, taskProgress } from "@/lib/tasks/rules";
import type { AssignInput, EditCellsInput } from "./schema";
import type { CellRefusal, CellsBefore, CellsResult } from "./types";

/** The task of an assignment, locked, once it is sure that the actor answers for its department. */
export async function lockAssignment(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  assignmentId: string,
): Promise<{ task: LockedTask; assignment: LockedAssignment }> {
  const found = await tx.assignment.findFirst({
    where: { id: assignmentId, workspaceId: scope.workspaceId },
    select: { taskId: true },
  });
  if (!found) throw new AppError("notFound");
  const task = await lockTask(tx, scope, found.taskId);
  const assignment = task.assignments.find(({ id }) => id === assignmentId);
  if (!assignment) throw new AppError("notFound");
  if (!mayAnswerFor(actor, assignment.departmentId)) throw new AppError("forbidden");
  return { task, assignment };
}

/** Writes that a department has taken its part on; the first one to do so starts the task. */
export async function markAcknowledged(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  task: LockedTask,
  assignment: LockedAssignment,
): Promise<void> {
  const author = authorOf(actor);
  await tx.assignment.update({
    where: { id: assignment.id, workspaceId: scope.workspaceId },
    data: { acknowledgedAt: now, acknowledgedById: actor.userId, declinedAt: null, declineReason: null },
  });
  await appendStatusChanges(tx, scope, author, now, [
    { taskId: task.id, subject: "assignment", subjectId: assignment.id, from: null, to: "acknowledged" },
  ]);
  if (task.status === "assigned") {
    await moveTask(tx, scope, author, now, task, "in_progress");
    task.status = "in_progress";
  }
}

/** 签收. Throws `stateForbids` where the department has answered already or the task is not under way. */
export async function acknowledge(actor: Actor, input: { assignmentId: string }, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const { task, assignment } = await lockAssignment(tx, scope, actor, input.assignmentId);
    assertUnanswered(task, assignment);
    await markAcknowledged(tx, scope, actor, now, task, assignment);
    await recordAndNotify(tx, scope, authorOf(actor), now, [acknowledgement(task, assignment)]);
  });
}

/** 全部签收: all of them or none. Throws `stateForbids` as for a single one. */
export async function acknowledgeAll(
  actor: Actor,
  input: { assignmentIds: string[] },
  now: Date,
): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const records: AuditRecord[] = [];
    // Tasks are locked in one order, so that two people with the same work wait for each other.
    const ids = [...new Set(input.assignmentIds)];
    const rows = await tx.assignment.findMany({
      where: { id: { in: ids }, workspaceId: scope.workspaceId },
      orderBy: { taskId: "asc" },
      select: { id: true },
    });
    if (rows.length < ids.length) throw new AppError("notFound");
    for (const { id } of rows) {
      const { task, assignment } = await lockAssignment(tx, scope, actor, id);
      assertUnanswered(task, assignment);
      await markAcknowledged(tx, scope, actor, now, task, assignment);
      records.push(acknowledgement(task, assignment));
    }
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
  });
}

function acknowledgement(task: LockedTask, assignment: LockedAssignment): AuditRecord {
  return {
    kind: "assignment.acknowledged",
    subjectId: assignment.id,
    planId: task.planId,
    taskId: task.id,
    data: { department: assignment.department },
  };
}

/** 不承接: sent back to the supervisor with a reason, to be assigned anew. */
export async function decline(
  actor: Actor,
  input: { assignmentId: string; reason: string },
  now: Date,
): Promise<void> {
  const scope = scopeOf(actor);
  const author = authorOf(actor);
  const { reason } = input;
  await transaction(async (tx) => {
    const { task, assignment } = await lockAssignment(tx, scope, actor, input.assignmentId);
    assertUnanswered(task, assignment);
    await tx.assignment.update({
      where: { id: assignment.id, workspaceId: scope.workspaceId },
      data: { declinedAt: now, declineReason: reason },
    });
    await appendStatusChanges(tx, scope, author, now, [
      {
        taskId: task.id,
        subject: "assignment",
        subjectId: assignment.id,
        from: null,
        to: "declined",
        reason,
      },
    ]);
    await recount(tx, scope, actor, now, task);
    await recordAndNotify(tx, scope, author, now, [
      {
        kind: "assignment.declined",
        subjectId: assignment.id,
        planId: task.planId,
        taskId: task.id,
        data: { department: assignment.department, reason },
      },
    ]);
  });
}

function assertUnanswered(task: LockedTask, assignment: LockedAssignment): void {
  if (assignment.acknowledged || assignment.declined || !isOpen(task.status))
    throw new AppError("stateForbids");
}

/** Gives departments their roles on a task, changes them, or takes departments off it. */
export async function assign(actor: Actor, input: AssignInput, now: Date): Promise<{ version: number }> {
  const scope = scopeOf(actor);
  return transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    const { version, records } = await assignIn(tx, scope, actor, now, task, input);
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
    return { version };
  });
}

async function assignIn(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  task: LockedTask,
  input: AssignInput,
): Promise<{ version: number; records: AuditRecord[] }> {
  if (!mayEditTasks(actor)) throw new AppError("forbidden");
  assertVersion(task, input.version);
  if (task.status !== "draft" && !input.reason) throw new AppError("reasonRequired");
  const changes = await roleChanges(tx, scope, task, input);
  if (changes.length === 0) return { version: task.version, records: [] };
  for (const change of changes) await writeRole(tx, scope, task, change);
  // Departments that had declined are asked once more.
  const asked = { taskId: task.id, subject: "assignment", from: "declined", to: "assigned" } as const;
  const again = changes.flatMap(({ current, to }) =>
    current?.declined && to !== null ? [{ ...asked, subjectId: current.id, reason: input.reason }] : [],
  );
  await appendStatusChanges(tx, scope, authorOf(actor), now, again);
  await recount(tx, scope, actor, now, task);
  const { version } = await tx.task.update({
    where: { id: task.id, workspaceId: scope.workspaceId },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  const records = changes.map(
    (change): AuditRecord => ({
      kind: "assignment.changed",
      subjectId: task.id,
      planId: task.planId,
      taskId: task.id,
      data: {
        department: change.department.name,
        from: change.current?.role ?? null,
        to: change.to,
        reason: input.reason,
      },
    }),
  );
  return { version, records };
}

/**
 * Changes cells of many tasks with one reason, each task for the version that was seen: all of them or none. What stands
 * in the way of one task is told of every one, so that a person can leave those out.
 */
export async function editCells(actor: Actor, input: EditCellsInput, now: Date): Promise<CellsResult> {
  if (!mayEditTasks(actor)) throw new AppError("forbidden");
  const scope = scopeOf(actor);
  const refused: CellRefusal[] = [];
  const run = transaction(async (tx) => {
    const done: CellsBefore[] = [];
    const records: AuditRecord[] = [];
    // One order for everybody, so that two people with the same tasks wait for each other.
    for (const edit of [...input.edits].sort((a, b) => (a.taskId < b.taskId ? -1 : 1))) {
      const task = await lockTask(tx, scope, edit.taskId);
      try {
        const written = await editCellsOf(tx, scope, actor, now, task, edit, input.reason);
        done.push(written.before);
        records.push(...written.records);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused.push({ taskId: task.id, number: task.number, code: error.code, params: error.params });
      }
    }
    if (refused.length > 0) throw new AppError("conflict");
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
    return done;
  });
  return run.then(
    (done) => ({ done, refused }),
    (error: unknown) => {
      if (error instanceof AppError && refused.length > 0) return { done: [], refused };
      throw error;
    },
  );
}

async function editCellsOf(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  task: LockedTask,
  edit: EditCellsInput["edits"][number],
  reason: string | null,
): Promise<{ before: CellsBefore; records: AuditRecord[] }> {
  assertVersion(task, edit.version);
  const before: CellsBefore = {
    taskId: task.id,
    from: task.version,
    version: task.version,
    changes: {},
    roles: [],
  };
  const records: AuditRecord[] = [];
  if (edit.changes) {
    const { version, record } = await editIn(tx, scope, actor, task, {
      taskId: task.id,
      version: task.version,
      reason,
      changes: edit.changes,
    });
    before.version = version;
    if (record?.kind === "task.changed") {
      before.changes = Object.fromEntries(record.data.changes.map(({ field, from }) => [field, from]));
      records.push(record);
    }
  }
  if (edit.roles && edit.roles.length > 0) {
    const { version, records: written } = await assignIn(
      tx,
      scope,
      actor,
      now,
      { ...task, version: before.version },
      { taskId: task.id, version: before.version, changes: edit.roles, formerLeads: "keep", reason },
    );
    const roleOf = new Map(task.assignments.map(({ departmentId, role }) => [departmentId, role]));
    before.version = version;
    before.roles = edit.roles.flatMap(({ departmentId, role }) => {
      const was = roleOf.get(departmentId) ?? null;
      return was === role ? [] : [{ departmentId, role: was }];
    });
    records.push(...written);
  }
  return { before, records };
}

/** The task's figures come from those who answer for it: once these are others, so are the figures. */
async function recount(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  task: LockedTask,
): Promise<void> {
  if (!isOpen(task.status) && task.status !== "suspended") return;
  const rows = await tx.assignment.findMany({
    where: { taskId: task.id, workspaceId: scope.workspaceId },
    select: { role: true, percent: true, isBlocked: true, declinedAt: true },
  });
  const parts = rows.map(({ declinedAt, ...row }) => ({ ...row, declined: declinedAt !== null }));
  await setTaskProgress(tx, scope, authorOf(actor), now, task, taskProgress(parts));
}

interface RoleChange {
  department: { id: string; name: string };
  current: LockedAssignment | null;
  to: AssignmentRole | null;
}

/** What has to be written, those who led until now first. */
async function roleChanges(
  tx: Transaction,
  scope: Scope,
  task: LockedTask,
  input: AssignInput,
): Promise<RoleChange[]> {
  const asked = new Map(input.changes.map(({ departmentId, role }) => [departmentId, role]));
  const departments = await tx.department.findMany({
    where: { id: { in: [...asked.keys()] }, workspaceId: scope.workspaceId },
    select: { id: true, name: true },
  });
  if (departments.length !== asked.size) throw new AppError("notFound");
  const changes: RoleChange[] = [];
  if (input.formerLeads !== "keep" && [...asked.values()].includes("lead")) {
    for (const lead of task.assignments) {
      if (lead.role !== "lead" || asked.has(lead.departmentId)) continue;
      const department = { id: lead.departmentId, name: lead.department };
      changes.push({ department, current: lead, to: input.formerLeads });
    }
  }
  for (const department of departments) {
    const current = task.assignments.find(({ departmentId }) => departmentId === department.id) ?? null;
    const to = asked.get(department.id) ?? null;
    // The same role again is an answer to a department that has declined it.
    const isAnswer = current?.declined === true && to !== null;
    if ((current?.role ?? null) !== to || isAnswer) changes.push({ department, current, to });
  }
  return changes;
}

async function writeRole(
  tx: Transaction,
  scope: Scope,
  task: LockedTask,
  { department, current, to }: RoleChange,
): Promise<void> {
  const { workspaceId } = scope;
  if (current === null) {
    if (to === null) return;
    await tx.assignment.create({
      data: { workspaceId, taskId: task.id, departmentId: department.id, role: to },
    });
    return;
  }
  const where = { id: current.id, workspaceId };
  if (to === null) {
    // Reports are a record: a department that has reported can change its role but not leave without a trace.
    if ((await tx.report.count({ where: { assignmentId: current.id, workspaceId } })) > 0) {
      throw new AppError("departmentReported", { department: department.name, number: task.number ?? "" });
    }
    await tx.assignment.delete({ where });
  } else {
    await tx.assignment.update({ where, data: { role: to, declinedAt: null, declineReason: null } });
  }
}
