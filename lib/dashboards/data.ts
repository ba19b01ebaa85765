import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { counting, cutAfter, dayStates, inPlans, lit, sums, taskMention } from "./days/data";
import type {
  CompletionDay,
  LightChange,
  Moment,
  PlanSums,
  RedTask,
  SectionSums,
  Sums,
  TaskOnDay,
} from "./types";

/** Sums of one plan, or of all active plans of the workspace, on two days; what cannot be compared is null. */
export const sumsOnDays = asRecorded(
  async (
    scope: Scope,
    planId: string | null,
    moment: Moment,
    before: CalendarDate,
  ): Promise<{ now: Sums; before: Sums | null }> => {
    const rows = await database().$queryRaw<(Sums & { isNow: boolean })[]>`
    SELECT true AS "isNow", ${sums(moment.day)} FROM ${dayStates(scope, planId, moment)} s
    UNION ALL
    SELECT false, ${sums(before)} FROM ${dayStates(scope, planId, { day: before, today: moment.today })} s`;
    const of = (isNow: boolean) => rows.find((row) => row.isNow === isNow);
    const past = of(false);
    const now = of(true);
    if (!now) throw new Error("sums without a row");
    return { now, before: past && past.counting > 0 ? past : null };
  },
);

/** Sums of each active plan. */
export const sumsByPlan = asRecorded((scope: Scope, moment: Moment): Promise<PlanSums[]> => {
  return database().$queryRaw<PlanSums[]>`
    SELECT t.plan_id AS "planId", ${sums(moment.day)}
    FROM ${dayStates(scope, null, moment)} s JOIN tasks t ON t.id = s.task_id
    GROUP BY t.plan_id`;
});

/** Sums of each section that holds tasks, in the order of the document; tasks outside any section come last. */
export const sumsBySection = asRecorded(
  (scope: Scope, planId: string, moment: Moment): Promise<SectionSums[]> => {
    return database().$queryRaw<SectionSums[]>`
    SELECT c.id AS "sectionId", c.label, c.title, ${sums(moment.day)}
    FROM ${dayStates(scope, planId, moment)} s
    JOIN tasks t ON t.id = s.task_id
    LEFT JOIN sections c ON c.id = t.section_id AND c.workspace_id = ${scope.workspaceId}::uuid
    GROUP BY c.id, c.label, c.title, c."order"
    ORDER BY c."order" NULLS LAST`;
  },
);

/** Tasks whose light differs between two days, the worst first. Those not yet handed out on the earlier day are left out. */
export const listLightChanges = asRecorded(
  (scope: Scope, planId: string | null, moment: Moment, before: CalendarDate): Promise<LightChange[]> => {
    const earlier = { day: before, today: moment.today };
    return database().$queryRaw<LightChange[]>`
    WITH s AS MATERIALIZED (SELECT * FROM ${dayStates(scope, planId, moment)} x),
    b AS MATERIALIZED (SELECT * FROM ${dayStates(scope, planId, earlier)} x)
    SELECT ${taskMention}, ${lit}, b.light AS before, w.words
    FROM s
    JOIN b ON b.task_id = s.task_id AND b.light <> s.light
    JOIN tasks t ON t.id = s.task_id
    JOIN plans p ON p.id = t.plan_id
    LEFT JOIN LATERAL (
      SELECT coalesce(nullif(r.problems, ''), r.text) AS words
      FROM reports r JOIN assignments a ON a.id = r.assignment_id
      WHERE r.task_id = t.id AND r.workspace_id = ${scope.workspaceId}::uuid AND r.status = 'accepted'
        AND r.reviewed_at >= ${cutAfter(scope, before)} AND r.reviewed_at < ${cutAfter(scope, moment.day)}
      ORDER BY a.role, r.reviewed_at DESC LIMIT 1
    ) w ON true
    WHERE b.status <> 'draft'
    ORDER BY array_position(ARRAY['red', 'yellow', 'green', 'done', 'none'], s.light),
      array_position(ARRAY['green', 'yellow', 'none', 'red', 'done'], b.light), t."order"`;
  },
);

/** Red tasks with what their departments last said, as far as it had been accepted by then. */
export const listRedTasks = asRecorded(
  (scope: Scope, planId: string | null, moment: Moment, limit: number): Promise<RedTask[]> => {
    return database().$queryRaw<RedTask[]>`
    SELECT ${taskMention}, ${lit}, s.status, s.percent, s.expected, l.leads, c.title AS "sectionTitle", w.problems, w.words,
      w."nextSteps", w."reportedOn"
    FROM ${dayStates(scope, planId, moment)} s
    JOIN tasks t ON t.id = s.task_id
    JOIN plans p ON p.id = t.plan_id
    LEFT JOIN sections c ON c.id = t.section_id
    ${leads(scope)}
    LEFT JOIN LATERAL (
      SELECT nullif(r.problems, '') AS problems, r.text AS words, nullif(r.next_steps, '') AS "nextSteps",
        (r.submitted_at AT TIME ZONE z.time_zone)::date::text AS "reportedOn"
      FROM reports r JOIN assignments a ON a.id = r.assignment_id JOIN workspaces z ON z.id = r.workspace_id
      WHERE r.task_id = t.id AND r.workspace_id = ${scope.workspaceId}::uuid AND r.status = 'accepted'
        AND r.reviewed_at < ${cutAfter(scope, moment.day)}
      ORDER BY a.role, r.reviewed_at DESC LIMIT 1
    ) w ON true
    WHERE s.light = 'red'
    ORDER BY array_position(ARRAY['overdue', 'blocked', 'far_behind'], s.reason), s.days_left, s.lag DESC NULLS LAST,
      p.title, t."order"
    LIMIT ${limit}`;
  },
);

/** Tasks of a plan as they stood on a day, in its order. */
export const listTasksOnDay = asRecorded(
  (scope: Scope, planId: string, moment: Moment, light: string | null): Promise<TaskOnDay[]> => {
    return database().$queryRaw<TaskOnDay[]>`
    SELECT ${taskMention}, ${lit}, s.status, s.percent, s.expected, l.leads, c.title AS "sectionTitle"
    FROM ${dayStates(scope, planId, moment)} s
    JOIN tasks t ON t.id = s.task_id
    JOIN plans p ON p.id = t.plan_id
    LEFT JOIN sections c ON c.id = t.section_id
    ${leads(scope)}
    WHERE ${light}::text IS NULL OR s.light = ${light}
    ORDER BY t."order"`;
  },
);

function leads(scope: Scope): Prisma.Sql {
  return Prisma.sql`LEFT JOIN LATERAL (
    SELECT coalesce(array_agg(d.name ORDER BY a.anchor_start, d.name), '{}') AS leads
    FROM assignments a JOIN departments d ON d.id = a.department_id
    WHERE a.task_id = t.id AND a.workspace_id = ${scope.workspaceId}::uuid AND a.role = 'lead'
  ) l ON true`;
}

/** Running sums of what was finished and of what deadlines ask for: one row for each day on which one of them changes. */
export const listCompletionDays = asRecorded(
  (scope: Scope, planId: string, moment: Moment): Promise<CompletionDay[]> => {
    return database().$queryRaw<CompletionDay[]>`
    WITH s AS MATERIALIZED (SELECT * FROM ${dayStates(scope, planId, moment)} x),
    counted AS (SELECT * FROM s WHERE ${counting}),
    events AS (
      SELECT s.completed_on AS day, 1 AS done, 0 AS due FROM counted s WHERE s.light = 'done'
      UNION ALL
      SELECT s.deadline, 0, 1 FROM counted s WHERE s.deadline IS NOT NULL
    )
    SELECT e.day::text AS date,
      CASE WHEN sum(e.done) > 0 THEN (sum(sum(e.done)) OVER w)::int END AS done,
      CASE WHEN sum(e.due) > 0 THEN (sum(sum(e.due)) OVER w)::int END AS due
    FROM events e WHERE e.day IS NOT NULL
    GROUP BY e.day WINDOW w AS (ORDER BY e.day)
    ORDER BY e.day`;
  },
);

/** Reports handed in by the end of a day and not reviewed by then: their figures do not count yet. */
export async function countUnreviewed(
  scope: Scope,
  planId: string | null,
  { day, today }: Moment,
): Promise<number> {
  const workspace = Prisma.sql`${scope.workspaceId}::uuid`;
  const states =
    day >= today
      ? Prisma.sql`SELECT r.plan_id, r.status::text AS status FROM reports r
          WHERE r.workspace_id = ${workspace} AND r.status IN ('submitted', 'signed_off')`
      : Prisma.sql`
        SELECT DISTINCT ON (c.subject_id) t.plan_id, c.to AS status
        FROM status_changes c JOIN tasks t ON t.id = c.task_id
        WHERE c.workspace_id = ${workspace} AND c.subject = 'report' AND c.at < ${cutAfter(scope, day)}
        ORDER BY c.subject_id, c.at DESC, c.id DESC`;
  const [row] = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM (${states}) last JOIN plans p ON p.id = last.plan_id
    WHERE last.status IN ('submitted', 'signed_off') AND ${inPlans(planId)}`;
  return row?.count ?? 0;
}
