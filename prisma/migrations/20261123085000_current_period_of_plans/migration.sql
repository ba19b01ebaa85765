-- The period that a plan's pages speak of asks the whole plan: one of a milestone asks some of its tasks, and is none.
CREATE OR REPLACE FUNCTION current_periods(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  id uuid, plan_id uuid, kind "PeriodKind", name text, starts_on date, due_on date, reporters "PeriodReporters",
  is_open boolean
)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT DISTINCT ON (p.plan_id) p.id, p.plan_id, p.kind, p.name, p.starts_on, p.due_on, p.reporters, o.id IS NOT NULL
  FROM reporting_periods p
  LEFT JOIN open_periods(of_workspace, of_plan, day) o ON o.id = p.id
  WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.opens_on <= day
    AND p.milestone_on IS NULL
  ORDER BY p.plan_id, o.id IS NULL, p.due_on < day AND o.id IS NOT NULL,
    CASE WHEN o.id IS NOT NULL AND p.due_on >= day THEN p.due_on END, p.due_on DESC, p.starts_on DESC
$$;
