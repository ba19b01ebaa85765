-- How a period stands with thousands of tasks. The rules are those of before; only how often the log is asked differs.

-- Who owes, or has handed in, a report for periods that have opened: each part of a task, by its state when the period
-- was due (or now, while that is ahead), with how it stands. Where the list of a closed period stands, that is what counts.
CREATE OR REPLACE FUNCTION period_standing(of_workspace uuid, of_plan uuid, of_period uuid, asked_at timestamptz)
RETURNS TABLE (
  period_id uuid, assignment_id uuid, task_id uuid, department_id uuid, department_name text, role "AssignmentRole",
  outcome text, first_at timestamptz
)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH period AS MATERIALIZED (
    SELECT p.id, p.plan_id, p.reporters, p.due_on, p.milestone_on, p.listed_at, pl.starts_on AS plan_starts_on,
      least((p.due_on + 1)::timestamp AT TIME ZONE w.time_zone, p.closed_at) AS due_at
    FROM reporting_periods p
    JOIN plans pl ON pl.id = p.plan_id
    JOIN workspaces w ON w.id = p.workspace_id
    WHERE p.workspace_id = of_workspace AND p.plan_id = of_plan AND (of_period IS NULL OR p.id = of_period)
      AND p.opens_on <= (asked_at AT TIME ZONE w.time_zone)::date
  ),
  -- Once for each task, not for each of its parts.
  worked AS MATERIALIZED (
    SELECT p.id AS period_id, p.reporters, p.due_on, p.due_at, t.id AS task_id,
      coalesce(t.starts_on, p.plan_starts_on) AS starts,
      -- By the log: what was last said before, else what the first change after it began from, else no change was made.
      -- While the day is ahead, what was last said is what stands.
      CASE WHEN p.due_at > asked_at THEN t.status::text ELSE coalesce(
        (SELECT c.to FROM status_changes c
         WHERE c.workspace_id = of_workspace AND c.task_id = t.id AND c.subject = 'task' AND c.at < p.due_at
         ORDER BY c.at DESC, c.id DESC LIMIT 1),
        (SELECT c.from FROM status_changes c
         WHERE c.workspace_id = of_workspace AND c.task_id = t.id AND c.subject = 'task' AND c.at >= p.due_at
         ORDER BY c.at, c.id LIMIT 1),
        t.status::text) END AS status
    FROM period p JOIN tasks t ON t.workspace_id = of_workspace AND t.plan_id = p.plan_id
    WHERE p.listed_at IS NULL AND period_concerns(of_workspace, t.id, p.milestone_on)
  ),
  parts AS (
    SELECT w.period_id, w.due_at, a.id AS assignment_id, w.task_id, a.department_id, d.name AS department_name, a.role,
      r.id AS report_id, r.submitted_at IS NOT NULL AND r.status <> 'returned' AS is_reported, r.submitted_at
    FROM worked w
    JOIN assignments a ON a.workspace_id = of_workspace AND a.task_id = w.task_id
    JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
    LEFT JOIN reports r ON r.workspace_id = of_workspace AND r.assignment_id = a.id AND r.period_id = w.period_id
      AND r.submitted_at IS NOT NULL
    WHERE r.id IS NOT NULL OR ((a.declined_at IS NULL OR a.declined_at >= w.due_at)
      AND owes_report(w.reporters, a.role, w.status, w.starts, w.due_on))
  )
  SELECT x.period_id, x.assignment_id, x.task_id, x.department_id, x.department_name, x.role,
    CASE WHEN x.is_reported AND f.first_at < x.due_at THEN 'on_time' WHEN x.is_reported THEN 'late'
      WHEN asked_at >= x.due_at THEN 'missing' ELSE 'owed' END,
    CASE WHEN x.is_reported THEN f.first_at END
  FROM parts x
  LEFT JOIN LATERAL (
    SELECT coalesce((
      SELECT min(c.at) FROM status_changes c
      WHERE c.workspace_id = of_workspace AND c.task_id = x.task_id AND c.subject = 'report'
        AND c.subject_id = x.report_id AND c.to IN ('submitted', 'signed_off')), x.submitted_at) AS first_at
  ) f ON x.is_reported
  UNION ALL
  SELECT o.period_id, o.assignment_id, o.task_id, o.department_id, o.department_name, o.role, o.outcome, o.first_at
  FROM period p JOIN period_outcomes o ON o.workspace_id = of_workspace AND o.period_id = p.id
  WHERE p.listed_at IS NOT NULL
$$;
