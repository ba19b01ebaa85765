import { type AuditRecord, appendAudit } from "@/lib/audit/mutations";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor, Author } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { announceMessages } from "@/lib/live/announce";
import { newsOf } from "./rules";
import type { News } from "./types";

/**
 * Appends to the log as appendAudit does, and tells those concerned in the same transaction. Nobody is told of what
 * they did themselves, and departments hear nothing of drafts. Call it last.
 */
export async function recordAndNotify(
  tx: Transaction,
  scope: Scope,
  author: Author,
  now: Date,
  records: AuditRecord[],
): Promise<void> {
  const isAsked = records.some(({ kind }) => kind === "report.submitted" || kind === "extension.asked");
  const workspace = isAsked
    ? await tx.workspace.findUnique({ where: { id: scope.workspaceId }, select: { signOffRequired: true } })
    : null;
  const news = newsOf(records, author.name, workspace?.signOffRequired ?? false);
  await tell(tx, scope, author.userId, now, news);
  await appendAudit(tx, scope, author, now, records);
}

/** Writes the lines of everybody concerned in one statement; in one order, so that two writers never wait for each other. */
async function tell(
  tx: Transaction,
  scope: Scope,
  authorId: string | null,
  now: Date,
  news: News[],
): Promise<void> {
  if (news.length === 0) return;
  const { workspaceId } = scope;
  const told = await tx.$queryRaw<{ userId: string }[]>`
    WITH news AS (
      SELECT n.*, n.kind || ':' || coalesce(CASE WHEN n.single THEN n.task ELSE n.plan END::text, '') || ':' ||
        (${now}::timestamptz AT TIME ZONE w.time_zone)::date AS key
      FROM jsonb_to_recordset(${JSON.stringify(news)}::jsonb)
        AS n(kind text, audience text, department text, person uuid, plan uuid, task uuid, single boolean, data jsonb)
      JOIN workspaces w ON w.id = ${workspaceId}::uuid
    ), addressed AS (
      SELECT n.*, NULL::uuid AS department_id, 1::bigint AS tasks FROM news n
      WHERE n.audience IN ('supervisors', 'leaders', 'person')
      UNION ALL
      SELECT n.*, d.id, 1 FROM news n
      JOIN departments d ON d.workspace_id = ${workspaceId}::uuid AND d.name = n.department
      WHERE n.audience IN ('department', 'heads')
      UNION ALL
      SELECT n.*, a.department_id, 1 FROM news n
      JOIN assignments a ON a.workspace_id = ${workspaceId}::uuid AND a.task_id = n.task AND a.declined_at IS NULL
      WHERE n.audience = 'task'
      UNION ALL
      SELECT n.*, a.department_id, 1 FROM news n
      JOIN assignments a ON a.workspace_id = ${workspaceId}::uuid AND a.task_id = n.task AND a.declined_at IS NULL
        AND a.role = (
          SELECT min(x.role) FROM assignments x
          WHERE x.workspace_id = a.workspace_id AND x.task_id = a.task_id AND x.declined_at IS NULL)
      WHERE n.audience = 'answering'
      UNION ALL
      SELECT DISTINCT n.*, a.department_id, 1::bigint FROM news n
      JOIN tasks x ON x.workspace_id = ${workspaceId}::uuid AND x.plan_id = n.plan
        AND x.status IN ('assigned', 'in_progress', 'completion_claimed', 'suspended')
      JOIN assignments a ON a.workspace_id = x.workspace_id AND a.task_id = x.id AND a.declined_at IS NULL
      WHERE n.audience = 'plan'
      UNION ALL
      SELECT n.*, handed.department_id, handed.tasks FROM news n
      JOIN LATERAL (
        SELECT x.department_id, count(*) AS tasks
        FROM tasks t
        JOIN status_changes c ON c.workspace_id = t.workspace_id AND c.task_id = t.id AND c.subject = 'task'
          AND c.to = 'assigned' AND c.at = ${now}
        JOIN assignments x ON x.workspace_id = t.workspace_id AND x.task_id = t.id AND x.declined_at IS NULL
        WHERE t.workspace_id = ${workspaceId}::uuid AND t.plan_id = n.plan
        GROUP BY x.department_id
      ) handed ON true
      WHERE n.audience = 'handed_out'
    ), people AS (
      SELECT DISTINCT m.user_id, a.kind, a.key, a.plan, a.task, a.data, a.department_id, a.tasks
      FROM addressed a
      JOIN memberships m ON m.workspace_id = ${workspaceId}::uuid AND CASE a.audience
        WHEN 'supervisors' THEN m.role = 'supervisor'
        WHEN 'leaders' THEN m.role = 'leader'
        WHEN 'person' THEN m.user_id = a.person
        WHEN 'heads' THEN m.role = 'head' AND m.department_id = a.department_id
        ELSE m.role IN ('officer', 'head') AND m.department_id = a.department_id
      END
      JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
      LEFT JOIN tasks t ON t.workspace_id = ${workspaceId}::uuid AND t.id = a.task
      WHERE m.user_id IS DISTINCT FROM ${authorId}::uuid AND t.status IS DISTINCT FROM 'draft'
    )
    INSERT INTO notifications AS kept (id, workspace_id, user_id, kind, key, plan_id, task_id, data, count, created_at)
    SELECT gen_random_uuid(), ${workspaceId}::uuid, p.user_id, p.kind, p.key, p.plan,
      CASE WHEN count(DISTINCT p.task) = 1 AND sum(p.tasks) = 1 THEN min(p.task::text)::uuid END,
      (array_agg(p.data))[1], sum(p.tasks)::int, ${now}
    FROM people p
    GROUP BY p.user_id, p.kind, p.key, p.plan
    ORDER BY p.user_id, p.key
    ON CONFLICT (workspace_id, user_id, key) DO UPDATE SET
      count = CASE WHEN kept.read_at IS NULL THEN kept.count ELSE 0 END + excluded.count,
      task_id = CASE WHEN kept.read_at IS NOT NULL OR kept.task_id = excluded.task_id THEN excluded.task_id END,
      data = excluded.data, created_at = excluded.created_at, read_at = NULL
    RETURNING user_id AS "userId"`;
  await announceMessages(
    tx,
    scope,
    told.map(({ userId }) => userId),
  );
}

/** Throws `notFound` where it is not the reader's. */
export async function markRead(actor: Actor, input: { id: string }, now: Date): Promise<void> {
  const { workspaceId } = scopeOf(actor);
  const where = { id: input.id, workspaceId, userId: actor.userId };
  if ((await database().notification.count({ where })) === 0) throw new AppError("notFound");
  await database().notification.updateMany({ where: { ...where, readAt: null }, data: { readAt: now } });
}

/** Everything that was there when the page was shown. */
export async function markAllRead(actor: Actor, input: { until: string }, now: Date): Promise<void> {
  const { workspaceId } = scopeOf(actor);
  await transaction(async (tx) => {
    // In the order in which news are written, so that the two never wait for each other.
    await tx.$executeRaw`
      WITH unread AS (
        SELECT id FROM notifications
        WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${actor.userId}::uuid AND read_at IS NULL
          AND created_at <= ${new Date(input.until)}
        ORDER BY user_id, key FOR UPDATE
      )
      UPDATE notifications SET read_at = ${now} WHERE id IN (SELECT id FROM unread)`;
  });
}
