import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { counting, cutAfter, dayStates, inPlans, lit, sums, taskMention } from "../days/data";
import type { DepartmentTask, LeagueRow, Moment, Punctuality, RoleSums } from "../types";

/** Months of reporting that are shown side by side. */
const monthsShown = 12;

/** More lights than this are shown as sums. */
const lightsOneByOne = 24;

/**
 * Departments by how far the tasks they answer for lie behind, the slowest first; those who only cooperate come last.
 * A department answers for a task that it leads, or where nobody leads, for one it is responsible for.
 */
export const listLeague = asRecorded(
  (scope: Scope, planId: string | null, moment: Moment): Promise<LeagueRow[]> => {
    return database().$queryRaw<LeagueRow[]>`
    WITH s AS MATERIALIZED (SELECT * FROM ${dayStates(scope, planId, moment)} x),
    own AS (
      SELECT a.department_id, a.task_id, a.role, a.role = min(a.role) OVER (PARTITION BY a.task_id) AS answers
      FROM assignments a JOIN tasks t ON t.id = a.task_id JOIN plans p ON p.id = t.plan_id
      WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.declined_at IS NULL AND ${inPlans(planId)}
    ),
    rows AS (
      SELECT o.department_id,
        count(*) FILTER (WHERE o.answers)::int AS answers,
        count(*) FILTER (WHERE o.role = 'lead')::int AS leads,
        count(*) FILTER (WHERE o.role = 'responsible')::int AS responsible,
        count(*) FILTER (WHERE o.role = 'cooperating')::int AS cooperating,
        jsonb_build_object(
          'red', count(*) FILTER (WHERE o.answers AND s.light = 'red'),
          'yellow', count(*) FILTER (WHERE o.answers AND s.light = 'yellow'),
          'green', count(*) FILTER (WHERE o.answers AND s.light = 'green'),
          'none', count(*) FILTER (WHERE o.answers AND s.light = 'none'),
          'done', count(*) FILTER (WHERE o.answers AND s.light = 'done')) AS counts,
        CASE WHEN count(*) FILTER (WHERE o.answers) BETWEEN 1 AND ${lightsOneByOne} THEN
          jsonb_agg(jsonb_build_object('id', t.id, 'light', s.light, 'number', t.number,
              'name', coalesce(t.title, left(t.text, 60)))
            ORDER BY array_position(ARRAY['red', 'yellow', 'green', 'none', 'done'], s.light), t."order")
          FILTER (WHERE o.answers) END AS tasks,
        round(avg(s.lag) FILTER (WHERE o.answers AND ${counting}))::int AS mean_lag
      FROM own o
      JOIN s ON s.task_id = o.task_id
      JOIN tasks t ON t.id = o.task_id
      GROUP BY o.department_id
    )
    SELECT d.id AS "departmentId", d.name, d.is_collective AS "isCollective", r.answers, r.leads,
      r.responsible, r.cooperating, r.counts,
      coalesce(r.tasks, '[]') AS tasks, r.mean_lag AS "meanLag"
    FROM rows r JOIN departments d ON d.id = r.department_id AND d.workspace_id = ${scope.workspaceId}::uuid
    ORDER BY d.is_collective, r.mean_lag DESC NULLS LAST, r.answers DESC, d."order", d.name`;
  },
);

interface PunctualityFilter {
  planId: string | null;
  departmentId?: string;
}

/**
 * Who reported when, by department and month, for the last months whose periods had opened by the day. A report is on
 * time by the day it was first handed in; one that was returned and not handed in again counts as missing, as the light
 * does. Work that nobody has begun before its start owes none, as its light says too.
 */
export const listPunctuality = asRecorded(
  (scope: Scope, filter: PunctualityFilter, { day }: Moment): Promise<Punctuality[]> => {
    const workspace = Prisma.sql`${scope.workspaceId}::uuid`;
    const departmentId = filter.departmentId ?? null;
    const cut = cutAfter(scope, day);
    return database().$queryRaw<Punctuality[]>`
    WITH periods AS MATERIALIZED (
      SELECT * FROM (
        SELECT r.id, r.plan_id, r.reporters, r.due_on, r.milestone_on, to_char(r.starts_on, 'YYYY-MM') AS month,
          (r.due_on + 1)::timestamp AT TIME ZONE z.time_zone AS due_at,
          dense_rank() OVER (ORDER BY to_char(r.starts_on, 'YYYY-MM') DESC) AS back
        FROM reporting_periods r
        JOIN plans p ON p.id = r.plan_id
        JOIN workspaces z ON z.id = r.workspace_id
        WHERE r.workspace_id = ${workspace} AND r.opens_on <= ${day}::date AND ${inPlans(filter.planId)}
      ) x WHERE x.back <= ${monthsShown}
    ),
    spans AS MATERIALIZED (
      SELECT c.task_id, t.plan_id, c.to AS status, c.at, coalesce(t.starts_on, p.starts_on) AS starts,
        lead(c.at) OVER (PARTITION BY c.task_id ORDER BY c.at, c.id) AS until
      FROM status_changes c JOIN tasks t ON t.id = c.task_id JOIN plans p ON p.id = t.plan_id
      WHERE c.workspace_id = ${workspace} AND c.subject = 'task' AND c.at < ${cut}
    ),
    owed AS MATERIALIZED (
      SELECT e.id AS period_id, e.month, e.due_on, e.due_at, e.reporters, v.task_id, v.status, v.starts
      FROM periods e
      JOIN spans v ON v.plan_id = e.plan_id AND v.at < e.due_at AND (v.until IS NULL OR v.until >= e.due_at)
        AND period_concerns(${workspace}, v.task_id, e.milestone_on)
    ),
    handed AS MATERIALIZED (
      SELECT c.subject_id AS report_id, min(c.at) FILTER (WHERE c.to <> 'accepted') AS first_at
      FROM status_changes c
      WHERE c.workspace_id = ${workspace} AND c.subject = 'report' AND c.at < ${cut}
      GROUP BY c.subject_id
      HAVING coalesce(max(c.at) FILTER (WHERE c.to = 'returned') < max(c.at) FILTER (WHERE c.to <> 'returned'),
        bool_and(c.to <> 'returned'))
    ),
    sent AS MATERIALIZED (
      SELECT r.assignment_id, r.period_id, h.first_at
      FROM handed h JOIN reports r ON r.id = h.report_id AND r.workspace_id = ${workspace}
    ),
    answers AS (
      SELECT a.department_id, o.month, o.due_on, o.due_at, s.first_at
      FROM owed o
      JOIN assignments a ON a.task_id = o.task_id AND a.workspace_id = ${workspace}
        AND (a.declined_at IS NULL OR a.declined_at >= o.due_at)
        AND owes_report(o.reporters, a.role, o.status, o.starts, o.due_on)
      JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
      LEFT JOIN sent s ON s.assignment_id = a.id AND s.period_id = o.period_id
      WHERE ${departmentId}::uuid IS NULL OR a.department_id = ${departmentId}::uuid
    )
    SELECT x.department_id AS "departmentId", x.month,
      count(*) FILTER (WHERE x.first_at < x.due_at)::int AS "onTime",
      count(*) FILTER (WHERE x.first_at >= x.due_at)::int AS late,
      count(*) FILTER (WHERE x.first_at IS NULL AND x.due_on < ${day}::date)::int AS missing,
      count(*) FILTER (WHERE x.first_at IS NULL AND x.due_on >= ${day}::date)::int AS open
    FROM answers x
    GROUP BY x.department_id, x.month
    ORDER BY x.month, x.department_id`;
  },
);

function tasksOf(scope: Scope, departmentId: string): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT x.task_id FROM assignments x
    WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.department_id = ${departmentId}::uuid)`;
}

/** Tasks of active plans on which a department stands, by its role. */
export const sumsByRole = asRecorded(
  (scope: Scope, departmentId: string, moment: Moment): Promise<RoleSums[]> => {
    return database().$queryRaw<RoleSums[]>`
    SELECT a.role::text AS role, ${sums(moment.day)}
    FROM ${dayStates(scope, null, moment, tasksOf(scope, departmentId))} s
    JOIN assignments a ON a.task_id = s.task_id AND a.workspace_id = ${scope.workspaceId}::uuid
    WHERE a.department_id = ${departmentId}::uuid AND a.declined_at IS NULL
    GROUP BY a.role ORDER BY a.role`;
  },
);

/** Tasks of active plans on which a department stands: those it leads first, the worst first. */
export const listDepartmentTasks = asRecorded(
  (scope: Scope, departmentId: string, moment: Moment): Promise<DepartmentTask[]> => {
    return database().$queryRaw<DepartmentTask[]>`
    SELECT ${taskMention}, ${lit}, s.status, s.percent, s.expected, a.role::text AS role
    FROM ${dayStates(scope, null, moment, tasksOf(scope, departmentId))} s
    JOIN assignments a ON a.task_id = s.task_id AND a.workspace_id = ${scope.workspaceId}::uuid
    JOIN tasks t ON t.id = s.task_id
    JOIN plans p ON p.id = t.plan_id
    WHERE a.department_id = ${departmentId}::uuid AND a.declined_at IS NULL
    ORDER BY a.role, array_position(ARRAY['red', 'yellow', 'green', 'none', 'done'], s.light), p.title, t."order"`;
  },
);
