import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { reportEvidence, withInstants } from "@/lib/evidence/data";
import { reviewHints } from "./rules";
import type {
  AssignmentDetail,
  OwedReport,
  OwnReport,
  PastReport,
  ReportStatus,
  ShortTarget,
  TaskDetail,
  TaskPast,
  TaskTarget,
  WaitingPage,
  WaitingReport,
} from "./types";

/** A task as TaskHead, from tasks `t` beside its row `s` of task_states. */
export const taskHeadColumns = Prisma.sql`jsonb_build_object(
  'id', t.id, 'number', t.number, 'name', coalesce(t.title, left(t.text, 60)), 'status', t.status,
  'deadline', s.deadline, 'light', s.light, 'reason', s.reason, 'lag', s.lag, 'daysLeft', s.days_left,
  'lateDays', t.completed_on - s.deadline)`;

/** The last report of assignment `a` that was handed in before the period that begins on `p.starts_on`. */
const lastReport = Prisma.sql`LATERAL (
  SELECT x.text, x.percent, xp.starts_on
  FROM reports x JOIN reporting_periods xp ON xp.id = x.period_id
  WHERE x.workspace_id = a.workspace_id AND x.assignment_id = a.id
    AND x.status IN ('submitted', 'signed_off', 'accepted') AND xp.starts_on < p.starts_on
  ORDER BY xp.starts_on DESC LIMIT 1
) last`;

const lastReportColumns = Prisma.sql`CASE WHEN last.starts_on IS NOT NULL THEN
  jsonb_build_object('text', last.text, 'percent', last.percent, 'startsOn', last.starts_on) END AS last`;

/** Report `r` as OwnReport; of what was sent back, the words in which it had been handed in. */
const ownReportColumns = Prisma.sql`jsonb_build_object(
  'id', r.id, 'version', r.version, 'status', r.status, 'text', r.text, 'percent', r.percent,
  'isBlocked', r.is_blocked, 'problems', r.problems, 'nextSteps', r.next_steps, 'isUnchanged', r.is_unchanged,
  'savedAt', r.updated_at, 'submittedAt', r.submitted_at, 'submittedBy', r.submitted_by,
  'returnReason', r.return_reason,
  'returnedText', CASE WHEN r.status = 'returned' THEN (
    SELECT e.data->>'text' FROM audit_events e
    WHERE e.workspace_id = r.workspace_id AND e.task_id = r.task_id AND e.kind = 'report.submitted'
      AND e.subject_id = r.id
    ORDER BY e.sequence DESC LIMIT 1
  ) END)`;

/** JSON brings instants as text. */
function withDates(report: OwnReport): OwnReport {
  const { savedAt, submittedAt } = report;
  return { ...report, savedAt: new Date(savedAt), submittedAt: submittedAt && new Date(submittedAt) };
}

/**
 * What a department has to report in the last period of each plan that has opened, and what was sent back to it from
 * earlier ones: in one statement, what was sent back first, then in the order of the plans.
 */
export async function listOwedReports(
  scope: Scope,
  filter: { departmentId: string; taskId?: string },
  day: CalendarDate,
): Promise<OwedReport[]> {
  const { departmentId, taskId = null } = filter;
  const rows = await database().$queryRaw<OwedReport[]>`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, NULL, ${day}::date, ARRAY(
        SELECT a.task_id FROM assignments a
        WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${departmentId}::uuid))
    ),
    open_period AS (SELECT id FROM open_periods(${scope.workspaceId}::uuid, NULL, ${day}::date))
    SELECT a.id AS "assignmentId", p.id AS "periodId", p.starts_on::text AS "startsOn", p.due_on::text AS "dueOn",
      pl.id AS "planId", pl.title AS "planTitle", a.role::text AS role, ${taskHeadColumns} AS task,
      ${lastReportColumns}, CASE WHEN r.id IS NOT NULL THEN ${ownReportColumns} END AS report,
      ${reportEvidence} AS evidence, l.id AS "linkId"
    FROM assignments a
    JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
    JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id
    JOIN plans pl ON pl.id = t.plan_id
    JOIN states s ON s.task_id = t.id
    JOIN reporting_periods p ON p.plan_id = t.plan_id AND p.workspace_id = a.workspace_id
    LEFT JOIN reports r ON r.assignment_id = a.id AND r.period_id = p.id AND r.workspace_id = a.workspace_id
    LEFT JOIN task_links l ON l.workspace_id = a.workspace_id AND l.department_id = a.department_id AND a.role = 'lead'
      AND t.id IN (l.first_task_id, l.second_task_id)
    LEFT JOIN ${lastReport} ON true
    WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${departmentId}::uuid
      AND (${taskId}::uuid IS NULL OR a.task_id = ${taskId}::uuid OR ${taskId}::uuid IN (l.first_task_id, l.second_task_id))
      AND a.declined_at IS NULL AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
      AND (r.status = 'returned' OR (p.id IN (SELECT id FROM open_period)
        AND owes_report(p.reporters, a.role, t.status::text, s.starts, p.due_on)
        AND period_concerns(a.workspace_id, t.id, p.milestone_on)))
    ORDER BY coalesce(r.status = 'returned', false) DESC, pl.created_at, pl.id, t."order", p.starts_on`;
  return rows.map((row) => ({
    ...row,
    report: row.report && withDates(row.report),
    evidence: withInstants(row.evidence),
  }));
}

/** The report of an assignment for a period as it stands now; null where there is none. */
export async function findOwnReport(
  scope: Scope,
  filter: { departmentId: string; assignmentId: string; periodId: string },
): Promise<OwnReport | null> {
  const [row] = await database().$queryRaw<{ report: OwnReport }[]>`
    SELECT ${ownReportColumns} AS report
    FROM reports r JOIN assignments a ON a.id = r.assignment_id AND a.workspace_id = r.workspace_id
    WHERE r.workspace_id = ${scope.workspaceId}::uuid AND r.assignment_id = ${filter.assignmentId}::uuid
      AND r.period_id = ${filter.periodId}::uuid AND a.department_id = ${filter.departmentId}::uuid`;
  return row ? withDates(row.report) : null;
}

/**
 * What task `t` promises and the last reading of an indicator of that name does not reach on a day, of report `r` that
 * says the work is done.
 */
function shortTargets(day: CalendarDate) {
  return Prisma.sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('metric', g.metric, 'reading', v.value, 'target', g.value,
      'unit', g.unit) ORDER BY g.anchor_start), '[]')
    FROM targets g
    CROSS JOIN LATERAL (
      SELECT x.value FROM indicators i JOIN indicator_readings x ON x.indicator_id = i.id AND x."on" <= ${day}::date
      WHERE i.workspace_id = g.workspace_id AND i.plan_id = g.plan_id AND i.name = g.metric
      ORDER BY x."on" DESC LIMIT 1
    ) v
    WHERE g.workspace_id = t.workspace_id AND g.task_id = t.id AND r.percent = 100
      AND CASE g.comparator WHEN '<=' THEN v.value > g.value ELSE v.value < g.value END
  )`;
}

/** Reports in one of the given states, the longest waiting first. */
export async function listWaitingReports(
  scope: Scope,
  filter: { statuses: ReportStatus[]; reader: string; departmentId?: string; taskId?: string; limit: number },
  day: CalendarDate,
): Promise<WaitingPage> {
  const { departmentId = null, taskId = null } = filter;
  type Row = Omit<WaitingReport, "hints"> & { short: ShortTarget[]; total: number };
  const rows = await database().$queryRaw<Row[]>`
    WITH waiting AS MATERIALIZED (
      SELECT r.id, r.task_id, count(*) OVER ()::int AS total
      FROM reports r
      JOIN assignments a ON a.id = r.assignment_id AND a.workspace_id = r.workspace_id
      JOIN reporting_periods p ON p.id = r.period_id
      WHERE r.workspace_id = ${scope.workspaceId}::uuid AND r.status = ANY(${filter.statuses}::"ReportStatus"[])
        AND (${departmentId}::uuid IS NULL OR a.department_id = ${departmentId}::uuid)
        AND (${taskId}::uuid IS NULL OR r.task_id = ${taskId}::uuid)
      ORDER BY p.starts_on, r.submitted_at, r.id
      LIMIT ${filter.limit}
    ),
    -- Of the reports that are shown alone.
    states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, NULL, ${day}::date, ARRAY(SELECT w.task_id FROM waiting w))
    )
    SELECT r.id, r.version, r.status::text AS status, r.text, r.percent, r.is_blocked AS "isBlocked", r.problems,
      r.next_steps AS "nextSteps", r.is_unchanged AS "isUnchanged", p.starts_on::text AS "startsOn",
      d.name AS department, a.role::text AS role, pl.title AS "planTitle", ${taskHeadColumns} AS task,
      t.text AS "taskText", r.submitted_at AS "submittedAt", r.submitted_by AS "submittedBy",
      r.signed_off_at AS "signedOffAt", r.signed_off_by AS "signedOffBy",
      coalesce(r.submitted_by_id = ${filter.reader}::uuid, false) AS own, ${lastReportColumns},
      ${reportEvidence} AS evidence, ${shortTargets(day)} AS short, w.total
    FROM waiting w
    JOIN reports r ON r.id = w.id AND r.workspace_id = ${scope.workspaceId}::uuid
    JOIN assignments a ON a.id = r.assignment_id AND a.workspace_id = r.workspace_id
    JOIN departments d ON d.id = a.department_id
    JOIN reporting_periods p ON p.id = r.period_id
    JOIN tasks t ON t.id = r.task_id AND t.workspace_id = r.workspace_id
    JOIN plans pl ON pl.id = t.plan_id
    JOIN states s ON s.task_id = t.id
    LEFT JOIN ${lastReport} ON true
    ORDER BY p.starts_on, r.submitted_at, r.id`;
  return {
    reports: rows.map(({ total: _, short, ...report }) => ({
      ...report,
      evidence: withInstants(report.evidence),
      hints: reviewHints({ ...report, evidence: report.evidence.length, short }),
    })),
    total: rows[0]?.total ?? 0,
  };
}

/**
 * A task with plan, headings, light and the period that is open on a day, or on that of its plan's archiving: one
 * statement; null where there is no such task.
 */
export async function findTaskDetail(
  scope: Scope,
  taskId: string,
  day: CalendarDate,
): Promise<TaskDetail | null> {
  type Row = Omit<TaskDetail, "id"> & { head: TaskDetail };
  const [row] = await database().$queryRaw<Row[]>`
    WITH RECURSIVE path AS (
      SELECT x.id, x.parent_id, x.label, x.title, 0 AS depth
      FROM tasks t JOIN sections x ON x.id = t.section_id AND x.workspace_id = t.workspace_id
      WHERE t.id = ${taskId}::uuid AND t.workspace_id = ${scope.workspaceId}::uuid
      UNION ALL
      SELECT x.id, x.parent_id, x.label, x.title, path.depth + 1
      FROM path JOIN sections x ON x.id = path.parent_id
    )
    SELECT ${taskHeadColumns} AS head, t.version, t.title, t.text, t.percent, t.is_blocked AS "isBlocked",
      s.expected, s.starts::text AS starts, t.deadline_words AS "deadlineWords",
      t.deadline_on::text AS "deadlineOn", t.deadline_kind::text AS "deadlineKind",
      t.completed_on::text AS "completedOn", t.created_at AS "createdAt", t.anchors,
      jsonb_build_object('yellowDays', pl.yellow_days, 'yellowLag', pl.yellow_lag, 'redLag', pl.red_lag)
        AS thresholds,
      jsonb_build_object('id', pl.id, 'title', pl.title, 'documentNumber', pl.document_number,
        'active', pl.status = 'active', 'archivedOn', pl.archived_on) AS plan,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('label', path.label, 'title', path.title)
        ORDER BY path.depth DESC), '[]') FROM path) AS sections,
      (SELECT jsonb_build_object('id', p.id, 'startsOn', p.starts_on, 'dueOn', p.due_on)
        FROM current_periods(t.workspace_id, t.plan_id, coalesce(pl.archived_on, ${day}::date)) p
        WHERE p.is_open) AS period
    FROM tasks t
    JOIN plans pl ON pl.id = t.plan_id
    JOIN task_states(${scope.workspaceId}::uuid, t.plan_id, coalesce(pl.archived_on, ${day}::date), ARRAY[t.id]) s
      ON s.task_id = t.id
    WHERE t.id = ${taskId}::uuid AND t.workspace_id = ${scope.workspaceId}::uuid`;
  if (!row) return null;
  const { head, ...detail } = row;
  return { ...head, ...detail };
}

/** The departments of a task in the order of the document, with where each stands in the period that is open. */
export async function listAssignmentDetails(
  scope: Scope,
  taskId: string,
  day: CalendarDate,
): Promise<AssignmentDetail[]> {
  const rows = await database().$queryRaw<AssignmentDetail[]>`
    SELECT a.id, a.department_id AS "departmentId", d.name AS department, d.is_collective AS "isCollective",
      a.role::text AS role, a.percent, a.is_blocked AS "isBlocked", a.acknowledged_at AS "acknowledgedAt",
      a.declined_at AS "declinedAt", a.decline_reason AS "declineReason", a.claimed_at AS "claimedAt",
      a.claim_statement AS "claimStatement", a.anchor_start AS "anchorStart", a.anchor_end AS "anchorEnd",
      m.assignment_id IS NOT NULL AS "reportMissing",
      p.id IS NOT NULL AND NOT d.is_collective AND a.declined_at IS NULL
        AND owes_report(p.reporters, a.role, t.status::text, coalesce(t.starts_on, pl.starts_on), p.due_on) AS owes,
      CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('status', r.status, 'at',
        coalesce(r.reviewed_at, r.signed_off_at, r.submitted_at, r.updated_at)) END AS report
    FROM assignments a
    JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id
    JOIN plans pl ON pl.id = t.plan_id
    JOIN departments d ON d.id = a.department_id
    LEFT JOIN current_periods(${scope.workspaceId}::uuid, t.plan_id, ${day}::date) p ON p.is_open
    LEFT JOIN reports r ON r.assignment_id = a.id AND r.period_id = p.id AND r.workspace_id = a.workspace_id
    LEFT JOIN missing_reports(${scope.workspaceId}::uuid, t.plan_id, ${day}::date, ARRAY[t.id]) m ON m.assignment_id = a.id
    WHERE a.task_id = ${taskId}::uuid AND a.workspace_id = ${scope.workspaceId}::uuid
    ORDER BY a.role, a.anchor_start, d."order", d.name`;
  return rows.map((row) => ({
    ...row,
    report: row.report && { ...row.report, at: new Date(row.report.at) },
  }));
}

/** From the log of changes: two statements. */
export async function readTaskPast(scope: Scope, taskId: string): Promise<TaskPast> {
  const where = { workspaceId: scope.workspaceId, taskId };
  const [reached, progress] = await Promise.all([
    database().statusChange.findMany({
      where: { ...where, subject: "task" },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      distinct: ["to"],
      select: { to: true, at: true, reason: true },
    }),
    database().statusChange.findMany({
      where: { ...where, subject: "progress" },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      select: { at: true, percent: true },
    }),
  ]);
  return {
    reached: reached.map(({ to, ...rest }) => ({ status: to, ...rest })),
    progress: progress.flatMap(({ at, percent }) => (percent === null ? [] : [{ at, percent }])),
  };
}

/** Quantities that a task promises. */
export async function listTargets(scope: Scope, taskId: string): Promise<TaskTarget[]> {
  const rows = await database().target.findMany({
    where: { taskId, workspaceId: scope.workspaceId },
    orderBy: [{ anchorStart: "asc" }, { id: "asc" }],
    select: { id: true, metric: true, comparator: true, value: true, unit: true, year: true },
  });
  return rows.map(({ value, ...row }) => ({ ...row, value: value.toNumber() }));
}

/** What departments handed in on a task, the latest first. */
export async function listPastReports(scope: Scope, taskId: string, limit: number): Promise<PastReport[]> {
  const rows = await database().$queryRaw<PastReport[]>`
    SELECT r.id, coalesce(r.department_name, d.name) AS department, a.role::text AS role,
      p.starts_on::text AS "startsOn", r.percent, r.text,
      r.status::text AS status, coalesce(r.reviewed_at, r.signed_off_at, r.submitted_at) AS at,
      ${reportEvidence} AS evidence
    FROM reports r
    JOIN assignments a ON a.id = r.assignment_id AND a.workspace_id = r.workspace_id
    JOIN departments d ON d.id = a.department_id
    JOIN reporting_periods p ON p.id = r.period_id
    WHERE r.workspace_id = ${scope.workspaceId}::uuid AND r.task_id = ${taskId}::uuid AND r.submitted_at IS NOT NULL
    ORDER BY p.starts_on DESC, a.role, d."order", d.name
    LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, evidence: withInstants(row.evidence) }));
}

/** Reasons for returning a report that the workspace keeps at hand; empty while it keeps none of its own. */
export async function readReturnReasons(scope: Scope): Promise<string[]> {
  const { returnReasons } = await database().workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
    select: { returnReasons: true },
  });
  return returnReasons;
}
