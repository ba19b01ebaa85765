import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { taskHeadColumns } from "@/lib/reports/data";
import type { ComingDeadline, Declined, PeopleCounts, SignOffRecord, ToAcknowledge } from "./types";

/** What was given to a department and waits for its answer, in the order of the plans. */
export function listToAcknowledge(
  scope: Scope,
  departmentId: string,
  day: CalendarDate,
): Promise<ToAcknowledge[]> {
  return database().$queryRaw<ToAcknowledge[]>`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, NULL, ${day}::date, ARRAY(
        SELECT a.task_id FROM assignments a
        WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${departmentId}::uuid
          AND a.acknowledged_at IS NULL))
    )
    SELECT a.id AS "assignmentId", a.role::text AS role, pl.title AS "planTitle", ${taskHeadColumns} AS task
    FROM assignments a
    JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id
    JOIN plans pl ON pl.id = t.plan_id
    JOIN states s ON s.task_id = t.id
    WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${departmentId}::uuid
      AND a.acknowledged_at IS NULL AND a.declined_at IS NULL
      AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
    ORDER BY pl.created_at DESC, pl.id, t."order"`;
}

/** The department's next deadlines of tasks that are not done, the nearest first. */
export function listComingDeadlines(
  scope: Scope,
  filter: { departmentId: string; limit: number },
  day: CalendarDate,
): Promise<ComingDeadline[]> {
  return database().$queryRaw<ComingDeadline[]>`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, NULL, ${day}::date, ARRAY(
        SELECT a.task_id FROM assignments a
        WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${filter.departmentId}::uuid))
    )
    SELECT ${taskHeadColumns} AS task, a.role::text AS role
    FROM assignments a
    JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id
    JOIN states s ON s.task_id = t.id
    WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${filter.departmentId}::uuid
      AND a.declined_at IS NULL AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
      AND s.deadline >= ${day}::date
    ORDER BY s.deadline, a.role, t.plan_id, t."order"
    LIMIT ${filter.limit}`;
}

/** The reports that a department handed in for the last month before the given one; null where there are none. */
export async function findSignOffRecord(
  scope: Scope,
  departmentId: string,
  month: CalendarDate,
): Promise<SignOffRecord | null> {
  const [row] = await database().$queryRaw<SignOffRecord[]>`
    SELECT to_char(p.starts_on, 'YYYY-MM') AS month, count(*)::int AS submitted,
      (count(*) FILTER (WHERE r.signed_off_at IS NOT NULL))::int AS signed,
      round((avg(extract(epoch FROM r.signed_off_at - r.submitted_at))
        FILTER (WHERE r.signed_off_at >= r.submitted_at) / 86400)::numeric, 1)::float8 AS "meanDays"
    FROM reports r
    JOIN assignments a ON a.id = r.assignment_id AND a.workspace_id = r.workspace_id
    JOIN reporting_periods p ON p.id = r.period_id
    WHERE r.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${departmentId}::uuid
      AND r.submitted_at IS NOT NULL AND p.starts_on < ${month}::date
    GROUP BY p.starts_on ORDER BY p.starts_on DESC LIMIT 1`;
  return row ?? null;
}

/** Work that departments have declined and that waits to be given to another, the oldest refusal first. */
export function listDeclined(scope: Scope, day: CalendarDate): Promise<Declined[]> {
  return database().$queryRaw<Declined[]>`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, NULL, ${day}::date, ARRAY(
        SELECT a.task_id FROM assignments a
        WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.declined_at IS NOT NULL))
    )
    SELECT a.id AS "assignmentId", d.name AS department, a.role::text AS role, a.decline_reason AS reason,
      (a.declined_at AT TIME ZONE w.time_zone)::date::text AS "declinedOn", pl.title AS "planTitle",
      ${taskHeadColumns} AS task
    FROM assignments a
    JOIN workspaces w ON w.id = a.workspace_id
    JOIN departments d ON d.id = a.department_id
    JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id
    JOIN plans pl ON pl.id = t.plan_id
    JOIN states s ON s.task_id = t.id
    WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.declined_at IS NOT NULL
      AND a.succeeded_by_id IS NULL AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
    ORDER BY a.declined_at, a.id`;
}

/** Who can sign in, and which departments there are: one statement. */
export async function countPeople(scope: Scope): Promise<PeopleCounts> {
  const [row] = await database().$queryRaw<PeopleCounts[]>`
    WITH people AS (
      SELECT m.user_id, m.role, m.department_id, u.disabled_at IS NOT NULL AS disabled
      FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.workspace_id = ${scope.workspaceId}::uuid
    )
    SELECT
      (SELECT count(DISTINCT user_id)::int FROM people WHERE NOT disabled) AS active,
      (SELECT count(DISTINCT user_id)::int FROM people WHERE disabled) AS disabled,
      (SELECT count(*)::int FROM people WHERE NOT disabled AND role = 'officer') AS officers,
      (SELECT count(*)::int FROM people WHERE NOT disabled AND role = 'head') AS heads,
      (SELECT count(*)::int FROM people WHERE NOT disabled AND role = 'supervisor') AS supervisors,
      (SELECT count(*)::int FROM people WHERE NOT disabled AND role = 'leader') AS leaders,
      (SELECT count(*)::int FROM people WHERE NOT disabled AND role = 'administrator') AS administrators,
      (SELECT count(*)::int FROM departments d
        WHERE d.workspace_id = ${scope.workspaceId}::uuid AND NOT d.is_collective AND d.ended_on IS NULL) AS departments,
      (SELECT count(*)::int FROM departments d
        WHERE d.workspace_id = ${scope.workspaceId}::uuid AND d.is_collective) AS collective,
      (SELECT count(*)::int FROM departments d
        WHERE d.workspace_id = ${scope.workspaceId}::uuid AND NOT d.is_collective AND d.ended_on IS NULL
          AND EXISTS (SELECT 1 FROM assignments a JOIN tasks t ON t.id = a.task_id
            WHERE a.department_id = d.id AND t.status IN ('assigned', 'in_progress', 'completion_claimed'))
          AND NOT EXISTS (SELECT 1 FROM people p
            WHERE p.department_id = d.id AND NOT p.disabled AND p.role IN ('officer', 'head'))) AS "withoutOfficer"`;
  if (!row) throw new Error("counts without a row");
  return row;
}
