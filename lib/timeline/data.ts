import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { facetsOf, namedOf, orderOfShown, pickedOf, rowsOf } from "@/lib/tasks/data";
import { baseOf } from "@/lib/tasks/query/data";
import { readTaskQuery } from "@/lib/tasks/schema";
import type { TaskQuery } from "@/lib/tasks/types";
import type { TimelineGrouping, TimelineRead, TimelineRow } from "./types";

/** Rows with when each begins and what else stands on its bar; to follow `picked`. */
function barsOf(scope: Scope, planId: string): Prisma.Sql {
  const marks = Prisma.sql`
    b.starts::text AS starts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'taskId', b.id, 'on', x.day, 'name', x.name,
        'reached', x.reached) ORDER BY x.day, x.name), '[]')
      FROM (
        SELECT 'milestone' AS kind, m.due_on AS day, m.name, m.reached_on IS NOT NULL AS reached FROM milestones m
        WHERE m.task_id = b.id AND m.workspace_id = ${scope.workspaceId}::uuid
        UNION ALL
        SELECT 'formerDeadline', e.deadline_on, NULL, false FROM extensions e
        WHERE e.task_id = b.id AND e.workspace_id = ${scope.workspaceId}::uuid AND e.state = 'granted'
      ) x) AS marks,`;
  return rowsOf(scope, planId, marks);
}

/** The bars of tasks that are named, in that order: one statement. */
export function listNamedBars(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  ids: readonly string[],
): Promise<TimelineRow[]> {
  return database().$queryRaw<TimelineRow[]>`
    ${baseOf(scope, planId, day, readTaskQuery({}), ids)},
    ${namedOf(ids)}
    ${barsOf(scope, planId)}`;
}

const groupKeys: Record<TimelineGrouping, Prisma.Sql> = {
  section: Prisma.sql`b.section_id::text`,
  department: Prisma.sql`b.lead_id::text`,
};

/** The first bars of a plan, how many stand under what, and from when to when all of them reach: one statement. */
export const readTimeline = asRecorded(
  async (
    scope: Scope,
    planId: string,
    day: CalendarDate,
    query: TaskQuery,
    by: TimelineGrouping,
    limit: number,
  ): Promise<TimelineRead> => {
    const [read] = await database().$queryRaw<TimelineRead[]>`
    ${baseOf(scope, planId, day, query)},
    ${pickedOf(planId, query, limit)}
    SELECT ${orderOfShown} AS "order",
      (SELECT coalesce(jsonb_agg(r), '[]') FROM (${barsOf(scope, planId)}) r) AS rows,
      (SELECT coalesce(jsonb_agg(g), '[]') FROM (
        SELECT ${groupKeys[by]} AS key, count(*)::int AS count FROM shown b GROUP BY 1) g) AS groups,
      (SELECT coalesce(jsonb_agg(f), '[]') FROM (${facetsOf(planId, query)}) f) AS counts,
      (SELECT min(b.starts)::text FROM shown b) AS first,
      (SELECT greatest(max(b.deadline), max(b.completed_on))::text FROM shown b) AS last`;
    return read ?? { rows: [], order: [], groups: [], counts: [], first: null, last: null };
  },
);
