import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { taskHeadColumns } from "@/lib/reports/data";
import type { TaskHead } from "@/lib/reports/types";
import type { ProblemCount, ProblemRow } from "./types";

/** Problem `x` of department `d`, addressed to department `o`, on task `t` of plan `pl`, as ProblemRow. */
const problemColumns = Prisma.sql`x.id, x.department_id AS "departmentId", d.name AS department, x.words,
  x.addressee::text AS addressee, x.addressee_department_id AS "addresseeDepartmentId",
  o.name AS "addresseeDepartment", x.needed_by::text AS "neededBy", x.state::text AS state,
  x.raised_by AS "raisedBy", x.raised_at AS "raisedAt", pl.status = 'active' AS "planActive",
  coalesce(log.entries, '[]') AS entries`;

const problemTables = Prisma.sql`problems x
  JOIN tasks t ON t.id = x.task_id AND t.workspace_id = x.workspace_id
  JOIN plans pl ON pl.id = t.plan_id AND pl.workspace_id = t.workspace_id
  JOIN departments d ON d.id = x.department_id AND d.workspace_id = x.workspace_id
  LEFT JOIN departments o ON o.id = x.addressee_department_id AND o.workspace_id = x.workspace_id
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', e.id, 'step', e.step, 'words', e.words, 'authorName', e.author_name,
      'departmentName', e.department_name, 'addressee', e.addressee, 'at', e.at) ORDER BY e.at, e.id) AS entries
    FROM problem_entries e WHERE e.workspace_id = x.workspace_id AND e.problem_id = x.id
  ) log ON true`;

/** JSON brings instants as text. */
function withDates<T extends ProblemRow>(row: T): T {
  return { ...row, entries: row.entries.map((entry) => ({ ...entry, at: new Date(entry.at) })) };
}

/** The problems of a task with all that was said, those that are not settled first: one statement. */
export async function listTaskProblems(scope: Scope, taskId: string): Promise<ProblemRow[]> {
  const rows = await database().$queryRaw<ProblemRow[]>`
    SELECT ${problemColumns}
    FROM ${problemTables}
    WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.task_id = ${taskId}::uuid
    ORDER BY x.state = 'closed', x.raised_at DESC, x.id DESC`;
  return rows.map(withDates);
}

/** For whom unsettled problems are read: a department's own and those that wait for it, a leader's, or all. */
export type ProblemFilter = { departmentId: string } | { addressee: "leader" } | { planId: string } | null;

type PlacedRow = ProblemRow & { planId: string; planTitle: string; task: TaskHead };

function matching(filter: ProblemFilter): Prisma.Sql {
  if (filter === null) return Prisma.sql`pl.status = 'active'`;
  if ("planId" in filter) return Prisma.sql`t.plan_id = ${filter.planId}::uuid`;
  if ("addressee" in filter) return Prisma.sql`x.state = 'open' AND x.addressee = 'leader'`;
  const { departmentId } = filter;
  return Prisma.sql`((x.state = 'open' AND x.addressee_department_id = ${departmentId}::uuid)
    OR (x.state = 'answered' AND x.department_id = ${departmentId}::uuid))`;
}

/** Problems that are not settled, by the day on which the answer is needed: one statement. */
export async function listOpenProblems(
  scope: Scope,
  filter: ProblemFilter,
  day: CalendarDate,
): Promise<PlacedRow[]> {
  const planId = filter !== null && "planId" in filter ? filter.planId : null;
  const rows = await database().$queryRaw<PlacedRow[]>`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date, ARRAY(
        SELECT x.task_id FROM problems x
        WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.state <> 'closed'))
    )
    SELECT ${problemColumns}, pl.id AS "planId", pl.title AS "planTitle", ${taskHeadColumns} AS task
    FROM ${problemTables}
    JOIN states s ON s.task_id = t.id
    WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.state <> 'closed' AND ${matching(filter)}
    ORDER BY x.state, x.needed_by NULLS LAST, x.raised_at, x.id`;
  return rows.map(withDates);
}

/** How many problems of a plan wait for an answer: one statement. */
export async function countOpenProblems(
  scope: Scope,
  planId: string,
  day: CalendarDate,
): Promise<ProblemCount> {
  const [row] = await database().$queryRaw<ProblemCount[]>`
    SELECT count(*)::int AS open, (count(*) FILTER (WHERE x.needed_by < ${day}::date))::int AS overdue
    FROM problems x JOIN tasks t ON t.id = x.task_id AND t.workspace_id = x.workspace_id
    WHERE x.workspace_id = ${scope.workspaceId}::uuid AND t.plan_id = ${planId}::uuid AND x.state = 'open'`;
  return row ?? { open: 0, overdue: 0 };
}
