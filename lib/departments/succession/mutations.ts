import { type AuditRecord, appendAudit } from "@/lib/audit/mutations";
import { appendStatusChanges } from "@/lib/audit/status-changes";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf, toDatabaseDate } from "@/lib/calendar/date";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { keepNameOnReports, known, openDirectory } from "../mutations";
import { takesWork } from "../rules";
import type { SucceedDepartmentInput } from "../schema";
import type { KnownDepartment } from "../types";
import { moveMatters } from "./matters/mutations";

/**
 * Ends a department in favour of another: its people, its open work and what waits for it go over, in one transaction;
 * what it reported stays under its name. Throws `stateForbids` where either of them has ended already.
 */
export async function succeedDepartment(
  actor: Actor,
  input: SucceedDepartmentInput,
  now: Date,
): Promise<{ tasks: number; people: number }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { departmentId, successorId, endedOn } = input;
  return transaction(async (tx) => {
    const directory = await openDirectory(tx, scope);
    const department = known(directory, departmentId);
    const successor = known(directory, successorId);
    const ended = department.successorId !== null || !takesWork(successor);
    if (ended || departmentId === successorId) throw new AppError("stateForbids");
    if (endedOn > dayOf(now, actor.timeZone)) throw new AppError("invalid");
    await tx.department.update({
      where: { id: departmentId, workspaceId },
      data: { successorId, endedOn: toDatabaseDate(endedOn) },
    });
    const people = await movePeople(tx, scope, departmentId, successorId);
    const work = { from: department, to: successor, reason: `并入${successor.name}` };
    const records = await moveOpenWork(tx, scope, actor, work, now);
    const tasks = records.length / 2;
    const matters = await moveMatters(tx, scope, actor, work, now);
    const { problems, instructions } = matters;
    await appendAudit(tx, scope, authorOf(actor), now, [
      ...records,
      ...matters.records,
      {
        kind: "department.succeeded",
        subjectId: departmentId,
        data: {
          name: department.name,
          successor: successor.name,
          endedOn,
          tasks,
          people,
          problems,
          instructions,
        },
      },
    ]);
    return { tasks, people };
  });
}

/** Officers and heads go along; who holds the same post in the successor already keeps that one. Gives their number. */
async function movePeople(tx: Transaction, scope: Scope, from: string, to: string): Promise<number> {
  const { workspaceId } = scope;
  const people = await tx.membership.count({ where: { workspaceId, departmentId: from } });
  await tx.$executeRaw`
    UPDATE sessions s SET membership_id = kept.id
    FROM memberships m
    JOIN memberships kept ON kept.user_id = m.user_id AND kept.workspace_id = m.workspace_id AND kept.role = m.role
      AND kept.department_id = ${to}::uuid
    WHERE s.membership_id = m.id AND m.workspace_id = ${workspaceId}::uuid AND m.department_id = ${from}::uuid`;
  await tx.$executeRaw`
    DELETE FROM memberships m USING memberships kept
    WHERE kept.user_id = m.user_id AND kept.workspace_id = m.workspace_id AND kept.role = m.role
      AND kept.department_id = ${to}::uuid
      AND m.workspace_id = ${workspaceId}::uuid AND m.department_id = ${from}::uuid`;
  await tx.membership.updateMany({
    where: { workspaceId, departmentId: from },
    data: { departmentId: to },
  });
  return people;
}

/** A part that a department has in a task that is not finished. */
interface OpenPart {
  id: string;
  taskId: string;
  planId: string;
  role: string;
  acknowledged: boolean;
  /** The successor's own part in the same task, where it has one. */
  heirId: string | null;
  heirRole: string | null;
  heirAcknowledged: boolean;
}

const strength = ["lead", "responsible", "cooperating"];

/** Hands all open parts over. Gives two records for each task: who has left it, and who stands there now. */
async function moveOpenWork(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  work: { from: KnownDepartment; to: KnownDepartment; reason: string },
  now: Date,
): Promise<AuditRecord[]> {
  const { workspaceId } = scope;
  const { from, to, reason } = work;
  const parts = await tx.$queryRaw<OpenPart[]>`
    SELECT a.id, a.task_id AS "taskId", t.plan_id AS "planId", a.role::text AS role,
      a.acknowledged_at IS NOT NULL AS acknowledged, h.id AS "heirId", h.role::text AS "heirRole",
      coalesce(h.acknowledged_at IS NOT NULL, false) AS "heirAcknowledged"
    FROM assignments a
    JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id
    LEFT JOIN assignments h ON h.task_id = a.task_id AND h.workspace_id = a.workspace_id
      AND h.department_id = ${to.id}::uuid
    WHERE a.workspace_id = ${workspaceId}::uuid AND a.department_id = ${from.id}::uuid AND a.declined_at IS NULL
      AND t.status IN ('draft', 'assigned', 'in_progress', 'completion_claimed', 'suspended')
    ORDER BY t.id
    FOR UPDATE OF t, a`;
  if (parts.length === 0) return [];
  await keepNameOnReports(tx, scope, from.id, from.name);
  const free = parts.filter(({ heirId }) => heirId === null).map(({ id }) => id);
  await tx.assignment.updateMany({
    where: { id: { in: free }, workspaceId },
    data: { departmentId: to.id },
  });
  const shared = parts.filter(({ heirId }) => heirId !== null);
  const kept = await mergeParts(tx, scope, shared, reason, now);
  await tx.task.updateMany({
    where: { id: { in: parts.map(({ taskId }) => taskId) }, workspaceId },
    data: { version: { increment: 1 } },
  });
  await appendStatusChanges(
    tx,
    scope,
    authorOf(actor),
    now,
    shared.flatMap(({ id, taskId, acknowledged, heirId, heirAcknowledged }) => [
      ...(kept.has(id)
        ? [
            {
              taskId,
              subject: "assignment" as const,
              subjectId: id,
              from: acknowledged ? "acknowledged" : null,
              to: "declined",
              reason,
            },
          ]
        : []),
      ...(heirId && acknowledged && !heirAcknowledged
        ? [{ taskId, subject: "assignment" as const, subjectId: heirId, from: null, to: "acknowledged" }]
        : []),
    ]),
  );
  return parts.flatMap(({ taskId, planId, role, heirRole }): AuditRecord[] => {
    const place = { kind: "assignment.changed" as const, subjectId: taskId, taskId, planId };
    const stronger = strength.find((one) => one === role || one === heirRole) ?? role;
    return [
      { ...place, data: { department: from.name, from: role, to: null, reason } },
      { ...place, data: { department: to.name, from: heirRole, to: stronger, reason } },
    ];
  });
}

/**
 * Where both departments had a part in one task, the successor's goes on, in the stronger of the two roles and with what
 * the other had on its way. Gives the parts that stay as a record because they hold reports.
 */
async function mergeParts(
  tx: Transaction,
  scope: Scope,
  parts: readonly OpenPart[],
  reason: string,
  now: Date,
): Promise<Set<string>> {
  if (parts.length === 0) return new Set();
  const { workspaceId } = scope;
  const ids = parts.map(({ id }) => id);
  const heirs = parts.map(({ heirId }) => heirId);
  await tx.$executeRaw`
    UPDATE assignments h SET
      role = LEAST(h.role, a.role),
      percent = CASE WHEN a.role < h.role THEN a.percent ELSE h.percent END,
      is_blocked = CASE WHEN a.role < h.role THEN a.is_blocked ELSE h.is_blocked END,
      declined_at = NULL, decline_reason = NULL,
      acknowledged_at = coalesce(h.acknowledged_at, a.acknowledged_at),
      acknowledged_by_id = coalesce(h.acknowledged_by_id, a.acknowledged_by_id),
      claimed_at = coalesce(h.claimed_at, a.claimed_at),
      claim_statement = coalesce(h.claim_statement, a.claim_statement)
    FROM unnest(${ids}::uuid[], ${heirs}::uuid[]) AS pair(part, heir)
    JOIN assignments a ON a.id = pair.part
    WHERE h.id = pair.heir AND h.workspace_id = ${workspaceId}::uuid`;
  await tx.$executeRaw`
    UPDATE reports r SET assignment_id = pair.heir
    FROM unnest(${ids}::uuid[], ${heirs}::uuid[]) AS pair(part, heir)
    WHERE r.assignment_id = pair.part AND r.workspace_id = ${workspaceId}::uuid AND r.status <> 'accepted'
      AND NOT EXISTS (SELECT 1 FROM reports x WHERE x.assignment_id = pair.heir AND x.period_id = r.period_id)`;
  // Evidence goes where its report or its claim has gone; what proves an accepted report stays beside it.
  await tx.$executeRaw`
    UPDATE evidence e SET assignment_id = pair.heir
    FROM unnest(${ids}::uuid[], ${heirs}::uuid[]) AS pair(part, heir)
    WHERE e.assignment_id = pair.part AND e.workspace_id = ${workspaceId}::uuid
      AND NOT EXISTS (
        SELECT 1 FROM reports r WHERE r.assignment_id = pair.part AND r.period_id = e.period_id)
      AND NOT EXISTS (
        SELECT 1 FROM evidence x WHERE x.assignment_id = pair.heir AND x.sha256 = e.sha256
          AND x.period_id IS NOT DISTINCT FROM e.period_id)`;
  // What the one was asked for, the other is asked for now.
  await tx.$executeRaw`
    UPDATE milestones m SET assignment_id = pair.heir
    FROM unnest(${ids}::uuid[], ${heirs}::uuid[]) AS pair(part, heir)
    WHERE m.assignment_id = pair.part AND m.workspace_id = ${workspaceId}::uuid`;
  await tx.assignment.deleteMany({
    where: { id: { in: ids }, workspaceId, reports: { none: {} }, evidence: { none: {} } },
  });
  const kept = await tx.$queryRaw<{ id: string }[]>`
    UPDATE assignments a SET declined_at = ${now}, decline_reason = ${reason}, acknowledged_at = NULL,
      acknowledged_by_id = NULL, succeeded_by_id = pair.heir
    FROM unnest(${ids}::uuid[], ${heirs}::uuid[]) AS pair(part, heir)
    WHERE a.id = pair.part AND a.workspace_id = ${workspaceId}::uuid
    RETURNING a.id`;
  return new Set(kept.map(({ id }) => id));
}
