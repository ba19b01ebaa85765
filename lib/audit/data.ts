import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { firstHash, hashRow } from "./hash";
import { auditEntry } from "./schema";
import type { AuditPage, AuditRow } from "./types";

interface StoredRow extends Omit<AuditRow, "kind" | "data"> {
  kind: string;
  data: unknown;
}

/** What was read beyond the page only says that there is more. */
function pageOf(found: StoredRow[], limit: number): AuditPage {
  const rows = found.slice(0, limit).map(({ kind, data, ...row }) => ({
    ...row,
    ...auditEntry.parse({ kind, data }),
  }));
  return { rows, next: found.length > limit ? (rows.at(-1)?.sequence ?? null) : null };
}

/** Newest first, `limit` at a time; of one plan, or of the whole workspace. */
export async function readAudit(
  scope: Scope,
  filter: { planId?: string; before?: number; limit: number },
): Promise<AuditPage> {
  const found = await database().auditEvent.findMany({
    where: {
      workspaceId: scope.workspaceId,
      planId: filter.planId,
      sequence: filter.before === undefined ? undefined : { lt: filter.before },
    },
    orderBy: { sequence: "desc" },
    take: filter.limit + 1,
    select: {
      id: true,
      sequence: true,
      at: true,
      actorName: true,
      departmentName: true,
      kind: true,
      data: true,
      planId: true,
      taskId: true,
    },
  });
  return pageOf(found, filter.limit);
}

/**
 * The same of one task, in one statement: what was done to it alone, and the hand-out of its plan that made it a task of
 * its departments, which is written down once for all of them.
 */
export async function readTaskAudit(
  scope: Scope,
  filter: { taskId: string; before?: number; limit: number },
): Promise<AuditPage> {
  const { workspaceId } = scope;
  const read = filter.limit + 1;
  const columns = Prisma.sql`e.id, e.sequence, e.at, e.actor_name AS "actorName", e.department_name AS "departmentName",
    e.kind, e.data, e.plan_id AS "planId", e.task_id AS "taskId"`;
  const before =
    filter.before === undefined ? Prisma.empty : Prisma.sql`AND e.sequence < ${filter.before}::int`;
  const found = await database().$queryRaw<StoredRow[]>`
    (SELECT ${columns} FROM audit_events e
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.task_id = ${filter.taskId}::uuid ${before}
      ORDER BY e.sequence DESC LIMIT ${read})
    UNION ALL
    (SELECT ${columns}
      FROM tasks t
      JOIN status_changes c ON c.workspace_id = t.workspace_id AND c.task_id = t.id AND c.subject = 'task'
        AND c.from = 'draft' AND c.to = 'assigned'
      JOIN audit_events e ON e.workspace_id = t.workspace_id AND e.plan_id = t.plan_id
        AND e.kind = 'plan.handed_out' AND e.at = c.at
      WHERE t.workspace_id = ${workspaceId}::uuid AND t.id = ${filter.taskId}::uuid ${before})
    ORDER BY sequence DESC LIMIT ${read}`;
  return pageOf(found, filter.limit);
}

/** Walks the chain of a workspace from its first row. Gives the number of rows, and the first that does not fit, if any. */
export async function verifyChain(scope: Scope): Promise<{ rows: number; brokenAt: number | null }> {
  const batch = 1000;
  let previousHash = firstHash;
  let rows = 0;
  for (;;) {
    const found = await database().auditEvent.findMany({
      where: { workspaceId: scope.workspaceId, sequence: { gt: rows } },
      orderBy: { sequence: "asc" },
      take: batch,
    });
    for (const { id: _, hash, ...row } of found) {
      const fits = row.sequence === rows + 1 && row.previousHash === previousHash && hashRow(row) === hash;
      if (!fits) return { rows, brokenAt: row.sequence };
      previousHash = hash;
      rows += 1;
    }
    if (found.length < batch) return { rows, brokenAt: null };
  }
}
