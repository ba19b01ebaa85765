import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** A state that the logs do not lead to. */
interface StrayState {
  subject: string;
  id: string;
  /** What stands in the row. */
  stands: string;
  /** What the logs alone tell; null where they do not know it. */
  logged: string | null;
}

/** How many of them are named at once. */
export const mostStrayStates = 100;

/**
 * Rebuilds every state of a workspace from its logs alone, and gives those that stand otherwise: plans, tasks with their
 * figures, parts, reports, requests, problems, instructions, imports, periods. None, unless somebody wrote past the logs.
 */
export function listStrayStates(scope: Scope): Promise<StrayState[]> {
  const of = Prisma.sql`${scope.workspaceId}::uuid`;
  return database().$queryRaw<StrayState[]>`
    WITH RECURSIVE last AS MATERIALIZED (
      SELECT DISTINCT ON (c.subject, c.subject_id) c.subject::text AS subject, c.subject_id, c."to", c.percent, c.is_blocked
      FROM status_changes c WHERE c.workspace_id = ${of}
        AND (c.subject <> 'assignment' OR c."to" IN ('acknowledged', 'declined', 'assigned'))
      ORDER BY c.subject, c.subject_id, c.at DESC, c.id DESC
    ), told AS MATERIALIZED (
      SELECT e.sequence, e.kind, e.subject_id, e.plan_id, e.data FROM audit_events e
      WHERE e.workspace_id = ${of} AND (split_part(e.kind, '.', 1) IN ('extension', 'problem', 'instruction', 'import')
        OR e.kind IN ('plan.imported', 'plan.revised', 'plan.ledger_returned', 'plan.archived', 'plan.restored', 'period.closed'))
    ), asked AS (
      -- Who was to answer, and who is in its place; by id, or by name where the row tells no id.
      SELECT g.subject_id, g.sequence, g.data->'departmentIds'->>(n.place::int - 1) AS department_id, n.name
      FROM told g CROSS JOIN LATERAL jsonb_array_elements_text(g.data->'departments') WITH ORDINALITY n(name, place)
      WHERE g.kind = 'instruction.given'
      UNION ALL
      SELECT p.subject_id, p.sequence, p.data->>'toId', p.data->>'to'
      FROM asked x JOIN told p ON p.kind = 'instruction.passed_on' AND p.subject_id = x.subject_id AND p.sequence > x.sequence
        AND coalesce(p.data->>'fromId' = x.department_id, p.data->>'from' = x.name)
    ), heard AS (
      SELECT x.subject_id, bool_and(EXISTS (
          SELECT FROM told a WHERE a.kind = 'instruction.answered' AND a.subject_id = x.subject_id
            AND coalesce(a.data->>'departmentId' = x.department_id, a.data->>'department' = x.name))) AS answered
      FROM asked x
      WHERE NOT EXISTS (
        SELECT FROM told p WHERE p.kind = 'instruction.passed_on' AND p.subject_id = x.subject_id AND p.sequence > x.sequence
          AND coalesce(p.data->>'fromId' = x.department_id, p.data->>'from' = x.name))
      GROUP BY x.subject_id
    ), states AS (
      SELECT 'task' AS subject, t.id, t.status::text AS stands, coalesce(l."to", 'draft') AS logged
      FROM tasks t LEFT JOIN last l ON l.subject = 'task' AND l.subject_id = t.id WHERE t.workspace_id = ${of}
      UNION ALL
      SELECT 'progress', t.id, t.percent || ' ' || t.is_blocked, coalesce(l.percent, 0) || ' ' || coalesce(l.is_blocked, false)
      FROM tasks t LEFT JOIN last l ON l.subject = 'progress' AND l.subject_id = t.id WHERE t.workspace_id = ${of}
      UNION ALL
      SELECT 'assignment', a.id, CASE WHEN a.declined_at IS NOT NULL THEN 'declined' WHEN a.acknowledged_at IS NOT NULL THEN 'acknowledged' ELSE 'waiting' END,
        CASE WHEN l."to" IN ('acknowledged', 'declined') THEN l."to" ELSE 'waiting' END
      FROM assignments a LEFT JOIN last l ON l.subject = 'assignment' AND l.subject_id = a.id WHERE a.workspace_id = ${of}
      UNION ALL
      SELECT 'report', r.id, r.status::text, coalesce(l."to", 'draft')
      FROM reports r LEFT JOIN last l ON l.subject = 'report' AND l.subject_id = r.id WHERE r.workspace_id = ${of}
      UNION ALL
      SELECT 'plan', p.id, p.status::text, CASE (SELECT e.kind FROM told e WHERE e.subject_id = p.id
        AND e.kind IN ('plan.archived', 'plan.restored') ORDER BY e.sequence DESC LIMIT 1) WHEN 'plan.archived' THEN 'archived' ELSE 'active' END
      FROM plans p WHERE p.workspace_id = ${of}
      UNION ALL
      SELECT 'extension', x.id, x.state::text, (SELECT split_part(e.kind, '.', 2) FROM told e WHERE e.subject_id = x.id AND e.kind LIKE 'extension.%' ORDER BY e.sequence DESC LIMIT 1)
      FROM extensions x WHERE x.workspace_id = ${of}
      UNION ALL
      SELECT 'problem', x.id, x.state::text, (SELECT CASE split_part(e.kind, '.', 2) WHEN 'answered' THEN 'answered' WHEN 'closed' THEN 'closed' ELSE 'open' END
        FROM told e WHERE e.subject_id = x.id AND e.kind LIKE 'problem.%' ORDER BY e.sequence DESC LIMIT 1)
      FROM problems x WHERE x.workspace_id = ${of}
      UNION ALL
      SELECT 'instruction', x.id, x.state::text, CASE
        WHEN EXISTS (SELECT FROM told e WHERE e.subject_id = x.id AND e.kind = 'instruction.closed') THEN 'closed'
        WHEN h.answered THEN 'answered' WHEN h.subject_id IS NOT NULL THEN 'open' END
      FROM instructions x LEFT JOIN heard h ON h.subject_id = x.id WHERE x.workspace_id = ${of}
      UNION ALL
      SELECT 'import', x.id, CASE WHEN x.status IN ('discarded', 'taken_over') THEN x.status::text ELSE 'open' END, CASE
        WHEN EXISTS (SELECT FROM told e WHERE e.subject_id = x.id AND e.kind = 'import.discarded') THEN 'discarded'
        WHEN EXISTS (SELECT FROM told e WHERE e.plan_id = x.plan_id AND e.kind IN ('plan.imported', 'plan.revised', 'plan.ledger_returned')) THEN 'taken_over'
        ELSE 'open' END
      FROM imports x WHERE x.workspace_id = ${of}
      UNION ALL
      SELECT 'period', p.id, CASE WHEN p.closed_at IS NULL THEN 'open' ELSE 'closed' END,
        CASE WHEN EXISTS (SELECT FROM told e WHERE e.subject_id = p.id AND e.kind = 'period.closed') THEN 'closed' ELSE 'open' END
      FROM reporting_periods p WHERE p.workspace_id = ${of}
    )
    SELECT subject, id, stands, logged FROM states WHERE stands IS DISTINCT FROM logged ORDER BY subject, id LIMIT ${mostStrayStates}`;
}
