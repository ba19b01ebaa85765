import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { notificationData } from "./schema";
import type { NotificationRow } from "./types";

const mostCounted = 100;

/** How many messages somebody has not read; beyond 99 the number says no more, so it is not counted further. */
export async function countUnread(scope: Scope, userId: string): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM notifications
      WHERE workspace_id = ${scope.workspaceId}::uuid AND user_id = ${userId}::uuid AND read_at IS NULL
      LIMIT ${mostCounted}
    ) unread`;
  return row?.count ?? 0;
}

/** Newest first; from the one after `after` on. */
export async function listNotifications(
  scope: Scope,
  filter: { userId: string; after: string | null; limit: number },
): Promise<NotificationRow[]> {
  const rows = await database().$queryRaw<NotificationRow[]>`
    SELECT n.id, n.kind, n.count, n.data, n.created_at AS "createdAt", n.read_at IS NOT NULL AS "isRead",
      n.plan_id AS "planId", p.title AS "planTitle", n.task_id AS "taskId", t.number AS "taskNumber",
      coalesce(t.title, left(t.text, 60)) AS "taskName"
    FROM notifications n
    LEFT JOIN plans p ON p.workspace_id = n.workspace_id AND p.id = n.plan_id
    LEFT JOIN tasks t ON t.workspace_id = n.workspace_id AND t.id = n.task_id
    WHERE n.workspace_id = ${scope.workspaceId}::uuid AND n.user_id = ${filter.userId}::uuid
      AND (${filter.after}::uuid IS NULL OR (n.created_at, n.id) < (
        SELECT x.created_at, x.id FROM notifications x
        WHERE x.workspace_id = n.workspace_id AND x.user_id = n.user_id AND x.id = ${filter.after}::uuid
      ))
    ORDER BY n.created_at DESC, n.id DESC
    LIMIT ${filter.limit}`;
  return rows.map((row) => ({ ...row, data: notificationData.parse(row.data) }));
}
