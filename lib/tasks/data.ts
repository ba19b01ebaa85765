import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { baseOf, inRole, type Of, ofDepartment, passing } from "./query/data";
import { groupingOf } from "./query/rules";
import { readTaskQuery } from "./schema";
import type {
  CurrentPeriod,
  LedgerRead,
  LedgerRow,
  SectionTitle,
  TaskGrouping,
  TaskQuery,
  TaskSort,
  Thresholds,
} from "./types";

export const sortKeys: Record<TaskSort, Prisma.Sql> = {
  order: Prisma.sql`b."order"`,
  name: Prisma.sql`b.name COLLATE "zh-Hans-CN-x-icu"`,
  light: Prisma.sql`array_position(ARRAY['red', 'yellow', 'green', 'none', 'done'], b.light)`,
  status: Prisma.sql`b.status::"TaskStatus"`,
  lead: Prisma.sql`b.lead_name COLLATE "zh-Hans-CN-x-icu"`,
  deadline: Prisma.sql`b.deadline_on`,
  percent: Prisma.sql`b.percent`,
  expected: Prisma.sql`b.expected`,
  difference: Prisma.sql`-b.lag`,
  report: Prisma.sql`b.report_rank`,
};

/** The deadline that stood before it was first put off, where the present one is what was granted last; else null. */
export function originalDeadlineOf(scope: Scope, taskId: Prisma.Sql, deadlineOn: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT (array_agg(e.deadline_on ORDER BY e.decided_at))[1]::text
    FROM extensions e
    WHERE e.task_id = ${taskId} AND e.workspace_id = ${scope.workspaceId}::uuid AND e.state = 'granted'
    HAVING (array_agg(e.granted_on ORDER BY e.decided_at DESC))[1] = ${deadlineOn})`;
}

/** The month in which a task is due, by the day that its light is reckoned by. */
export const month = Prisma.sql`to_char(b.deadline, 'YYYY-MM')`;

/** What rows stand under, and in which order these stand. */
const groupings: Record<TaskGrouping, { key: Prisma.Sql; order: Prisma.Sql }> = {
  plan: { key: Prisma.sql`b.plan_id::text`, order: Prisma.sql`l.created_at DESC, l.id` },
  section: { key: Prisma.sql`b.section_id::text`, order: Prisma.sql`c."order" NULLS FIRST` },
  status: { key: Prisma.sql`b.status`, order: sortKeys.status },
  light: { key: Prisma.sql`b.light`, order: sortKeys.light },
  department: {
    key: Prisma.sql`b.lead_id::text`,
    order: Prisma.sql`${sortKeys.lead} NULLS FIRST, b.lead_id`,
  },
  month: { key: month, order: month },
  none: { key: Prisma.sql`NULL::text`, order: Prisma.sql`true` },
};

/** The tasks that a view shows in their order, and those of them that are read: all or the first; to follow `base`. */
export function pickedOf(of: Of, query: TaskQuery, limit: number | null): Prisma.Sql {
  const direction = query.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const { order } = groupings[groupingOf(of, query)];
  // The order of the document is one within each plan.
  const sorted =
    query.sort === "order" ? Prisma.empty : Prisma.sql`${sortKeys[query.sort]} ${direction} NULLS LAST, `;
  return Prisma.sql`
    shown AS MATERIALIZED (
      SELECT b.*, row_number() OVER (
        ORDER BY ${order}, ${sorted}l.created_at DESC, l.id, b."order" ${query.sort === "order" ? direction : Prisma.empty}
      ) AS place
      FROM base b JOIN plans l ON l.id = b.plan_id LEFT JOIN sections c ON c.id = b.section_id
      WHERE ${passing(query)}
    ),
    picked AS MATERIALIZED (
      SELECT b.* FROM shown b ORDER BY b.place LIMIT ${limit}
    )`;
}

/** All tasks that a view shows, in their order; to follow `shown`. */
export const orderOfShown = Prisma.sql`ARRAY(SELECT b.id::text FROM shown b ORDER BY b.place)`;

/** Tasks that are named, in that order; to follow `base`. */
export function namedOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    picked AS MATERIALIZED (
      SELECT b.*, o.place FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o (id, place) JOIN base b ON b.id = o.id
    )`;
}

/**
 * Rows sorted within their groups; to follow `picked`. What belongs to one row is asked for row by row: the planner takes
 * far fewer rows for granted than there may be, and would compute a joined list anew for each of them.
 */
export function rowsOf(scope: Scope, of: Of, more: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    SELECT b.id, ${of === null ? Prisma.sql`b.plan_id AS "planId",` : Prisma.empty}
      b.section_id AS "sectionId", b.number, b."order", b.name, b.status, b.percent,
      b.is_blocked AS "isBlocked", b.version, b.deadline_on::text AS "deadlineOn", b.deadline::text AS deadline,
      b.deadline_kind AS "deadlineKind", b.deadline_words AS "deadlineWords", b.completed_on::text AS "completedOn",
      b.light, b.reason, b.expected, b.lag, b.days_left AS "daysLeft",
      b.completed_on - b.deadline AS "lateDays", b.report,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('departmentId', d.id, 'name', d.name, 'role', a.role,
          'declined', a.declined_at IS NOT NULL, 'claimed', a.claimed_at IS NOT NULL) ORDER BY a.anchor_start, d.name), '[]')
        FROM assignments a JOIN departments d ON d.id = a.department_id
        WHERE a.task_id = b.id AND a.workspace_id = ${scope.workspaceId}::uuid) AS parties,
      ${more}
      ${originalDeadlineOf(scope, Prisma.sql`b.id`, Prisma.sql`b.deadline_on`)} AS "originalDeadline"
    FROM picked b
    ORDER BY b.place`;
}

/** The tasks that a view shows, sorted within their groups: one statement. */
export function listLedger(scope: Scope, of: Of, day: CalendarDate, query: TaskQuery): Promise<LedgerRow[]> {
  return database().$queryRaw<LedgerRow[]>`
    ${baseOf(scope, of, day, query)},
    ${pickedOf(of, query, null)}
    ${rowsOf(scope, of)}`;
}

/** The rows of tasks that are named, in that order; what they cost depends on their number alone: one statement. */
export function listNamedRows(
  scope: Scope,
  of: Of,
  day: CalendarDate,
  ids: readonly string[],
): Promise<LedgerRow[]> {
  return database().$queryRaw<LedgerRow[]>`
    ${baseOf(scope, of, day, readTaskQuery({}), ids)},
    ${namedOf(ids)}
    ${rowsOf(scope, of)}`;
}

/** Sums per group and over all, of the tasks shown and how many there are; to follow `base`. */
function sumsOf(of: Of, query: TaskQuery): Prisma.Sql {
  const all = passing(query);
  // Work that is put aside or not handed out has no pace that it could be behind.
  const paced = Prisma.sql`${all} AND b.status NOT IN ('draft', 'suspended', 'cancelled')`;
  const light = (value: string) => Prisma.sql`(count(*) FILTER (WHERE ${all} AND b.light = ${value}))::int`;
  return Prisma.sql`
    SELECT b.key, grouping(b.key) = 1 AS "isTotal",
      (count(*) FILTER (WHERE ${all}))::int AS shown, count(*)::int AS total,
      ${light("red")} AS red, ${light("yellow")} AS yellow, ${light("green")} AS green, ${light("none")} AS none,
      ${light("done")} AS done,
      round(avg(b.percent) FILTER (WHERE ${paced}))::int AS percent,
      round(avg(b.expected) FILTER (WHERE ${paced}))::int AS expected,
      round(avg(-b.lag) FILTER (WHERE ${paced}))::int AS difference,
      (count(*) FILTER (WHERE ${all} AND b.report = 'missing'))::int AS "reportsMissing"
    FROM (SELECT b.*, ${groupings[groupingOf(of, query)].key} AS key FROM base b) b
    GROUP BY GROUPING SETS ((b.key), ())`;
}

/** How many tasks each choice of each filter would show; to follow `base`. */
export function facetsOf(of: Of, query: TaskQuery): Prisma.Sql {
  return Prisma.sql`
    SELECT 'status' AS facet, b.status AS key, count(*)::int AS count FROM base b WHERE ${passing(query, "status")} GROUP BY 2
    UNION ALL SELECT 'light', b.light, count(*)::int FROM base b WHERE ${passing(query, "light")} GROUP BY 2
    UNION ALL SELECT 'section', b.section_id::text, count(*)::int FROM base b
      WHERE ${passing(query, "section")} AND b.section_id IS NOT NULL AND ${of !== null} GROUP BY 2
    UNION ALL SELECT 'plan', b.plan_id::text, count(*)::int FROM base b
      WHERE ${passing(query, "plan")} AND ${of === null} GROUP BY 2
    UNION ALL SELECT 'due', b.due, count(*)::int FROM base b WHERE ${passing(query, "due")} GROUP BY 2
    UNION ALL SELECT 'has', x.key, count(*)::int
      FROM base b CROSS JOIN LATERAL (
        VALUES ('owed', b.owed), ('problems', b.problems), ('indicator', b.indicator)
      ) x (key, holds)
      WHERE ${passing(query, "has")} AND x.holds GROUP BY 2
    UNION ALL SELECT 'department', x.department_id::text, x.count FROM (
      SELECT a.department_id, count(*)::int AS count FROM base b JOIN assignments a ON a.task_id = b.id
      WHERE ${passing(query, "part")} AND ${query.role.every((role) => role === "nolead") ? Prisma.sql`true` : inRole(query)}
      GROUP BY 1) x
    UNION ALL SELECT 'role', x.role::text, x.count FROM (
      SELECT a.role, count(DISTINCT b.id)::int AS count FROM base b JOIN assignments a ON a.task_id = b.id
      WHERE ${passing(query, "part")} AND ${ofDepartment(query)} GROUP BY 1) x
    UNION ALL SELECT 'role', 'nolead', count(*)::int FROM base b
      WHERE ${passing(query, "part")} AND b.lead_id IS NULL
        AND (${query.department.length === 0} OR EXISTS (
          SELECT 1 FROM assignments a WHERE a.task_id = b.id AND ${ofDepartment(query)}))`;
}

/** The rows of a view with its sums and the counts of its choices, from one computation of the states: one statement. */
export const readLedger = asRecorded(
  async (scope: Scope, of: Of, day: CalendarDate, query: TaskQuery, limit: number): Promise<LedgerRead> => {
    const [read] = await database().$queryRaw<LedgerRead[]>`
    ${baseOf(scope, of, day, query)},
    ${pickedOf(of, query, limit)}
    SELECT ${orderOfShown} AS "order",
      (SELECT coalesce(jsonb_agg(r), '[]') FROM (${rowsOf(scope, of)}) r) AS rows,
      (SELECT coalesce(jsonb_agg(s), '[]') FROM (${sumsOf(of, query)}) s) AS sums,
      (SELECT coalesce(jsonb_agg(f), '[]') FROM (${facetsOf(of, query)}) f) AS counts`;
    return read ?? { rows: [], order: [], sums: [], counts: [] };
  },
);

/** Sections that hold tasks, in the plan's order. */
export const listSections = asRecorded(async (scope: Scope, planId: string): Promise<SectionTitle[]> => {
  return database().$queryRaw<SectionTitle[]>`
    SELECT c.id, c.label, c.title, p.title AS parent
    FROM sections c LEFT JOIN sections p ON p.id = c.parent_id
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.plan_id = ${planId}::uuid
      AND EXISTS (SELECT 1 FROM tasks t WHERE t.section_id = c.id)
    ORDER BY c."order"`;
});

/** The period that the states of reports on a plan's pages are of; null where none has opened yet. */
export async function findCurrentPeriod(
  scope: Scope,
  planId: string,
  day: CalendarDate,
): Promise<CurrentPeriod | null> {
  const [period] = await database().$queryRaw<CurrentPeriod[]>`
    SELECT p.kind::text AS kind, p.name, p.starts_on::text AS "startsOn", p.is_open AS "isOpen"
    FROM current_periods(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date) p`;
  return period ?? null;
}

/** When the plan's lights change: one statement. */
export async function readThresholds(scope: Scope, planId: string): Promise<Thresholds> {
  return database().plan.findFirstOrThrow({
    where: { id: planId, workspaceId: scope.workspaceId },
    select: { yellowDays: true, yellowLag: true, redLag: true },
  });
}
