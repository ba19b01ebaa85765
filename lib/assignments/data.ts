import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { facetsOf } from "@/lib/tasks/data";
import { baseOf, passing } from "@/lib/tasks/query/data";
import type { TaskQuery } from "@/lib/tasks/types";
import type { MatrixDepartment, MatrixQuery, MatrixRead, MatrixRow, MatrixSums, NamedTasks } from "./types";

/** Where leads alone are shown, a department is asked for what it leads. */
function shownBy({ leadsOnly, tasks }: MatrixQuery): TaskQuery {
  return leadsOnly && tasks.department.length > 0 ? { ...tasks, role: ["lead"] } : tasks;
}

/** The tasks `shown` that a query asks for, with `base`, which its choices are counted from. */
function shownByQuery(scope: Scope, planId: string, day: CalendarDate, query: TaskQuery): Prisma.Sql {
  return Prisma.sql`
    ${baseOf(scope, planId, day, query)},
    shown AS MATERIALIZED (
      SELECT b.id, b.section_id, b.number, b."order", b.name, b.status, b.version, b.light, b.reason, b.lag, b.days_left,
        b.completed_on - b.deadline AS late_days
      FROM base b WHERE ${passing(query)}
    )`;
}

/** All tasks of a plan, or those that are named, as `shown`: nothing but their states is computed. */
function shownByName(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  ids: readonly string[] | null,
): Prisma.Sql {
  return Prisma.sql`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date, ${ids}::uuid[])
    ),
    shown AS MATERIALIZED (
      SELECT t.id, t.section_id, t.number, t."order", coalesce(t.title, left(t.text, 60)) AS name, t.status::text,
        t.version, s.light, s.reason, s.lag, s.days_left, t.completed_on - s.deadline AS late_days
      FROM states s JOIN tasks t ON t.id = s.task_id AND t.workspace_id = ${scope.workspaceId}::uuid
    )`;
}

/**
 * The parts of a plan's departments with the light of each: rules.assignmentLight in SQL, compared to it by a test.
 * To follow `shown t`.
 */
function cellsOf(
  { workspaceId }: Scope,
  planId: string,
  day: CalendarDate,
  leadsOnly: boolean,
  ids: readonly string[] | null = null,
): Prisma.Sql {
  const role = leadsOnly ? Prisma.sql`a.role = 'lead'` : Prisma.sql`true`;
  return Prisma.sql`
    missing AS MATERIALIZED (
      SELECT * FROM missing_reports(${workspaceId}::uuid, ${planId}::uuid, ${day}::date, ${ids}::uuid[])
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

/** Rows with what the departments do on each; to follow `cells`, with the tasks to read as `picked t`. */
const rowsOfPicked = Prisma.sql`
  SELECT t.id, t.section_id AS "sectionId", t.number, t.name, t.status, t.version, t.light, t.reason, t.lag,
    t.days_left AS "daysLeft", t.late_days AS "lateDays", coalesce(x.cells, '[]') AS cells,
    coalesce(x.leads, 0)::int AS leads, coalesce(x.responsibles, 0)::int AS responsibles,
    coalesce(x.cooperating, 0)::int AS cooperating
  FROM picked t
  LEFT JOIN (
    SELECT c.task_id, jsonb_agg(jsonb_build_object('departmentId', c.department_id, 'role', c.role, 'light', c.light,
        'isBlocked', c.is_blocked, 'reportMissing', c.missing, 'acknowledged', c.acknowledged,
        'declined', c.declined, 'percent', c.percent) ORDER BY c.anchor_start, c.department_id) AS cells,
      count(*) FILTER (WHERE c.role = 'lead') AS leads,
      count(*) FILTER (WHERE c.role = 'responsible') AS responsibles,
      count(*) FILTER (WHERE c.role = 'cooperating') AS cooperating
    FROM picked t JOIN cells c ON c.task_id = t.id
    GROUP BY c.task_id
  ) x ON x.task_id = t.id
  ORDER BY t.place`;

/** The rows of tasks that are named, in that order; what they cost depends on their number alone: one statement. */
export function listNamedMatrixRows(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  leadsOnly: boolean,
  ids: readonly string[],
): Promise<MatrixRow[]> {
  return database().$queryRaw<MatrixRow[]>`
    ${shownByName(scope, planId, day, ids)},
    ${cellsOf(scope, planId, day, leadsOnly, ids)},
    picked AS MATERIALIZED (
      SELECT t.*, o.place FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o (id, place) JOIN shown t ON t.id = o.id
    )
    ${rowsOfPicked}`;
}

/** How many tasks a highlight names; the rest is only counted. */
const named = 8;

/** The first rows of the matrix with all of its edges, from one computation of the states: one statement. */
export const readMatrix = asRecorded(
  async (
    scope: Scope,
    planId: string,
    day: CalendarDate,
    query: MatrixQuery,
    limit: number,
  ): Promise<MatrixRead> => {
    const [read] = await database().$queryRaw<MatrixRead[]>`
    ${shownByQuery(scope, planId, day, shownBy(query))},
    ${cellsOf(scope, planId, day, query.leadsOnly)},
    placed AS MATERIALIZED (
      SELECT t.*, row_number() OVER (ORDER BY s."order" NULLS FIRST, t."order") AS place
      FROM shown t LEFT JOIN sections s ON s.id = t.section_id
    ),
    picked AS MATERIALIZED (
      SELECT t.* FROM placed t ORDER BY t.place LIMIT ${limit}
    ),
    sums AS MATERIALIZED (
      SELECT grouping(t.section_id, c.department_id) AS level, t.section_id, c.department_id,
        count(DISTINCT t.id)::int AS tasks,
        (count(*) FILTER (WHERE c.role = 'lead'))::int AS leads,
        (count(*) FILTER (WHERE c.role = 'responsible'))::int AS responsibles,
        (count(*) FILTER (WHERE c.role = 'cooperating'))::int AS cooperating,
        (count(*) FILTER (WHERE c.light = 'yellow'))::int AS yellow,
        (count(*) FILTER (WHERE c.light = 'red'))::int AS red
      FROM shown t LEFT JOIN cells c ON c.task_id = t.id
      GROUP BY GROUPING SETS ((t.section_id), (c.department_id), ())
    ),
    parts AS MATERIALIZED (
      SELECT c.section_id, c.department_id, count(*)::int AS count FROM cells c GROUP BY 1, 2
    ),
    listed AS MATERIALIZED (
      SELECT t.id, t.number, t.place, count(*) FILTER (WHERE c.role = 'lead') > 1 AS several,
        count(c.department_id) > 0 AND bool_and(d.is_collective) AS collective
      FROM placed t JOIN cells c ON c.task_id = t.id JOIN departments d ON d.id = c.department_id
      GROUP BY t.id, t.number, t.place
    )
    SELECT
      (SELECT coalesce(jsonb_agg(r), '[]') FROM (${rowsOfPicked}) r) AS rows,
      ARRAY(SELECT p.id::text FROM placed p ORDER BY p.place) AS "order",
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'level', (ARRAY['all', 'department', 'section'])[CASE s.level WHEN 3 THEN 1 WHEN 2 THEN 2 ELSE 3 END],
          'departmentId', s.department_id, 'sectionId', s.section_id, 'tasks', s.tasks, 'leads', s.leads,
          'responsibles', s.responsibles, 'cooperating', s.cooperating, 'yellow', s.yellow, 'red', s.red)), '[]')
        FROM sums s) AS sums,
      (SELECT coalesce(jsonb_agg(jsonb_build_array(p.section_id, p.department_id, p.count)), '[]') FROM parts p) AS parts,
      ${namedTasks(Prisma.sql`l.several`)} AS "severalLeads",
      ${namedTasks(Prisma.sql`l.collective`)} AS "collectiveOnly",
      (SELECT coalesce(jsonb_agg(f), '[]') FROM (${facetsOf(planId, query.tasks)}) f) AS counts`;
    return (
      read ?? {
        rows: [],
        order: [],
        sums: [],
        parts: [],
        severalLeads: noTasks,
        collectiveOnly: noTasks,
        counts: [],
      }
    );
  },
);

const noTasks = { count: 0, first: [] };

function namedTasks(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT jsonb_build_object('count', count(*), 'first', coalesce(
      jsonb_agg(jsonb_build_object('id', l.id, 'number', l.number) ORDER BY l.place) FILTER (WHERE l.rank <= ${named}), '[]'))
    FROM (SELECT l.*, row_number() OVER (ORDER BY l.place) AS rank FROM listed l WHERE ${which}) l)`;
}

/** What each department has in a plan: one statement. */
export const sumDepartments = asRecorded(
  async (scope: Scope, planId: string, day: CalendarDate): Promise<MatrixSums[]> => {
    return database().$queryRaw<MatrixSums[]>`
    ${shownByName(scope, planId, day, null)},
    ${cellsOf(scope, planId, day, false)}
    SELECT 'department' AS level, c.department_id AS "departmentId", NULL AS "sectionId",
      count(DISTINCT c.task_id)::int AS tasks,
      (count(*) FILTER (WHERE c.role = 'lead'))::int AS leads,
      (count(*) FILTER (WHERE c.role = 'responsible'))::int AS responsibles,
      (count(*) FILTER (WHERE c.role = 'cooperating'))::int AS cooperating,
      (count(*) FILTER (WHERE c.light = 'yellow'))::int AS yellow,
      (count(*) FILTER (WHERE c.light = 'red'))::int AS red
    FROM cells c GROUP BY c.department_id`;
  },
);

/** Departments with a part in the plan, in the order of the columns: by group, collective names last. One statement. */
export const listMatrixDepartments = asRecorded(
  async (scope: Scope, planId: string): Promise<MatrixDepartment[]> => {
    return database().$queryRaw<MatrixDepartment[]>`
    SELECT d.id, d.name, d."group", d.is_collective AS "isCollective"
    FROM departments d
    WHERE d.workspace_id = ${scope.workspaceId}::uuid AND EXISTS (
      SELECT 1 FROM assignments a JOIN tasks t ON t.id = a.task_id
      WHERE a.department_id = d.id AND t.plan_id = ${planId}::uuid)
    ORDER BY d.is_collective, min(d."order") OVER (PARTITION BY d.is_collective, d."group"), d."group", d."order",
      d.name`;
  },
);

/** Tasks that nobody leads, though others of the plan have a lead: how many, and the first of them. One statement. */
export const listUnled = asRecorded(async (scope: Scope, planId: string): Promise<NamedTasks> => {
  const [unled] = await database().$queryRaw<NamedTasks[]>`
    WITH unled AS (
      SELECT t.id, t.number, row_number() OVER (ORDER BY t."order") AS rank FROM tasks t
      WHERE t.workspace_id = ${scope.workspaceId}::uuid AND t.plan_id = ${planId}::uuid AND t.status <> 'cancelled'
        AND NOT EXISTS (
          SELECT 1 FROM assignments a
          WHERE a.task_id = t.id AND a.workspace_id = t.workspace_id AND a.role = 'lead' AND a.declined_at IS NULL)
    )
    SELECT count(*)::int AS count, coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'number', u.number) ORDER BY u.rank)
      FILTER (WHERE u.rank <= ${named}), '[]') AS first
    FROM unled u`;
  return unled ?? noTasks;
});
