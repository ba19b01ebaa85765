import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { Prisma } from "@/lib/db/generated/client";
import type { Moment } from "../types";

// Pieces of SQL that the reads of the dashboards share. Each is one expression with its own parameters.

/** The instant at which a day ends where the workspace is. */
export function cutAfter(scope: Scope, day: CalendarDate): Prisma.Sql {
  return Prisma.sql`(SELECT (${day}::date + 1)::timestamp AT TIME ZONE z.time_zone
    FROM workspaces z WHERE z.id = ${scope.workspaceId}::uuid)`;
}

/** With `p` for plans: one plan, or all that are active. */
export function inPlans(planId: string | null): Prisma.Sql {
  return planId === null ? Prisma.sql`p.status = 'active'` : Prisma.sql`p.id = ${planId}::uuid`;
}

/**
 * Tasks with figures and light at the end of a day, as a derived table: today from their present state, a past day
 * from the log. task_history leaves missing reports out and knows no finished work that was reopened since; here
 * both are read from the log too, so that a past day shows the lights that were shown on it. Only deadlines are
 * those of today. Where only some tasks are asked for (an array of their ids), today's states are computed for them alone.
 */
export function dayStates(
  scope: Scope,
  planId: string | null,
  { day, today }: Moment,
  only: Prisma.Sql = Prisma.sql`NULL::uuid[]`,
): Prisma.Sql {
  const workspace = Prisma.sql`${scope.workspaceId}::uuid`;
  const plan = Prisma.sql`${planId}::uuid`;
  if (day >= today) {
    return Prisma.sql`(
      SELECT x.task_id, t.status::text AS status, t.percent, x.starts, x.deadline, x.expected, x.lag, x.days_left,
        t.completed_on, x.reason, x.light
      FROM task_states(${workspace}, ${plan}, ${day}::date, ${only}) x JOIN tasks t ON t.id = x.task_id
    )`;
  }
  return Prisma.sql`(
    SELECT h.task_id, h.status, h.percent, h.starts, h.deadline, h.expected, h.lag, h.days_left,
      CASE WHEN h.light = 'done' THEN coalesce(f.day, t.completed_on) END AS completed_on, m.reason,
      light_of(m.reason) AS light
    FROM task_history(${workspace}, ${plan}, ${day}::date) h
    JOIN tasks t ON t.id = h.task_id
    LEFT JOIN (${missingOn(scope, planId, day)}) owing ON owing.task_id = h.task_id
    LEFT JOIN LATERAL (
      SELECT (c.at AT TIME ZONE z.time_zone)::date AS day
      FROM status_changes c JOIN workspaces z ON z.id = c.workspace_id
      WHERE h.light = 'done' AND (t.completed_on IS NULL OR t.completed_on > ${day}::date)
        AND c.workspace_id = ${workspace} AND c.task_id = h.task_id AND c.subject = 'task'
        AND c.to = 'completion_claimed' AND c.at < ${cutAfter(scope, day)}
      ORDER BY c.at DESC, c.id DESC LIMIT 1
    ) f ON true
    CROSS JOIN LATERAL (
      SELECT CASE
        WHEN h.light = 'done' AND coalesce(f.day, t.completed_on) > h.deadline THEN 'done_late'
        WHEN h.light = 'done' THEN 'done'
        WHEN owing.task_id IS NOT NULL AND h.reason IN ('no_deadline', 'on_course') THEN 'report_missing'
        ELSE h.reason END AS reason
    ) m
  )`;
}

/** Tasks whose leading or responsible departments owed a report for the last period due before the day, and had handed in none. */
function missingOn(scope: Scope, planId: string | null, day: CalendarDate): Prisma.Sql {
  const workspace = Prisma.sql`${scope.workspaceId}::uuid`;
  const cut = cutAfter(scope, day);
  return Prisma.sql`
    SELECT DISTINCT a.task_id
    FROM (
      SELECT DISTINCT ON (t.id) t.id AS task_id, p.id, p.reporters
      FROM (
        SELECT DISTINCT ON (x.plan_id, x.milestone_on) x.*
        FROM reporting_periods x
        WHERE x.workspace_id = ${workspace} AND (${planId}::uuid IS NULL OR x.plan_id = ${planId}::uuid)
          AND x.due_on < ${day}::date
        ORDER BY x.plan_id, x.milestone_on, x.due_on DESC
      ) p
      JOIN tasks t ON t.plan_id = p.plan_id AND t.workspace_id = ${workspace}
        AND period_concerns(${workspace}, t.id, p.milestone_on)
      ORDER BY t.id, p.due_on DESC, p.milestone_on IS NULL DESC
    ) last
    JOIN tasks o ON o.id = last.task_id AND o.workspace_id = ${workspace}
    JOIN assignments a ON a.task_id = o.id AND a.workspace_id = ${workspace} AND a.role <> 'cooperating'
      AND (a.role = 'lead' OR last.reporters <> 'leads') AND (a.declined_at IS NULL OR a.declined_at >= ${cut})
    JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
    LEFT JOIN reports r ON r.assignment_id = a.id AND r.period_id = last.id
    LEFT JOIN LATERAL (
      SELECT c.to FROM status_changes c
      WHERE c.workspace_id = ${workspace} AND c.task_id = r.task_id AND c.subject = 'report'
        AND c.subject_id = r.id AND c.at < ${cut}
      ORDER BY c.at DESC, c.id DESC LIMIT 1
    ) log ON true
    WHERE log.to IS NULL OR log.to IN ('draft', 'returned')`;
}

/** With `s` for a task on a day: whether it counts for means. lib/dashboards/rules.ts holds the same rule. */
export const counting = Prisma.sql`s.status NOT IN ('draft', 'suspended', 'cancelled')`;

/** With `s` for tasks on a day: the columns of Sums. lib/dashboards/rules.ts holds the rule of the means. */
export function sums(day: CalendarDate): Prisma.Sql {
  return Prisma.sql`
    count(*)::int AS tasks,
    count(*) FILTER (WHERE ${counting})::int AS counting,
    count(*) FILTER (WHERE s.status = 'draft')::int AS drafts,
    count(*) FILTER (WHERE s.light = 'red')::int AS red,
    count(*) FILTER (WHERE s.light = 'yellow')::int AS yellow,
    count(*) FILTER (WHERE s.light = 'green')::int AS green,
    count(*) FILTER (WHERE s.light = 'none')::int AS none,
    count(*) FILTER (WHERE s.light = 'done')::int AS done,
    count(*) FILTER (WHERE s.reason = 'overdue')::int AS overdue,
    count(*) FILTER (WHERE ${counting} AND s.deadline <= ${day}::date)::int AS due,
    coalesce(round(avg(s.percent) FILTER (WHERE ${counting})), 0)::int AS progress,
    CASE WHEN count(s.expected) FILTER (WHERE ${counting}) > 0
      THEN round(avg(coalesce(s.expected, s.percent)) FILTER (WHERE ${counting}))::int END AS expected`;
}

/** With `t` for tasks and `p` for plans: the columns of TaskMention. */
export const taskMention = Prisma.sql`t.id, t.plan_id AS "planId", p.title AS "planTitle", t.number,
  coalesce(t.title, left(t.text, 60)) AS name`;

/** With `s` for a task on a day: the columns of LightFigures. */
export const lit = Prisma.sql`s.light, s.reason, s.lag, s.days_left AS "daysLeft", s.deadline::text AS deadline,
  CASE WHEN s.reason = 'done_late' THEN s.completed_on - s.deadline END AS "lateDays"`;
