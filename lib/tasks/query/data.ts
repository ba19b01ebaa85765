import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { HasFilter, TaskQuery } from "../types";

const passed = {
  status: Prisma.sql`b.by_status`,
  light: Prisma.sql`b.by_light`,
  part: Prisma.sql`b.by_part`,
  section: Prisma.sql`b.by_section`,
  due: Prisma.sql`b.by_due`,
  has: Prisma.sql`b.by_has`,
  plan: Prisma.sql`b.by_plan`,
  range: Prisma.sql`b.by_range`,
  words: Prisma.sql`b.by_words`,
};
type Filter = keyof typeof passed;

/** The filters that a query asks for. */
function askedOf({ q, from, to, ...query }: TaskQuery): Filter[] {
  const asked: Record<Filter, boolean> = {
    status: query.status.length > 0,
    light: query.light.length > 0,
    part: query.department.length > 0 || query.role.length > 0,
    section: query.section.length > 0,
    due: query.due.length > 0,
    has: query.has.length > 0,
    plan: query.plan.length > 0,
    range: from !== null || to !== null,
    words: q !== "",
  };
  return (Object.keys(asked) as Filter[]).filter((filter) => asked[filter]);
}

/**
 * Tasks that pass all filters asked for, or all but one: what a choice of that one would be made from. The others are not
 * named: each condition lets the planner expect half the rows, and where it expects a handful of thousands it joins them
 * one by one.
 */
export function passing(query: TaskQuery, but?: Filter): Prisma.Sql {
  const conditions = askedOf(query).flatMap((filter) => (filter === but ? [] : [passed[filter]]));
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}

function oneOf(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  return values.length === 0 ? Prisma.sql`true` : Prisma.sql`${column} = ANY(${values})`;
}

export function ofDepartment({ department }: TaskQuery): Prisma.Sql {
  return department.length === 0
    ? Prisma.sql`true`
    : Prisma.sql`a.department_id = ANY(${department}::uuid[])`;
}

export function inRole({ role }: TaskQuery): Prisma.Sql {
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

/** Whether a task has what is looked for; the tasks of the workspace that do are gathered once for a statement. */
function havingOf({ workspaceId }: Scope): Record<HasFilter, Prisma.Sql> {
  return {
    // Nothing was written yet for the current period, or it was returned.
    owed: Prisma.sql`coalesce(p.rank <= 2, false)`,
    problems: Prisma.sql`t.id IN (
      SELECT x.task_id FROM problems x WHERE x.workspace_id = ${workspaceId}::uuid AND x.state <> 'closed')`,
    indicator: Prisma.sql`t.id IN (
      SELECT x.task_id FROM targets x WHERE x.workspace_id = ${workspaceId}::uuid AND x.task_id IS NOT NULL)`,
  };
}

function withinDays({ from, to }: TaskQuery): Prisma.Sql {
  const bounds = [
    from === null ? Prisma.sql`true` : Prisma.sql`coalesce(s.deadline >= ${from}::date, false)`,
    to === null ? Prisma.sql`true` : Prisma.sql`coalesce(s.deadline <= ${to}::date, false)`,
  ];
  return Prisma.join(bounds, " AND ");
}

/** A plan, or (null) all that are under way. */
export type Of = string | null;

/** For each filter, whether a task `t` with its state `s` and the report `p` that it owes passes it. */
function passesOf(scope: Scope, of: Of, query: TaskQuery): Record<Filter, Prisma.Sql> {
  const all = Prisma.sql`true`;
  const having = havingOf(scope);
  return {
    // A plan is asked for across plans, a section within one.
    plan: of === null ? oneOf(Prisma.sql`t.plan_id::text`, query.plan) : all,
    has:
      query.has.length === 0
        ? all
        : Prisma.sql`(${Prisma.join(
            query.has.map((one) => having[one]),
            " OR ",
          )})`,
    range: withinDays(query),
    status: oneOf(Prisma.sql`t.status::text`, query.status),
    light: oneOf(Prisma.sql`s.light`, query.light),
    section: of === null ? all : oneOf(Prisma.sql`t.section_id::text`, query.section),
    due: oneOf(dueWindow, query.due),
    part: byPart(query),
    words: byWords(query),
  };
}

/*
 * States are computed once and kept (MATERIALIZED): right after an import the planner has no statistics, takes one row
 * for granted, and would otherwise compute all of them again for each task.
 */

/** The states of all tasks or of some, who leads each, and how the report of its current period stands. */
function statesOf(
  { workspaceId }: Scope,
  of: Of,
  day: CalendarDate,
  ids: readonly string[] | null = null,
): Prisma.Sql {
  const ofPlan = of === null ? Prisma.sql`true` : Prisma.sql`t.plan_id = ${of}::uuid`;
  const named = ids === null ? Prisma.sql`true` : Prisma.sql`t.id = ANY(${ids}::uuid[])`;
  const answered =
    ids === null ? Prisma.sql`true` : Prisma.sql`r.assignment_id IN (SELECT a.id FROM answering a)`;
  return Prisma.sql`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${workspaceId}::uuid, ${of}::uuid, ${day}::date, ${ids}::uuid[])
    ),
    period AS MATERIALIZED (
      SELECT p.id, p.plan_id, p.reporters, p.due_on
      FROM current_periods(${workspaceId}::uuid, ${of}::uuid, ${day}::date) p
    ),
    answering AS MATERIALIZED (
      SELECT a.id, a.task_id, t.plan_id, a.department_id, a.role, a.anchor_start, d.name, t.status::text AS status,
        a.declined_at IS NULL AND NOT d.is_collective AS reports
      FROM tasks t
      JOIN assignments a ON a.task_id = t.id AND a.workspace_id = t.workspace_id AND a.role <> 'cooperating'
      JOIN departments d ON d.id = a.department_id
      WHERE t.workspace_id = ${workspaceId}::uuid AND ${ofPlan} AND ${named}
    ),
    leads AS MATERIALIZED (
      SELECT DISTINCT ON (a.task_id) a.task_id, a.department_id, a.name FROM answering a WHERE a.role = 'lead'
      ORDER BY a.task_id, a.anchor_start, a.name
    ),
    written AS MATERIALIZED (
      SELECT r.assignment_id, r.status FROM reports r
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.period_id IN (SELECT p.id FROM period p) AND ${answered}
    ),
    reported AS MATERIALIZED (
      SELECT a.task_id, min(CASE r.status WHEN 'returned' THEN 1 WHEN 'submitted' THEN 3 WHEN 'signed_off' THEN 4
        WHEN 'accepted' THEN 5 ELSE 2 END) AS rank
      FROM period p
      JOIN answering a ON a.plan_id = p.plan_id AND a.reports
      JOIN states s ON s.task_id = a.task_id AND owes_report(p.reporters, a.role, a.status, s.starts, p.due_on)
      LEFT JOIN written r ON r.assignment_id = a.id
      GROUP BY a.task_id
    )`;
}

/**
 * The tasks of a plan, or of all plans under way, with their states, and for each filter whether the task passes it, so
 * that rows, sums and counts of choices all come from one definition; or some of these tasks alone. To be followed by a
 * SELECT from `base b`.
 */
export function baseOf(
  scope: Scope,
  of: Of,
  day: CalendarDate,
  query: TaskQuery,
  ids: readonly string[] | null = null,
): Prisma.Sql {
  const passes = passesOf(scope, of, query);
  const having = havingOf(scope);
  return Prisma.sql`
    ${statesOf(scope, of, day, ids)},
    base AS MATERIALIZED (
      SELECT t.id, t.plan_id, t.section_id, t.number, t."order", coalesce(t.title, left(t.text, 60)) AS name,
        t.status::text, t.percent, t.is_blocked, t.version, t.deadline_on, t.deadline_kind::text, t.deadline_words,
        t.completed_on, s.starts, s.deadline, s.light, s.reason, s.expected, s.lag, s.days_left, ${dueWindow} AS due,
        p.rank AS report_rank,
        (ARRAY['returned', 'missing', 'submitted', 'signed_off', 'accepted'])[p.rank] AS report,
        lead.department_id AS lead_id, lead.name AS lead_name,
        ${having.owed} AS owed, ${having.problems} AS problems, ${having.indicator} AS indicator,
        ${passes.status} AS by_status, ${passes.light} AS by_light, ${passes.section} AS by_section,
        ${passes.due} AS by_due, ${passes.part} AS by_part, ${passes.has} AS by_has, ${passes.plan} AS by_plan,
        ${passes.range} AS by_range, ${passes.words} AS by_words
      FROM states s
      JOIN tasks t ON t.id = s.task_id AND t.workspace_id = ${scope.workspaceId}::uuid
      LEFT JOIN reported p ON p.task_id = t.id
      LEFT JOIN leads lead ON lead.task_id = t.id
    )`;
}

/** How many tasks of a plan, or across plans, each of several queries shows, in their order: one statement. */
export const countQueries = asRecorded(
  async (scope: Scope, of: Of, day: CalendarDate, queries: readonly TaskQuery[]): Promise<number[]> => {
    if (queries.length === 0) return [];
    const counts = queries.map(
      (query) =>
        Prisma.sql`(count(*) FILTER (WHERE ${Prisma.join(Object.values(passesOf(scope, of, query)), " AND ")}))::int`,
    );
    const [row] = await database().$queryRaw<{ counts: number[] }[]>`
    ${statesOf(scope, of, day)}
    SELECT ARRAY[${Prisma.join(counts)}] AS counts
    FROM states s JOIN tasks t ON t.id = s.task_id AND t.workspace_id = ${scope.workspaceId}::uuid
      LEFT JOIN reported p ON p.task_id = t.id`;
    return row?.counts ?? [];
  },
);
