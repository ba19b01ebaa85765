import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { LedgerDetails } from "./types";

/** What a ledger says of each task of a plan, or (null) of all plans, beside its row; accepted reports alone are quoted. One statement. */
export function listLedgerDetails(scope: Scope, planId: string | null): Promise<LedgerDetails[]> {
  const { workspaceId } = scope;
  const ofPlan = (column: Prisma.Sql) =>
    planId === null ? Prisma.sql`true` : Prisma.sql`${column} = ${planId}::uuid`;
  return database().$queryRaw<LedgerDetails[]>`
    WITH last AS MATERIALIZED (
      SELECT DISTINCT ON (r.assignment_id) r.assignment_id, p.starts_on, r.text, r.problems, r.next_steps
      FROM reports r JOIN reporting_periods p ON p.id = r.period_id AND p.workspace_id = r.workspace_id
      WHERE r.workspace_id = ${workspaceId}::uuid AND ${ofPlan(Prisma.sql`r.plan_id`)} AND r.status = 'accepted'
      ORDER BY r.assignment_id, p.starts_on DESC
    ),
    heads AS MATERIALIZED (
      SELECT m.department_id, jsonb_agg(u.name ORDER BY m.created_at, u.name) AS names
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.workspace_id = ${workspaceId}::uuid AND m.role = 'head' AND u.disabled_at IS NULL
      GROUP BY m.department_id
    ),
    parts AS MATERIALIZED (
      SELECT a.task_id, jsonb_agg(jsonb_build_object('department', d.name, 'role', a.role,
        'declined', a.declined_at IS NOT NULL, 'heads', coalesce(h.names, '[]'),
        'report', CASE WHEN l.assignment_id IS NOT NULL THEN jsonb_build_object('startsOn', l.starts_on, 'text', l.text,
          'problems', l.problems, 'nextSteps', l.next_steps) END) ORDER BY a.anchor_start, d.name) AS parts
      FROM tasks t
      JOIN assignments a ON a.task_id = t.id AND a.workspace_id = t.workspace_id
      JOIN departments d ON d.id = a.department_id
      LEFT JOIN heads h ON h.department_id = d.id
      LEFT JOIN last l ON l.assignment_id = a.id
      WHERE t.workspace_id = ${workspaceId}::uuid AND ${ofPlan(Prisma.sql`t.plan_id`)}
      GROUP BY a.task_id
    ),
    promised AS MATERIALIZED (
      SELECT x.task_id, jsonb_agg(jsonb_build_object('metric', x.metric, 'comparator', x.comparator,
        'value', x.value::float8, 'unit', x.unit, 'year', x.year) ORDER BY x.anchor_start, x.id) AS targets
      FROM targets x
      WHERE x.workspace_id = ${workspaceId}::uuid AND ${ofPlan(Prisma.sql`x.plan_id`)} AND x.task_id IS NOT NULL
      GROUP BY x.task_id
    )
    SELECT t.id, t.title, t.text, coalesce(x.targets, '[]') AS targets, coalesce(p.parts, '[]') AS parts
    FROM tasks t LEFT JOIN parts p ON p.task_id = t.id LEFT JOIN promised x ON x.task_id = t.id
    WHERE t.workspace_id = ${workspaceId}::uuid AND ${ofPlan(Prisma.sql`t.plan_id`)}`;
}
