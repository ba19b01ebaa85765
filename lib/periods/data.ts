import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ByMilestone, LackingPart, Period, PeriodCounts, PeriodDepartment, PeriodTask } from "./types";

/**
 * The day a page is shown on, where the workspace is. How a period stands changes with days alone: it is due at the end
 * of one, and what is closed before that is closed by now.
 */
export interface Moment {
  day: CalendarDate;
  timeZone: string;
}

/** With `s` of period_standing and its report `r`: the columns of PeriodCounts. */
const counts = Prisma.sql`
  count(*)::int AS parts,
  count(*) FILTER (WHERE s.outcome = 'on_time')::int AS "onTime",
  count(*) FILTER (WHERE s.outcome = 'late')::int AS late,
  count(*) FILTER (WHERE s.outcome = 'missing')::int AS missing,
  count(*) FILTER (WHERE s.outcome = 'owed')::int AS owed,
  count(*) FILTER (WHERE r.status = 'accepted')::int AS accepted,
  count(*) FILTER (WHERE r.status = 'returned')::int AS returned,
  count(*) FILTER (WHERE r.status IN ('submitted', 'signed_off'))::int AS waiting`;

/** Parts `s` of periods with their reports `r`. */
function standing(
  scope: Scope,
  planId: string,
  periodId: string | null,
  { day, timeZone }: Moment,
): Prisma.Sql {
  return Prisma.sql`
    period_standing(${scope.workspaceId}::uuid, ${planId}::uuid, ${periodId}::uuid,
      (${day}::date + 1)::timestamp AT TIME ZONE ${timeZone} - interval '1 millisecond') s
    LEFT JOIN reports r ON r.workspace_id = ${scope.workspaceId}::uuid AND r.assignment_id = s.assignment_id
      AND r.period_id = s.period_id`;
}

const countParts = asRecorded(
  async (scope: Scope, planId: string, moment: Moment): Promise<ReadonlyMap<string, PeriodCounts>> => {
    const counted = await database().$queryRaw<(PeriodCounts & { periodId: string })[]>`
      SELECT s.period_id AS "periodId", ${counts} FROM ${standing(scope, planId, null, moment)} GROUP BY s.period_id`;
    return new Map(counted.map(({ periodId, ...figures }) => [periodId, figures]));
  },
);

const nothing: PeriodCounts = {
  ...{ parts: 0, onTime: 0, late: 0, missing: 0, owed: 0 },
  ...{ accepted: 0, returned: 0, waiting: 0 },
};

/** The periods of a plan with how many parts reported in each, the latest first: two statements. */
export async function listPeriods(scope: Scope, planId: string, moment: Moment): Promise<Period[]> {
  const [periods, figures] = await Promise.all([
    readPeriods(scope, planId, moment.day),
    countParts(scope, planId, moment),
  ]);
  return periods.map((period) => ({ ...period, counts: figures.get(period.id) ?? nothing }));
}

function readPeriods(scope: Scope, planId: string, day: CalendarDate): Promise<Omit<Period, "counts">[]> {
  return database().$queryRaw<Omit<Period, "counts">[]>`
    SELECT p.id, p.kind::text AS kind, p.name, p.version, p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn",
      p.opens_on::text AS "opensOn", p.due_on::text AS "dueOn", p.planned_due_on::text AS "plannedDueOn",
      p.reporters::text AS reporters, p.milestone_on::text AS "milestoneOn", (p.closed_at AT TIME ZONE w.time_zone)::date::text AS "closedOn",
      p.closed_by AS "closedBy", p.listed_at IS NOT NULL AS "isListed",
      CASE WHEN p.opens_on > ${day}::date THEN 'upcoming' WHEN o.id IS NULL THEN 'closed'
        WHEN p.due_on < ${day}::date THEN 'overdue' ELSE 'open' END AS state
    FROM reporting_periods p
    JOIN workspaces w ON w.id = p.workspace_id
    LEFT JOIN open_periods(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date) o ON o.id = p.id
    WHERE p.workspace_id = ${scope.workspaceId}::uuid AND p.plan_id = ${planId}::uuid
    ORDER BY p.starts_on DESC`;
}

/** How each department stands in a period, those who owe most first: one statement. */
export const listPeriodDepartments = asRecorded(
  (scope: Scope, planId: string, periodId: string, moment: Moment): Promise<PeriodDepartment[]> => {
    return database().$queryRaw<PeriodDepartment[]>`
    WITH counted AS (
      SELECT s.department_id, min(s.department_name) AS name, ${counts}
      FROM ${standing(scope, planId, periodId, moment)} GROUP BY s.department_id
    )
    SELECT c.*, c.department_id AS "departmentId", c.name AS department, u.day::text AS "urgedOn"
    FROM counted c
    JOIN departments d ON d.id = c.department_id AND d.workspace_id = ${scope.workspaceId}::uuid
    JOIN reporting_periods p ON p.id = ${periodId}::uuid AND p.workspace_id = d.workspace_id
    LEFT JOIN LATERAL (
      SELECT max(m.day) AS day FROM reminders m JOIN tasks t ON t.id = m.task_id AND t.workspace_id = m.workspace_id
      WHERE m.workspace_id = d.workspace_id AND m.department_id = d.id AND t.plan_id = p.plan_id AND m.day >= p.opens_on
    ) u ON true
    ORDER BY c.missing + c.owed DESC, c.late DESC, d."order", d.name`;
  },
);

/** How each task stands in a period, with its departments, in the order of the plan: one statement. */
export function listPeriodTasks(
  scope: Scope,
  planId: string,
  periodId: string,
  moment: Moment,
): Promise<PeriodTask[]> {
  return database().$queryRaw<PeriodTask[]>`
    SELECT t.id AS "taskId", t.number, coalesce(t.title, left(t.text, 60)) AS name,
      jsonb_agg(jsonb_build_object('assignmentId', s.assignment_id, 'department', s.department_name, 'role', s.role,
        'outcome', s.outcome, 'firstOn', (s.first_at AT TIME ZONE w.time_zone)::date, 'status', r.status)
        ORDER BY s.role, s.department_name) AS parts
    FROM ${standing(scope, planId, periodId, moment)}
    JOIN tasks t ON t.id = s.task_id AND t.workspace_id = ${scope.workspaceId}::uuid
    JOIN workspaces w ON w.id = t.workspace_id
    GROUP BY t.id ORDER BY t."order"`;
}

/** Who was late, is missing, or owes yet, by department and in the order of the plan: one statement. */
export function listLacking(
  scope: Scope,
  planId: string,
  periodId: string,
  moment: Moment,
): Promise<LackingPart[]> {
  return database().$queryRaw<LackingPart[]>`
    SELECT s.assignment_id AS "assignmentId", s.department_name AS department, s.role::text AS role, s.outcome,
      (s.first_at AT TIME ZONE w.time_zone)::date::text AS "firstOn", r.status::text AS status, t.id AS "taskId",
      t.number, coalesce(t.title, left(t.text, 60)) AS task,
      CASE WHEN s.outcome = 'missing' AND r.status IN ('submitted', 'signed_off', 'accepted')
        THEN (r.submitted_at AT TIME ZONE w.time_zone)::date::text END AS "madeUpOn"
    FROM ${standing(scope, planId, periodId, moment)}
    JOIN tasks t ON t.id = s.task_id AND t.workspace_id = ${scope.workspaceId}::uuid
    JOIN departments d ON d.id = s.department_id
    JOIN workspaces w ON w.id = t.workspace_id
    WHERE s.outcome <> 'on_time'
    ORDER BY d."order", s.department_name, array_position(ARRAY['missing', 'owed', 'late'], s.outcome), t."order"`;
}

/** How many days before a milestone a plan is reported on, and by whom; null where it is not: one statement. */
export async function findByMilestone({ workspaceId }: Scope, planId: string): Promise<ByMilestone | null> {
  const plan = await database().plan.findFirst({
    where: { id: planId, workspaceId, milestoneDays: { not: null } },
    select: { milestoneDays: true, milestoneReporters: true },
  });
  return plan?.milestoneDays ? { days: plan.milestoneDays, reporters: plan.milestoneReporters } : null;
}
