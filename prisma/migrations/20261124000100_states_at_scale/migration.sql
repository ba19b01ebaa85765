-- What states cost with thousands of tasks. The rules are those of before; only how they are computed differs.

-- A choice by one word instead of five lists, which would be taken apart for each task.
CREATE OR REPLACE FUNCTION light_of(reason text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE reason
    WHEN 'overdue' THEN 'red' WHEN 'blocked' THEN 'red' WHEN 'far_behind' THEN 'red'
    WHEN 'overridden_red' THEN 'red'
    WHEN 'due_soon' THEN 'yellow' WHEN 'behind' THEN 'yellow' WHEN 'report_missing' THEN 'yellow'
    WHEN 'overridden_yellow' THEN 'yellow'
    WHEN 'on_course' THEN 'green' WHEN 'overridden_green' THEN 'green'
    WHEN 'done' THEN 'done' WHEN 'done_late' THEN 'done'
    ELSE 'none'
  END
$$;

-- States of some tasks alone, for pages that show a few out of many, once each however often they are named; null for
-- all. Those who ask for all ask as before.
DROP FUNCTION task_states(uuid, uuid, date);
DROP FUNCTION computed_states(uuid, uuid, date);
DROP FUNCTION missing_reports(uuid, uuid, date);

-- One pass over the tasks: each is asked for one period, the last of its plan or of its own steps, whichever was due
-- later. What decides how many rows there are stands where the planner has statistics for it (columns compared as they
-- are, before owes_report), and the reports are fetched by period, of which there is about one for each plan.
CREATE FUNCTION missing_reports(of_workspace uuid, of_plan uuid, day date, of_tasks uuid[] DEFAULT NULL)
RETURNS TABLE (assignment_id uuid, task_id uuid, role "AssignmentRole", period_id uuid)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
DECLARE
  collective uuid[] := ARRAY(SELECT d.id FROM departments d WHERE d.workspace_id = of_workspace AND d.is_collective);
  of_plans uuid[] := ARRAY(
    SELECT DISTINCT ON (p.plan_id) p.id FROM reporting_periods p
    WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.due_on < day
      AND p.milestone_on IS NULL
    ORDER BY p.plan_id, p.due_on DESC);
  of_steps uuid[] := ARRAY(
    SELECT p.id FROM reporting_periods p
    WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.due_on < day
      AND p.milestone_on IS NOT NULL);
BEGIN
  RETURN QUERY
  WITH stepwise AS MATERIALIZED (
    SELECT DISTINCT ON (m.task_id) m.task_id, p.id, p.reporters, p.due_on
    FROM reporting_periods p
    JOIN milestones m ON m.workspace_id = of_workspace AND m.plan_id = p.plan_id AND m.due_on = p.milestone_on
    WHERE p.id = ANY (of_steps)
    ORDER BY m.task_id, p.due_on DESC
  ),
  asked AS MATERIALIZED (
    SELECT t.id, t.status::text AS status, coalesce(t.starts_on, pl.starts_on) AS starts,
      CASE WHEN x.with_plan THEN w.id ELSE s.id END AS period_id,
      CASE WHEN x.with_plan THEN w.reporters ELSE s.reporters END AS reporters,
      CASE WHEN x.with_plan THEN w.due_on ELSE s.due_on END AS due_on
    FROM (
      SELECT t.* FROM tasks t WHERE of_tasks IS NULL AND t.workspace_id = of_workspace
      UNION ALL
      SELECT t.* FROM (SELECT DISTINCT u.id FROM unnest(of_tasks) AS u(id)) o
      JOIN tasks t ON t.workspace_id = of_workspace AND t.id = o.id
    ) t
    JOIN plans pl ON pl.id = t.plan_id
    LEFT JOIN reporting_periods w ON w.plan_id = t.plan_id AND w.id = ANY (of_plans)
    LEFT JOIN stepwise s ON s.task_id = t.id
    CROSS JOIN LATERAL (SELECT s.id IS NULL OR coalesce(w.due_on >= s.due_on, false) AS with_plan) x
    WHERE (of_plan IS NULL OR t.plan_id = of_plan)
      AND t.status IN ('assigned', 'in_progress', 'completion_claimed') AND (w.id IS NOT NULL OR s.id IS NOT NULL)
  ),
  handed_in AS MATERIALIZED (
    SELECT r.assignment_id, r.period_id
    FROM unnest(of_plans || of_steps) AS p(id)
    CROSS JOIN LATERAL (
      SELECT r.assignment_id, r.period_id FROM reports r
      WHERE r.workspace_id = of_workspace AND r.period_id = p.id AND r.submitted_at IS NOT NULL
        AND r.status <> 'returned'
      OFFSET 0
    ) r
  )
  SELECT a.id, a.task_id, a.role, q.period_id
  FROM asked q
  JOIN assignments a ON a.workspace_id = of_workspace AND a.task_id = q.id
  WHERE a.declined_at IS NULL AND a.department_id <> ALL (collective)
    AND owes_report(q.reporters, a.role, q.status, q.starts, q.due_on)
    AND NOT EXISTS (SELECT FROM handed_in h WHERE h.assignment_id = a.id AND h.period_id = q.period_id);
END
$$;

-- Each figure is computed once and kept: a rule that uses it five times would otherwise have it computed five times.
CREATE FUNCTION computed_states(of_workspace uuid, of_plan uuid, day date, of_tasks uuid[] DEFAULT NULL)
RETURNS TABLE (
  task_id uuid, starts date, deadline date, expected integer, lag integer, days_left integer,
  report_missing boolean, reason text, light text
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH missing AS MATERIALIZED (
    SELECT DISTINCT m.task_id FROM missing_reports(of_workspace, of_plan, day, of_tasks) m WHERE m.role <> 'cooperating'
  ),
  -- Once for the statement: asked for each task, it would be read as often as there are tasks.
  stepped AS MATERIALIZED (
    SELECT m.task_id, coalesce(sum(m.share) FILTER (WHERE m.due_on <= day), 0)::integer AS due
    FROM milestones m
    WHERE m.workspace_id = of_workspace AND (of_plan IS NULL OR m.plan_id = of_plan)
    GROUP BY m.task_id
  ),
  dated AS (
    SELECT t.id, t.status::text AS status, t.percent, t.is_blocked, t.completed_on, x.due AS stepped,
      coalesce(t.starts_on, p.starts_on) AS starts, coalesce(t.deadline_on, p.ends_on) AS deadline,
      m.task_id IS NOT NULL AS report_missing, p.yellow_days, p.yellow_lag, p.red_lag
    FROM plans p
    JOIN (
      SELECT t.* FROM tasks t WHERE of_tasks IS NULL AND t.workspace_id = of_workspace
      UNION ALL
      SELECT t.* FROM (SELECT DISTINCT u.id FROM unnest(of_tasks) AS u(id)) o
      JOIN tasks t ON t.workspace_id = of_workspace AND t.id = o.id
    ) t ON t.plan_id = p.id
    LEFT JOIN missing m ON m.task_id = t.id
    LEFT JOIN stepped x ON x.task_id = t.id
    WHERE p.workspace_id = of_workspace AND (p.id = of_plan OR of_plan IS NULL AND p.status = 'active')
    OFFSET 0
  ),
  figures AS MATERIALIZED (
    SELECT d.*, expected_percent(d.starts, d.deadline, day, d.stepped) AS expected FROM dated d
  ),
  reasons AS MATERIALIZED (
    SELECT f.id, f.starts, f.deadline, f.expected, f.percent, f.report_missing,
      light_reason(f.status, f.percent, f.is_blocked, f.report_missing, f.expected, f.deadline, f.completed_on, day,
        f.yellow_days, f.yellow_lag, f.red_lag) AS reason
    FROM figures f
  )
  SELECT r.id, r.starts, r.deadline, r.expected, r.expected - r.percent, r.deadline - day, r.report_missing, r.reason,
    light_of(r.reason)
  FROM reasons r;
END
$$;

CREATE OR REPLACE FUNCTION computed_history(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  task_id uuid, status text, percent integer, is_blocked boolean, starts date, deadline date, expected integer,
  lag integer, days_left integer, reason text, light text
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH cut AS (
    SELECT (day + 1)::timestamp AT TIME ZONE w.time_zone AS at FROM workspaces w WHERE w.id = of_workspace
  ),
  stepped AS MATERIALIZED (
    SELECT m.task_id, coalesce(sum(m.share) FILTER (WHERE m.due_on <= day), 0)::integer AS due
    FROM milestones m
    WHERE m.workspace_id = of_workspace AND (of_plan IS NULL OR m.plan_id = of_plan)
    GROUP BY m.task_id
  ),
  dated AS (
    SELECT t.id, x.due AS stepped, coalesce(s.to, 'draft') AS status, coalesce(g.percent, 0) AS percent,
      coalesce(g.is_blocked, false) AS is_blocked,
      CASE WHEN s.to IN ('completed', 'closed') THEN t.completed_on END AS completed_on,
      coalesce(t.starts_on, p.starts_on) AS starts, coalesce(t.deadline_on, p.ends_on) AS deadline,
      p.yellow_days, p.yellow_lag, p.red_lag
    FROM cut
    JOIN plans p ON p.workspace_id = of_workspace AND (p.id = of_plan OR of_plan IS NULL AND p.status = 'active')
    JOIN tasks t ON t.workspace_id = p.workspace_id AND t.plan_id = p.id
    LEFT JOIN stepped x ON x.task_id = t.id
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
    OFFSET 0
  ),
  figures AS MATERIALIZED (
    SELECT d.*, expected_percent(d.starts, d.deadline, day, d.stepped) AS expected FROM dated d
  ),
  reasons AS MATERIALIZED (
    SELECT f.*,
      light_reason(f.status, f.percent, f.is_blocked, false, f.expected, f.deadline, f.completed_on, day,
        f.yellow_days, f.yellow_lag, f.red_lag) AS reason
    FROM figures f
  )
  SELECT r.id, r.status, r.percent, r.is_blocked, r.starts, r.deadline, r.expected, r.expected - r.percent,
    r.deadline - day, r.reason, light_of(r.reason)
  FROM reasons r;
END
$$;

-- The word of a supervisor over what the rules say: nobody's for most tasks.
CREATE FUNCTION task_states(of_workspace uuid, of_plan uuid, day date, of_tasks uuid[] DEFAULT NULL)
RETURNS TABLE (
  task_id uuid, starts date, deadline date, expected integer, lag integer, days_left integer,
  report_missing boolean, reason text, light text, computed_reason text
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT s.task_id, s.starts, s.deadline, s.expected, s.lag, s.days_left, s.report_missing, s.shown,
    CASE WHEN s.shown = s.reason THEN s.light ELSE light_of(s.shown) END, s.reason
  FROM (
    SELECT c.*, CASE WHEN x.light IS NULL THEN c.reason ELSE shown_reason(x.status, c.reason, x.light) END AS shown
    FROM computed_states(of_workspace, of_plan, day, of_tasks) c
    LEFT JOIN (
      SELECT o.task_id, o.light, t.status::text AS status
      FROM light_overrides o JOIN tasks t ON t.id = o.task_id
      WHERE o.workspace_id = of_workspace AND override_holds(o.starts_on, o.ends_on, o.lifted_on, day)
    ) x ON x.task_id = c.task_id
    OFFSET 0
  ) s;
END
$$;

CREATE OR REPLACE FUNCTION task_history(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  task_id uuid, status text, percent integer, is_blocked boolean, starts date, deadline date, expected integer,
  lag integer, days_left integer, reason text, light text, computed_reason text
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT h.task_id, h.status, h.percent, h.is_blocked, h.starts, h.deadline, h.expected, h.lag, h.days_left, h.shown,
    CASE WHEN h.shown = h.reason THEN h.light ELSE light_of(h.shown) END, h.reason
  FROM (
    SELECT c.*, CASE WHEN x.light IS NULL THEN c.reason ELSE shown_reason(c.status, c.reason, x.light) END AS shown
    FROM computed_history(of_workspace, of_plan, day) c
    LEFT JOIN (
      SELECT o.task_id, o.light FROM light_overrides o
      WHERE o.workspace_id = of_workspace AND override_holds(o.starts_on, o.ends_on, o.lifted_on, day)
    ) x ON x.task_id = c.task_id
    OFFSET 0
  ) h;
END
$$;
