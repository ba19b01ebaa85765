-- Lights in SQL, for the pages that count and sort by them. lib/tasks/rules.ts holds the same rule in TypeScript,
-- and a test compares the two over random cases.

-- 序时进度: linear in calendar days from start to deadline, rounded half up; null without a deadline.
CREATE FUNCTION expected_percent(starts date, deadline date, day date) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN deadline IS NULL THEN NULL
    WHEN day >= deadline THEN 100
    WHEN day <= starts THEN 0
    ELSE (200 * (day - starts) + (deadline - starts)) / (2 * (deadline - starts))
  END
$$;

-- Why a task has the light it has. The order of the cases is the order of precedence.
CREATE FUNCTION light_reason(
  status text, percent integer, is_blocked boolean, report_missing boolean, expected integer, deadline date,
  completed_on date, day date, yellow_days integer, yellow_lag integer, red_lag integer
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN status IN ('completed', 'closed') THEN CASE WHEN completed_on > deadline THEN 'done_late' ELSE 'done' END
    WHEN status = 'suspended' THEN 'suspended'
    WHEN status = 'cancelled' THEN 'cancelled'
    WHEN status = 'draft' THEN 'not_handed_out'
    WHEN day > deadline THEN 'overdue'
    WHEN is_blocked THEN 'blocked'
    WHEN status = 'assigned' AND percent = 0 AND expected = 0 THEN 'not_started'
    WHEN expected - percent > red_lag THEN 'far_behind'
    WHEN deadline - day <= yellow_days THEN 'due_soon'
    WHEN expected - percent >= yellow_lag THEN 'behind'
    WHEN report_missing THEN 'report_missing'
    WHEN deadline IS NULL THEN 'no_deadline'
    ELSE 'on_course'
  END
$$;

CREATE FUNCTION light_of(reason text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN reason IN ('overdue', 'blocked', 'far_behind') THEN 'red'
    WHEN reason IN ('due_soon', 'behind', 'report_missing') THEN 'yellow'
    WHEN reason = 'on_course' THEN 'green'
    WHEN reason IN ('done', 'done_late') THEN 'done'
    ELSE 'none'
  END
$$;

-- Assignments that owe a report for the last period whose due day has passed before the given day, and have handed in none.
CREATE FUNCTION missing_reports(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (assignment_id uuid, task_id uuid, role "AssignmentRole", period_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH last_period AS (
    SELECT DISTINCT ON (p.plan_id) p.id, p.plan_id, p.reporters
    FROM reporting_periods p
    WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.due_on < day
    ORDER BY p.plan_id, p.due_on DESC
  )
  SELECT a.id, a.task_id, a.role, lp.id
  FROM last_period lp
  JOIN tasks t ON t.plan_id = lp.plan_id AND t.workspace_id = of_workspace
    AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
  JOIN assignments a ON a.task_id = t.id AND a.workspace_id = of_workspace AND a.declined_at IS NULL
    AND (lp.reporters = 'all' OR a.role = 'lead' OR (lp.reporters = 'responsible' AND a.role = 'responsible'))
  JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
  LEFT JOIN reports r ON r.assignment_id = a.id AND r.period_id = lp.id
    AND r.submitted_at IS NOT NULL AND r.status <> 'returned'
  WHERE r.id IS NULL
$$;

-- Tasks of a workspace (or of one plan of it) with figures and light on a day, from their present state.
CREATE FUNCTION task_states(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  task_id uuid, starts date, deadline date, expected integer, lag integer, days_left integer,
  report_missing boolean, reason text, light text
)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH missing AS (
    SELECT DISTINCT m.task_id FROM missing_reports(of_workspace, of_plan, day) m WHERE m.role <> 'cooperating'
  ),
  figures AS (
    SELECT t.id, t.status::text AS status, t.percent, t.is_blocked, t.completed_on,
      coalesce(t.starts_on, p.starts_on) AS starts, coalesce(t.deadline_on, p.ends_on) AS deadline,
      m.task_id IS NOT NULL AS report_missing, p.yellow_days, p.yellow_lag, p.red_lag
    FROM tasks t
    JOIN plans p ON p.id = t.plan_id
    LEFT JOIN missing m ON m.task_id = t.id
    WHERE t.workspace_id = of_workspace
      AND CASE WHEN of_plan IS NULL THEN p.status = 'active' ELSE t.plan_id = of_plan END
  ),
  reasons AS (
    SELECT f.*, e.expected,
      light_reason(f.status, f.percent, f.is_blocked, f.report_missing, e.expected, f.deadline, f.completed_on, day,
        f.yellow_days, f.yellow_lag, f.red_lag) AS reason
    FROM figures f CROSS JOIN LATERAL (SELECT expected_percent(f.starts, f.deadline, day) AS expected) e
  )
  SELECT r.id, r.starts, r.deadline, r.expected, r.expected - r.percent, r.deadline - day, r.report_missing, r.reason,
    light_of(r.reason)
  FROM reasons r
$$;

-- The same for a past day, rebuilt from the log alone. Deadlines are those of today; the log of what was said
-- about reports is not asked, so a light that was yellow only for a missing report shows as it is without it.
CREATE FUNCTION task_history(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  task_id uuid, status text, percent integer, is_blocked boolean, starts date, deadline date, expected integer,
  lag integer, days_left integer, reason text, light text
)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH cut AS (
    SELECT (day + 1)::timestamp AT TIME ZONE w.time_zone AS at FROM workspaces w WHERE w.id = of_workspace
  ),
  figures AS (
    SELECT t.id, coalesce(s.to, 'draft') AS status, coalesce(g.percent, 0) AS percent,
      coalesce(g.is_blocked, false) AS is_blocked,
      CASE WHEN s.to IN ('completed', 'closed') THEN t.completed_on END AS completed_on,
      coalesce(t.starts_on, p.starts_on) AS starts, coalesce(t.deadline_on, p.ends_on) AS deadline,
      p.yellow_days, p.yellow_lag, p.red_lag
    FROM cut
    JOIN tasks t ON t.workspace_id = of_workspace
    JOIN plans p ON p.id = t.plan_id
    LEFT JOIN LATERAL (
      SELECT c.to FROM status_changes c
      WHERE c.workspace_id = of_workspace AND c.task_id = t.id AND c.subject = 'task' AND c.at < cut.at
      ORDER BY c.at DESC, c.id DESC LIMIT 1
    ) s ON true
    LEFT JOIN LATERAL (
      SELECT c.percent, c.is_blocked FROM status_changes c
      WHERE c.workspace_id = of_workspace AND c.task_id = t.id AND c.subject = 'progress' AND c.at < cut.at
      ORDER BY c.at DESC, c.id DESC LIMIT 1
    ) g ON true
    WHERE CASE WHEN of_plan IS NULL THEN p.status = 'active' ELSE t.plan_id = of_plan END
  ),
  reasons AS (
    SELECT f.*, e.expected,
      light_reason(f.status, f.percent, f.is_blocked, false, e.expected, f.deadline, f.completed_on, day,
        f.yellow_days, f.yellow_lag, f.red_lag) AS reason
    FROM figures f CROSS JOIN LATERAL (SELECT expected_percent(f.starts, f.deadline, day) AS expected) e
  )
  SELECT r.id, r.status, r.percent, r.is_blocked, r.starts, r.deadline, r.expected, r.expected - r.percent,
    r.deadline - day, r.reason, light_of(r.reason)
  FROM reasons r
$$;
