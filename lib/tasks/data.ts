import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type {
  BoardGrouping,
  ColumnCount,
  CurrentPeriod,
  FacetCount,
  LedgerRow,
  SectionTitle,
  TaskQuery,
  TaskSort,
  TaskSums,
  Thresholds,
} from "./types";

/** Tasks that pass all filters, or all but one: what a choice of that one would be made from. */
const where = {
  all: Prisma.sql`b.by_status AND b.by_light AND b.by_part AND b.by_section AND b.by_due AND b.by_words`,
  status: Prisma.sql`b.by_light AND b.by_part AND b.by_section AND b.by_due AND b.by_words`,
  light: Prisma.sql`b.by_status AND b.by_part AND b.by_section AND b.by_due AND b.by_words`,
  part: Prisma.sql`b.by_status AND b.by_light AND b.by_section AND b.by_due AND b.by_words`,
  section: Prisma.sql`b.by_status AND b.by_light AND b.by_part AND b.by_due AND b.by_words`,
  due: Prisma.sql`b.by_status AND b.by_light AND b.by_part AND b.by_section AND b.by_words`,
};

function oneOf(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  return values.length === 0 ? Prisma.sql`true` : Prisma.sql`${column} = ANY(${values})`;
}

function ofDepartment({ department }: TaskQuery): Prisma.Sql {
  return department.length === 0
    ? Prisma.sql`true`
    : Prisma.sql`a.department_id = ANY(${department}::uuid[])`;
}

function inRole({ role }: TaskQuery): Prisma.Sql {
  const roles = role.filter((one) => one !== "nolead");
  if (roles.length > 0) return Prisma.sql`a.role::text = ANY(${roles})`;
  return role.length === 0 ? Prisma.sql`true` : Prisma.sql`false`;
}

/** A department or a role asked for, or tasks that nobody leads. */
function byPart(query: TaskQuery): Prisma.Sql {
  if (query.department.length === 0 && query.role.length === 0) return Prisma.sql`true`;
  const standing = Prisma.sql`EXISTS (
    SELECT 1 FROM assignments a WHERE a.task_id = t.id AND ${ofDepartment(query)} AND ${inRole(query)}
  )`;
  if (!query.role.includes("nolead")) return standing;
  const onIt = Prisma.sql`EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = t.id AND ${ofDepartment(query)})`;
  const unled = Prisma.sql`NOT EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = t.id AND a.role = 'lead')`;
  return Prisma.sql`(${standing} OR (${unled} AND ${query.department.length === 0 ? Prisma.sql`true` : onIt}))`;
}

function byWords({ q }: TaskQuery): Prisma.Sql {
  if (q === "") return Prisma.sql`true`;
  return Prisma.sql`(
    strpos(t.searchable, search_fold(${q})) > 0
    OR EXISTS (SELECT 1 FROM assignments a JOIN departments d ON d.id = a.department_id
      WHERE a.task_id = t.id AND strpos(search_fold(d.name), search_fold(${q})) > 0)
  )`;
}

/** When a task is due, in the words of the filter. */
const dueWindow = Prisma.sql`CASE
  WHEN s.deadline IS NULL OR t.status IN ('completed', 'closed', 'suspended', 'cancelled') THEN 'open'
  WHEN s.days_left < 0 THEN 'overdue' WHEN s.days_left <= 30 THEN 'within30'
  WHEN s.days_left <= 90 THEN 'within90' ELSE 'later' END`;

/** For each filter, whether a task `t` with its state `s` passes it. */
function passesOf(query: TaskQuery) {
  return {
    status: oneOf(Prisma.sql`t.status::text`, query.status),
    light: oneOf(Prisma.sql`s.light`, query.light),
    section: oneOf(Prisma.sql`t.section_id::text`, query.section),
    due: oneOf(dueWindow, query.due),
    part: byPart(query),
    words: byWords(query),
  };
}

/*
 * States are computed once and kept (MATERIALIZED): right after an import the planner has no statistics, takes one row
 * for granted, and would otherwise compute all of them again for each task.
 */

/**
 * The tasks of a plan with their states, and for each filter whether the task passes it, so that rows, sums and
 * counts of choices all come from one definition. To be followed by a SELECT from `base b`.
 */
function baseOf(scope: Scope, planId: string, day: CalendarDate, query: TaskQuery): Prisma.Sql {
  const { workspaceId } = scope;
  const passes = passesOf(query);
  return Prisma.sql`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${workspaceId}::uuid, ${planId}::uuid, ${day}::date)
    ),
    period AS MATERIALIZED (
      SELECT p.id, p.reporters, p.due_on FROM current_periods(${workspaceId}::uuid, ${planId}::uuid, ${day}::date) p
    ),
    reported AS MATERIALIZED (
      SELECT a.task_id, min(CASE r.status WHEN 'returned' THEN 1 WHEN 'submitted' THEN 3 WHEN 'signed_off' THEN 4
        WHEN 'accepted' THEN 5 ELSE 2 END) AS rank
      FROM period p
      JOIN tasks t ON t.workspace_id = ${workspaceId}::uuid AND t.plan_id = ${planId}::uuid
      JOIN states s ON s.task_id = t.id
      JOIN assignments a ON a.task_id = t.id AND a.workspace_id = t.workspace_id AND a.declined_at IS NULL
        AND a.role <> 'cooperating' AND owes_report(p.reporters, a.role, t.status::text, s.starts, p.due_on)
      JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
      LEFT JOIN reports r ON r.assignment_id = a.id AND r.period_id = p.id
      GROUP BY a.task_id
    ),
    base AS MATERIALIZED (
      SELECT t.id, t.section_id, t.number, t."order", coalesce(t.title, left(t.text, 60)) AS name, t.status::text,
        t.percent, t.is_blocked, t.version, t.deadline_on, t.deadline_kind::text, t.deadline_words, t.completed_on,
        s.deadline, s.light, s.reason, s.expected, s.lag, s.days_left, ${dueWindow} AS due, p.rank AS report_rank,
        (ARRAY['returned', 'missing', 'submitted', 'signed_off', 'accepted'])[p.rank] AS report,
        lead.department_id AS lead_id, lead.name AS lead_name,
        ${passes.status} AS by_status, ${passes.light} AS by_light, ${passes.section} AS by_section,
        ${passes.due} AS by_due, ${passes.part} AS by_part, ${passes.words} AS by_words
      FROM states s
      JOIN tasks t ON t.id = s.task_id AND t.workspace_id = ${workspaceId}::uuid
      LEFT JOIN reported p ON p.task_id = t.id
      LEFT JOIN LATERAL (
        SELECT a.department_id, d.name FROM assignments a JOIN departments d ON d.id = a.department_id
        WHERE a.task_id = t.id AND a.role = 'lead' ORDER BY a.anchor_start, d.name LIMIT 1
      ) lead ON true
    )`;
}

const sortKeys: Record<TaskSort, Prisma.Sql> = {
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

/** The tasks of a plan that a view shows: one statement. Grouped by section, they are sorted within it. */
export async function listLedger(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  query: TaskQuery,
): Promise<LedgerRow[]> {
  const direction = query.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return database().$queryRaw<LedgerRow[]>`
    ${baseOf(scope, planId, day, query)}
    SELECT b.id, b.section_id AS "sectionId", b.number, b."order", b.name, b.status, b.percent,
      b.is_blocked AS "isBlocked", b.version, b.deadline_on::text AS "deadlineOn", b.deadline::text AS deadline,
      b.deadline_kind AS "deadlineKind", b.deadline_words AS "deadlineWords", b.completed_on::text AS "completedOn",
      b.light, b.reason, b.expected, b.lag, b.days_left AS "daysLeft",
      b.completed_on - b.deadline AS "lateDays", b.report, coalesce(x.parties, '[]') AS parties,
      ${originalDeadlineOf(scope, Prisma.sql`b.id`, Prisma.sql`b.deadline_on`)} AS "originalDeadline"
    FROM base b
    LEFT JOIN sections c ON c.id = b.section_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('departmentId', d.id, 'name', d.name, 'role', a.role,
        'declined', a.declined_at IS NOT NULL, 'claimed', a.claimed_at IS NOT NULL) ORDER BY a.anchor_start, d.name) AS parties
      FROM assignments a JOIN departments d ON d.id = a.department_id
      WHERE a.task_id = b.id AND a.workspace_id = ${scope.workspaceId}::uuid
    ) x ON true
    WHERE ${where.all}
    ORDER BY c."order" NULLS FIRST, ${sortKeys[query.sort]} ${direction} NULLS LAST, b."order"`;
}

/** Sums per section and over all, of the tasks shown and how many there are: one statement. */
export async function sumTasks(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  query: TaskQuery,
): Promise<TaskSums[]> {
  // Work that is put aside or not handed out has no pace that it could be behind.
  const paced = Prisma.sql`${where.all} AND b.status NOT IN ('draft', 'suspended', 'cancelled')`;
  const light = (value: string) =>
    Prisma.sql`(count(*) FILTER (WHERE ${where.all} AND b.light = ${value}))::int`;
  return database().$queryRaw<TaskSums[]>`
    ${baseOf(scope, planId, day, query)}
    SELECT b.section_id AS "sectionId", grouping(b.section_id) = 1 AS "isTotal",
      (count(*) FILTER (WHERE ${where.all}))::int AS shown, count(*)::int AS total,
      ${light("red")} AS red, ${light("yellow")} AS yellow, ${light("green")} AS green, ${light("none")} AS none,
      ${light("done")} AS done,
      round(avg(b.percent) FILTER (WHERE ${paced}))::int AS percent,
      round(avg(b.expected) FILTER (WHERE ${paced}))::int AS expected,
      round(avg(-b.lag) FILTER (WHERE ${paced}))::int AS difference,
      (count(*) FILTER (WHERE ${where.all} AND b.report = 'missing'))::int AS "reportsMissing"
    FROM base b
    GROUP BY GROUPING SETS ((b.section_id), ())`;
}

/** How many tasks each choice of each filter would show: one statement. */
export async function countFacets(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  query: TaskQuery,
): Promise<FacetCount[]> {
  return database().$queryRaw<FacetCount[]>`
    ${baseOf(scope, planId, day, query)}
    SELECT 'status' AS facet, b.status AS key, count(*)::int AS count FROM base b WHERE ${where.status} GROUP BY 2
    UNION ALL SELECT 'light', b.light, count(*)::int FROM base b WHERE ${where.light} GROUP BY 2
    UNION ALL SELECT 'section', b.section_id::text, count(*)::int FROM base b
      WHERE ${where.section} AND b.section_id IS NOT NULL GROUP BY 2
    UNION ALL SELECT 'due', b.due, count(*)::int FROM base b WHERE ${where.due} GROUP BY 2
    UNION ALL SELECT 'department', a.department_id::text, count(DISTINCT b.id)::int
      FROM base b JOIN assignments a ON a.task_id = b.id
      WHERE ${where.part} AND ${query.role.every((role) => role === "nolead") ? Prisma.sql`true` : inRole(query)}
      GROUP BY 2
    UNION ALL SELECT 'role', a.role::text, count(DISTINCT b.id)::int
      FROM base b JOIN assignments a ON a.task_id = b.id WHERE ${where.part} AND ${ofDepartment(query)} GROUP BY 2
    UNION ALL SELECT 'role', 'nolead', count(*)::int FROM base b
      WHERE ${where.part} AND b.lead_id IS NULL
        AND (${query.department.length === 0} OR EXISTS (
          SELECT 1 FROM assignments a WHERE a.task_id = b.id AND ${ofDepartment(query)}))`;
}

/** How many tasks of a plan each of several queries shows, in their order: one statement. */
export async function countQueries(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  queries: readonly TaskQuery[],
): Promise<number[]> {
  if (queries.length === 0) return [];
  const counts = queries.map(
    (query) =>
      Prisma.sql`(count(*) FILTER (WHERE ${Prisma.join(Object.values(passesOf(query)), " AND ")}))::int`,
  );
  const [row] = await database().$queryRaw<{ counts: number[] }[]>`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date)
    )
    SELECT ARRAY[${Prisma.join(counts)}] AS counts
    FROM states s JOIN tasks t ON t.id = s.task_id AND t.workspace_id = ${scope.workspaceId}::uuid`;
  return row?.counts ?? [];
}

const columnKeys: Record<BoardGrouping, Prisma.Sql> = {
  status: Prisma.sql`b.status`,
  light: Prisma.sql`b.light`,
  department: Prisma.sql`b.lead_id::text`,
  section: Prisma.sql`b.section_id::text`,
  month: Prisma.sql`to_char(b.deadline, 'YYYY-MM')`,
};

/** How many cards stand in each column of a board, by section and by light: one statement. */
export async function countColumns(
  scope: Scope,
  planId: string,
  day: CalendarDate,
  query: TaskQuery,
  by: BoardGrouping,
): Promise<ColumnCount[]> {
  return database().$queryRaw<ColumnCount[]>`
    ${baseOf(scope, planId, day, query)}
    SELECT ${columnKeys[by]} AS key, b.section_id AS "sectionId", b.light, count(*)::int AS count
    FROM base b WHERE ${where.all} GROUP BY 1, 2, 3`;
}

/** Sections that hold tasks, in the plan's order. */
export async function listSections(scope: Scope, planId: string): Promise<SectionTitle[]> {
  return database().$queryRaw<SectionTitle[]>`
    SELECT c.id, c.label, c.title, p.title AS parent
    FROM sections c LEFT JOIN sections p ON p.id = c.parent_id
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.plan_id = ${planId}::uuid
      AND EXISTS (SELECT 1 FROM tasks t WHERE t.section_id = c.id)
    ORDER BY c."order"`;
}

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
