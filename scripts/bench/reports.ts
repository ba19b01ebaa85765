/** A report of each part of the large plan for each month that has passed, and the log of what became of them. */
import type { CalendarDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";

/** Written by the database itself: there are about eight for each of the parts of those who answer for a task. */
export async function writeReports(
  tx: Transaction,
  { workspaceId, planId }: { workspaceId: string; planId: string },
  today: CalendarDate,
): Promise<void> {
  await tx.$executeRaw`
    WITH people AS (
      SELECT (SELECT id FROM users WHERE username = 'officer') AS officer,
        (SELECT id FROM users WHERE username = 'supervisor') AS supervisor
    ),
    months AS (
      SELECT p.id, p.starts_on, p.due_on, row_number() OVER (ORDER BY p.starts_on) AS month,
        p.due_on < ${today}::date AS is_past
      FROM reporting_periods p WHERE p.plan_id = ${planId}::uuid AND p.opens_on <= ${today}::date
    ),
    drawn AS (
      SELECT t.id AS task_id, t."order", t.percent, a.id AS assignment_id, a.is_blocked, m.*,
        (t."order" * 31 + m.month * 7) % 100 AS draw
      FROM tasks t
      JOIN assignments a ON a.task_id = t.id AND a.role <> 'cooperating'
      CROSS JOIN months m
      WHERE t.plan_id = ${planId}::uuid AND t.status <> 'assigned'
    ),
    told AS (
      SELECT d.*, CASE
          WHEN d.is_past AND d.draw < 94 THEN 'accepted' WHEN d.is_past AND d.draw < 96 THEN 'returned'
          WHEN d.is_past OR d.draw < 40 THEN NULL
          WHEN d.draw < 60 THEN 'submitted' WHEN d.draw < 64 THEN 'returned' WHEN d.draw < 70 THEN 'draft'
          ELSE 'accepted' END AS status,
        least(d.due_on, ${today}::date) + time '02:00' - (d.draw % 5) * interval '1 day' AS at
      FROM drawn d
    )
    INSERT INTO reports (id, workspace_id, plan_id, task_id, assignment_id, period_id, status, text, percent, is_blocked,
      problems, next_steps, submitted_at, submitted_by_id, submitted_by, reviewed_at, reviewed_by_id, reviewed_by,
      return_reason, created_at, updated_at)
    SELECT gen_random_uuid(), ${workspaceId}::uuid, ${planId}::uuid, t.task_id, t.assignment_id, t.id,
      t.status::"ReportStatus",
      format('%s月按计划推进第%s项任务，已完成方案编制和现场踏勘，正在组织实施，累计完成%s%%。',
        extract(month FROM t.starts_on)::int, t."order" + 1, least(t.percent, t.percent * t.month / 8)),
      least(t.percent, t.percent * t.month / 8)::int, t.is_blocked,
      CASE WHEN t.draw % 5 = 0 THEN '个别项目用地手续尚未办结，需协调。' ELSE '' END,
      CASE WHEN t.draw % 2 = 0 THEN '下月完成剩余点位施工并组织验收。' ELSE '' END,
      CASE WHEN t.status <> 'draft' THEN t.at END, CASE WHEN t.status <> 'draft' THEN p.officer END,
      CASE WHEN t.status <> 'draft' THEN '陈志远' END,
      CASE WHEN t.status IN ('accepted', 'returned') THEN t.at + interval '1 day' END,
      CASE WHEN t.status IN ('accepted', 'returned') THEN p.supervisor END,
      CASE WHEN t.status IN ('accepted', 'returned') THEN '方敏' END,
      CASE WHEN t.status = 'returned' THEN '请补充量化进展。' END, t.at, t.at
    FROM told t CROSS JOIN people p WHERE t.status IS NOT NULL`;
  await tx.$executeRaw`
    INSERT INTO status_changes (id, workspace_id, task_id, subject, subject_id, "from", "to", actor_name, at)
    SELECT gen_random_uuid(), r.workspace_id, r.task_id, 'report', r.id, 'draft', 'submitted', '陈志远', r.submitted_at
    FROM reports r WHERE r.plan_id = ${planId}::uuid AND r.submitted_at IS NOT NULL
    UNION ALL
    SELECT gen_random_uuid(), r.workspace_id, r.task_id, 'report', r.id, 'submitted', r.status::text, '方敏', r.reviewed_at
    FROM reports r WHERE r.plan_id = ${planId}::uuid AND r.reviewed_at IS NOT NULL`;
  await tx.$executeRaw`
    INSERT INTO status_changes (id, workspace_id, task_id, subject, subject_id, "to", percent, is_blocked, actor_name, at)
    SELECT gen_random_uuid(), r.workspace_id, r.task_id, 'progress', r.task_id, r.percent::text, r.percent, r.is_blocked,
      '方敏', r.reviewed_at
    FROM reports r WHERE r.plan_id = ${planId}::uuid AND r.status = 'accepted'`;
  await tx.$executeRaw`
    INSERT INTO status_changes (id, workspace_id, task_id, subject, subject_id, "from", "to", actor_name, at)
    SELECT gen_random_uuid(), t.workspace_id, t.id, 'task', t.id, 'draft', 'assigned', '方敏', p.handed_out_at
    FROM tasks t JOIN plans p ON p.id = t.plan_id WHERE t.plan_id = ${planId}::uuid
    UNION ALL
    SELECT gen_random_uuid(), t.workspace_id, t.id, 'task', t.id, 'assigned', 'in_progress', '陈志远',
      p.handed_out_at + interval '5 days'
    FROM tasks t JOIN plans p ON p.id = t.plan_id WHERE t.plan_id = ${planId}::uuid AND t.status <> 'assigned'
    UNION ALL
    SELECT gen_random_uuid(), t.workspace_id, t.id, 'task', t.id, 'in_progress', t.status::text, '方敏',
      coalesce(t.completed_on, ${today}::date - 20) + time '03:00'
    FROM tasks t WHERE t.plan_id = ${planId}::uuid AND t.status NOT IN ('assigned', 'in_progress')`;
}
