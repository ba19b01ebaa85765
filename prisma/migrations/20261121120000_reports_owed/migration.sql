-- Who owes a report was said in several queries; here it is said once, and work that has not begun owes none.
-- lib/reports/rules.ts holds the rule of the roles in TypeScript.
CREATE FUNCTION owes_report(
  reporters "PeriodReporters", role "AssignmentRole", status text, starts date, due_on date
) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (reporters = 'all' OR role = 'lead' OR (reporters = 'responsible' AND role = 'responsible'))
    AND (status IN ('in_progress', 'completion_claimed') OR (status = 'assigned' AND starts <= due_on))
$$;

CREATE OR REPLACE FUNCTION missing_reports(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (assignment_id uuid, task_id uuid, role "AssignmentRole", period_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH last_period AS (
    SELECT DISTINCT ON (p.plan_id) p.id, p.plan_id, p.reporters, p.due_on
    FROM reporting_periods p
    WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.due_on < day
    ORDER BY p.plan_id, p.due_on DESC
  )
  SELECT a.id, a.task_id, a.role, lp.id
  FROM last_period lp
  JOIN plans pl ON pl.id = lp.plan_id
  JOIN tasks t ON t.plan_id = lp.plan_id AND t.workspace_id = of_workspace
  JOIN assignments a ON a.task_id = t.id AND a.workspace_id = of_workspace AND a.declined_at IS NULL
    AND owes_report(lp.reporters, a.role, t.status::text, coalesce(t.starts_on, pl.starts_on), lp.due_on)
  JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
  LEFT JOIN reports r ON r.assignment_id = a.id AND r.period_id = lp.id
    AND r.submitted_at IS NOT NULL AND r.status <> 'returned'
  WHERE r.id IS NULL
$$;

-- A past day asks each task for its last change of one kind before it.
CREATE INDEX status_changes_last_of_kind ON status_changes (workspace_id, task_id, subject, at);
