-- Most statements of a page ask for states. Written into each of them, these functions cost the planner several times what
-- the answer costs the database. With bodies of their own they are planned once for each connection, without regard to
-- the arguments: plans are few, so the way from the workspace's plans to their tasks is right for one plan and for all.
-- Compiling such small plans would cost more than it saves.

CREATE OR REPLACE FUNCTION missing_reports(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (assignment_id uuid, task_id uuid, role "AssignmentRole", period_id uuid)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH last_period AS (
    SELECT DISTINCT ON (p.plan_id) p.id, p.plan_id, p.reporters, p.due_on
    FROM reporting_periods p
    WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.due_on < day
    ORDER BY p.plan_id, p.due_on DESC
  ),
  handed_in AS MATERIALIZED (
    SELECT r.assignment_id
    FROM last_period lp
    JOIN reports r ON r.workspace_id = of_workspace AND r.period_id = lp.id
      AND r.submitted_at IS NOT NULL AND r.status <> 'returned'
  )
  SELECT a.id, a.task_id, a.role, lp.id
  FROM last_period lp
  JOIN plans pl ON pl.id = lp.plan_id
  JOIN tasks t ON t.plan_id = lp.plan_id AND t.workspace_id = of_workspace
  JOIN assignments a ON a.task_id = t.id AND a.workspace_id = of_workspace AND a.declined_at IS NULL
    AND owes_report(lp.reporters, a.role, t.status::text, coalesce(t.starts_on, pl.starts_on), lp.due_on)
  JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
  LEFT JOIN handed_in h ON h.assignment_id = a.id
  WHERE h.assignment_id IS NULL;
END
$$;

CREATE OR REPLACE FUNCTION task_states(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  task_id uuid, starts date, deadline date, expected integer, lag integer, days_left integer,
  report_missing boolean, reason text, light text
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 200 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH missing AS (
    SELECT DISTINCT m.task_id FROM missing_reports(of_workspace, of_plan, day) m WHERE m.role <> 'cooperating'
  ),
  figures AS (
    SELECT t.id, t.status::text AS status, t.percent, t.is_blocked, t.completed_on,
      coalesce(t.starts_on, p.starts_on) AS starts, coalesce(t.deadline_on, p.ends_on) AS deadline,
      m.task_id IS NOT NULL AS report_missing, p.yellow_days, p.yellow_lag, p.red_lag
    FROM plans p
    JOIN tasks t ON t.workspace_id = p.workspace_id AND t.plan_id = p.id
    LEFT JOIN missing m ON m.task_id = t.id
    WHERE p.workspace_id = of_workspace AND (p.id = of_plan OR of_plan IS NULL AND p.status = 'active')
  ),
  reasons AS (
    SELECT f.*, e.expected,
      light_reason(f.status, f.percent, f.is_blocked, f.report_missing, e.expected, f.deadline, f.completed_on, day,
        f.yellow_days, f.yellow_lag, f.red_lag) AS reason
    FROM figures f CROSS JOIN LATERAL (SELECT expected_percent(f.starts, f.deadline, day) AS expected) e
  )
  SELECT r.id, r.starts, r.deadline, r.expected, r.expected - r.percent, r.deadline - day, r.report_missing, r.reason,
    light_of(r.reason)
  FROM reasons r;
END
$$;

CREATE OR REPLACE FUNCTION task_history(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  task_id uuid, status text, percent integer, is_blocked boolean, starts date, deadline date, expected integer,
  lag integer, days_left integer, reason text, light text
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 200 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
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
    JOIN plans p ON p.workspace_id = of_workspace AND (p.id = of_plan OR of_plan IS NULL AND p.status = 'active')
    JOIN tasks t ON t.workspace_id = p.workspace_id AND t.plan_id = p.id
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
  ),
  reasons AS (
    SELECT f.*, e.expected,
      light_reason(f.status, f.percent, f.is_blocked, false, e.expected, f.deadline, f.completed_on, day,
        f.yellow_days, f.yellow_lag, f.red_lag) AS reason
    FROM figures f CROSS JOIN LATERAL (SELECT expected_percent(f.starts, f.deadline, day) AS expected) e
  )
  SELECT r.id, r.status, r.percent, r.is_blocked, r.starts, r.deadline, r.expected, r.expected - r.percent,
    r.deadline - day, r.reason, light_of(r.reason)
  FROM reasons r;
END
$$;

-- Who reported when is asked of the log for all reports of some months: read in the order of the reports, without the rows.
CREATE INDEX status_changes_of_reports ON status_changes (workspace_id, subject_id, at) INCLUDE ("to")
  WHERE subject = 'report';
