import type { Scope } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { originalDeadlineOf } from "@/lib/tasks/data";
import type { DueItem, DueRange, Feed, FeedReader } from "./types";

/** What falls on the days of a range: one statement. Tasks without a deadline of their own end with their plan. */
export function listDue(scope: Scope, range: DueRange): Promise<DueItem[]> {
  const { workspaceId } = scope;
  const { planId, departmentId, from, to } = range;
  const ofPlan = planId === null ? Prisma.sql`true` : Prisma.sql`p.id = ${planId}::uuid`;
  const within = (day: Prisma.Sql) => Prisma.sql`${day} BETWEEN ${from}::date AND ${to}::date`;
  const onTask =
    departmentId === null
      ? Prisma.sql`true`
      : Prisma.sql`EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = t.id AND a.workspace_id = ${workspaceId}::uuid
          AND a.department_id = ${departmentId}::uuid AND a.declined_at IS NULL)`;
  const onPlan = Prisma.sql`EXISTS (
    SELECT 1 FROM tasks t WHERE t.plan_id = p.id AND t.workspace_id = ${workspaceId}::uuid
      AND t.status NOT IN ('draft', 'cancelled') AND ${onTask})`;
  return database().$queryRaw<DueItem[]>`
    WITH plan AS (
      SELECT p.id, p.title, p.ends_on, p.created_at FROM plans p
      WHERE p.workspace_id = ${workspaceId}::uuid AND p.status = 'active' AND ${ofPlan}
    ),
    task AS (
      SELECT t.id, p.id AS plan_id, p.title AS plan, t.number, coalesce(t.title, left(t.text, 60)) AS name,
        t.status::text AS status, t.deadline_on, t.updated_at, t."order", lead.name AS lead
      FROM plan p
      JOIN tasks t ON t.plan_id = p.id AND t.workspace_id = ${workspaceId}::uuid
      LEFT JOIN LATERAL (
        SELECT d.name FROM assignments a JOIN departments d ON d.id = a.department_id
        WHERE a.task_id = t.id AND a.workspace_id = ${workspaceId}::uuid
        ORDER BY a.role, a.anchor_start, d.name LIMIT 1
      ) lead ON true
      WHERE t.status NOT IN ('draft', 'cancelled') AND ${onTask}
    )
    SELECT t.id, 'deadline' AS kind, t.deadline_on::text AS "on", t.plan_id AS "planId", t.plan, t.id AS "taskId",
      t.number, t.name, t.status, t.lead, NULL AS step, false AS reached,
      ${originalDeadlineOf(scope, Prisma.sql`t.id`, Prisma.sql`t.deadline_on`)} AS original, NULL AS "startsOn",
      t.updated_at AS "changedAt", t."order"
    FROM task t WHERE ${within(Prisma.sql`t.deadline_on`)}
    UNION ALL
    SELECT m.id, 'milestone', m.due_on::text, t.plan_id, t.plan, t.id, t.number, t.name, t.status, t.lead, m.name,
      m.reached_on IS NOT NULL, NULL, NULL, t.updated_at, t."order"
    FROM task t
    JOIN milestones m ON m.task_id = t.id AND m.workspace_id = ${workspaceId}::uuid
    WHERE ${within(Prisma.sql`m.due_on`)}
    UNION ALL
    SELECT r.id, 'report', r.due_on::text, p.id, p.title, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL,
      r.starts_on::text, p.created_at, -1
    FROM plan p
    JOIN reporting_periods r ON r.plan_id = p.id AND r.workspace_id = ${workspaceId}::uuid
    WHERE ${within(Prisma.sql`r.due_on`)} AND ${onPlan} AND r.milestone_on IS NULL
    UNION ALL
    SELECT p.id, 'planEnd', p.ends_on::text, p.id, p.title, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL,
      p.created_at, -2
    FROM plan p WHERE ${within(Prisma.sql`p.ends_on`)} AND ${onPlan}
    ORDER BY 3, 16, 5, 2, 1`;
}

/** The post that the session acts in. */
export async function findPost(actor: Pick<Actor, "sessionId">): Promise<string | null> {
  const session = await database().session.findUnique({
    where: { id: actor.sessionId },
    select: { membershipId: true },
  });
  return session?.membershipId ?? null;
}

export function listFeeds(scope: Scope, membershipId: string): Promise<Feed[]> {
  return database().$queryRaw<Feed[]>`
    SELECT f.id, f.plan_id AS "planId", p.title AS plan, f.created_at AS "createdAt", f.last_read_at AS "lastReadAt"
    FROM calendar_feeds f LEFT JOIN plans p ON p.id = f.plan_id AND p.workspace_id = f.workspace_id
    WHERE f.workspace_id = ${scope.workspaceId}::uuid AND f.membership_id = ${membershipId}::uuid
    ORDER BY f.plan_id NULLS FIRST, f.created_at`;
}

/** Whom an address speaks for, by its hash; null where there is none, or its owner may no longer sign in. */
export async function findFeed(tokenHash: string): Promise<FeedReader | null> {
  const [feed] = await database().$queryRaw<FeedReader[]>`
    SELECT f.id, f.workspace_id AS "workspaceId", w.name AS workspace, w.time_zone AS "timeZone", f.locale,
      m.department_id AS "departmentId", d.name AS department, f.plan_id AS "planId", p.title AS plan
    FROM calendar_feeds f
    JOIN memberships m ON m.id = f.membership_id AND m.workspace_id = f.workspace_id
    JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
    JOIN workspaces w ON w.id = f.workspace_id
    LEFT JOIN departments d ON d.id = m.department_id
    LEFT JOIN plans p ON p.id = f.plan_id AND p.workspace_id = f.workspace_id
    WHERE f.token_hash = ${tokenHash}`;
  return feed ?? null;
}
