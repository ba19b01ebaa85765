import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { MatrixDepartment, MatrixQuery, MatrixRow, MatrixSums } from "./types";

/**
 * The parts of a plan's departments with the light of each: rules.assignmentLight in SQL, compared to it by a test.
 * To be followed by a SELECT from `cells c` and `shown t`.
 */
function cellsOf(scope: Scope, planId: string, day: CalendarDate, query: MatrixQuery): Prisma.Sql {
  const { workspaceId } = scope;
  const role = query.leadsOnly ? Prisma.sql`a.role = 'lead'` : Prisma.sql`true`;
  const ofDepartment =
    query.department === null
      ? Prisma.sql`true`
      : Prisma.sql`EXISTS (SELECT 1 FROM assignments a
          WHERE a.task_id = t.id AND a.department_id = ${query.department}::uuid AND ${role})`;
  return Prisma.sql`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${workspaceId}::uuid, ${planId}::uuid, ${day}::date)
    ),
    missing AS MATERIALIZED (
      SELECT * FROM missing_reports(${workspaceId}::uuid, ${planId}::uuid, ${day}::date)
    ),
    shown AS MATERIALIZED (
      SELECT t.id, t.section_id, t.number, t."order", coalesce(t.title, left(t.text, 60)) AS name, t.status::text,
        t.version, s.light, s.reason, s.lag, s.days_left, t.completed_on - s.deadline AS late_days
      FROM states s
      JOIN tasks t ON t.id = s.task_id AND t.workspace_id = ${workspaceId}::uuid
      WHERE ${ofDepartment}
    ),
    cells AS MATERIALIZED (
      SELECT a.task_id, t.section_id, a.department_id, a.role::text, a.is_blocked, m.assignment_id IS NOT NULL AS missing,
        a.acknowledged_at IS NOT NULL AS acknowledged, a.declined_at IS NOT NULL AS declined, a.percent,
        a.anchor_start,
        CASE
          WHEN t.light IN ('done', 'none') THEN t.light
          WHEN a.is_blocked THEN 'red'
          WHEN a.role <> 'cooperating' THEN t.light
          WHEN m.assignment_id IS NOT NULL THEN 'yellow'
          WHEN a.acknowledged_at IS NOT NULL THEN 'green'
          ELSE 'none'
        END AS light
      FROM shown t
      JOIN assignments a ON a.task_id = t.id AND a.workspace_id = ${workspaceId}::uuid AND ${role}
      LEFT JOIN missing m ON m.assignment_id = a.id
    )`;
}

/** A row for each task with what its departments do on it: one statement. */
export async function listMatrix(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  query: MatrixQuery,
): Promise<MatrixRow[]> {
  return database().$queryRaw<MatrixRow[]>`
    ${cellsOf(scope, planId, day, query)}
    SELECT t.id, t.section_id AS "sectionId", t.number, t.name, t.status, t.version, t.light, t.reason, t.lag,
      t.days_left AS "daysLeft", t.late_days AS "lateDays",
      coalesce(jsonb_agg(jsonb_build_object('departmentId', c.department_id, 'role', c.role, 'light', c.light,
        'isBlocked', c.is_blocked, 'reportMissing', c.missing, 'acknowledged', c.acknowledged,
        'declined', c.declined, 'percent', c.percent) ORDER BY c.anchor_start)
        FILTER (WHERE c.department_id IS NOT NULL), '[]') AS cells,
      (count(*) FILTER (WHERE c.role = 'lead'))::int AS leads,
      (count(*) FILTER (WHERE c.role = 'responsible'))::int AS responsibles,
      (count(*) FILTER (WHERE c.role = 'cooperating'))::int AS cooperating
    FROM shown t
    LEFT JOIN cells c ON c.task_id = t.id
    LEFT JOIN sections s ON s.id = t.section_id
    GROUP BY t.id, t.section_id, t.number, t."order", t.name, t.status, t.version, t.light, t.reason, t.lag, t.days_left,
      t.late_days, s."order"
    ORDER BY s."order" NULLS FIRST, t."order"`;
}

/** Sums at the edges of the matrix: one statement. */
export async function sumMatrix(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  query: MatrixQuery,
): Promise<MatrixSums[]> {
  return database().$queryRaw<MatrixSums[]>`
    ${cellsOf(scope, planId, day, query)}
    SELECT
      (ARRAY['section_department', 'department', 'section', 'all'])[1 + 1 * grouping(t.section_id) + 2 * grouping(c.department_id)]
        AS level,
      c.department_id AS "departmentId", t.section_id AS "sectionId", count(DISTINCT t.id)::int AS tasks,
      (count(*) FILTER (WHERE c.role = 'lead'))::int AS leads,
      (count(*) FILTER (WHERE c.role = 'responsible'))::int AS responsibles,
      (count(*) FILTER (WHERE c.role = 'cooperating'))::int AS cooperating,
      (count(*) FILTER (WHERE c.light = 'yellow'))::int AS yellow,
      (count(*) FILTER (WHERE c.light = 'red'))::int AS red
    FROM shown t LEFT JOIN cells c ON c.task_id = t.id
    GROUP BY GROUPING SETS ((t.section_id, c.department_id), (c.department_id), (t.section_id), ())`;
}

/** Departments with a part in the plan, in the order of the columns: by group, collective names last. One statement. */
export async function listMatrixDepartments(scope: Scope, planId: string): Promise<MatrixDepartment[]> {
  return database().$queryRaw<MatrixDepartment[]>`
    SELECT d.id, d.name, d."group", d.is_collective AS "isCollective"
    FROM departments d
    WHERE d.workspace_id = ${scope.workspaceId}::uuid AND EXISTS (
      SELECT 1 FROM assignments a JOIN tasks t ON t.id = a.task_id
      WHERE a.department_id = d.id AND t.plan_id = ${planId}::uuid)
    ORDER BY d.is_collective, min(d."order") OVER (PARTITION BY d.is_collective, d."group"), d."group", d."order",
      d.name`;
}

/** Tasks that nobody leads, though others of the plan have a lead: one statement. */
export async function listUnled(
  scope: Scope,
  planId: string,
): Promise<{ id: string; number: string | null }[]> {
  return database().$queryRaw`
    SELECT t.id, t.number FROM tasks t
    WHERE t.workspace_id = ${scope.workspaceId}::uuid AND t.plan_id = ${planId}::uuid AND t.status <> 'cancelled'
      AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = t.id AND a.role = 'lead' AND a.declined_at IS NULL)
    ORDER BY t."order"`;
}
