-- Periods by milestone: each opens some days before the day of a milestone, is due on it, and is owed by the tasks that
-- have a milestone on that day.

-- AlterTable
ALTER TABLE "plans" ADD COLUMN     "milestone_days" INTEGER,
ADD COLUMN     "milestone_reporters" "PeriodReporters" NOT NULL DEFAULT 'leads';

-- DropIndex
DROP INDEX "reporting_periods_plan_id_starts_on_key";

-- AlterTable
ALTER TABLE "reporting_periods" ADD COLUMN     "milestone_on" DATE;

-- Longer ahead than a quarter nobody could say how a step stands.
ALTER TABLE plans ADD CONSTRAINT plans_milestone_days CHECK (milestone_days BETWEEN 1 AND 90);
-- Which tasks owe a report follows from the day of the milestone.
ALTER TABLE reporting_periods ADD CONSTRAINT reporting_periods_of_milestone
  CHECK ((kind = 'milestone') = (milestone_on IS NOT NULL));
-- Two periods that ask the same tasks do not begin together; those of milestones may begin on the day of another.
CREATE UNIQUE INDEX reporting_periods_plan_id_starts_on_key ON reporting_periods (plan_id, starts_on)
  WHERE milestone_on IS NULL;
-- One period for a day, however many tasks have a milestone on it and however many servers open it.
CREATE UNIQUE INDEX reporting_periods_plan_id_milestone_on_key ON reporting_periods (plan_id, milestone_on)
  WHERE milestone_on IS NOT NULL;
-- Which tasks a period asks is looked for by the day.
CREATE INDEX milestones_on_day ON milestones (workspace_id, plan_id, due_on);

-- Whether a period asks a task at all: one of a milestone asks those that have a milestone on its day.
-- lib/periods/rules.ts holds the same rule in TypeScript; a test compares the two.
CREATE FUNCTION period_concerns(of_workspace uuid, of_task uuid, milestone_on date) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT milestone_on IS NULL OR EXISTS (
    SELECT FROM milestones m WHERE m.workspace_id = of_workspace AND m.task_id = of_task AND m.due_on = milestone_on)
$$;

DROP FUNCTION open_periods(uuid, uuid, date);

-- Periods for which departments report on a day: opened, not closed by hand, and until their due day, or after it until
-- the next one of the plan has opened. What is opened by hand closes no regular period. One of a milestone asks other
-- tasks than the next one, so nothing but time closes it.
CREATE FUNCTION open_periods(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  id uuid, plan_id uuid, starts_on date, due_on date, reporters "PeriodReporters", milestone_on date
)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT p.id, p.plan_id, p.starts_on, p.due_on, p.reporters, p.milestone_on
  FROM reporting_periods p
  WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.opens_on <= day
    AND p.closed_at IS NULL
    AND CASE WHEN p.milestone_on IS NOT NULL THEN p.due_on + 15 >= day ELSE
      p.due_on >= day OR NOT EXISTS (
        SELECT FROM reporting_periods x
        WHERE x.plan_id = p.plan_id AND x.workspace_id = p.workspace_id AND x.opens_on <= day
          AND x.starts_on > p.starts_on AND x.milestone_on IS NULL AND (x.kind <> 'manual' OR p.kind = 'manual')) END
$$;

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
  worked AS (
    SELECT p.id AS period_id, p.reporters, p.due_on, p.due_at, t.id AS task_id,
      coalesce(t.starts_on, p.plan_starts_on) AS starts,
      -- By the log: what was last said before, else what the first change after it began from, else no change was made.
      coalesce(
        (SELECT c.to FROM status_changes c
         WHERE c.workspace_id = of_workspace AND c.task_id = t.id AND c.subject = 'task' AND c.at < p.due_at
         ORDER BY c.at DESC, c.id DESC LIMIT 1),
        (SELECT c.from FROM status_changes c
         WHERE c.workspace_id = of_workspace AND c.task_id = t.id AND c.subject = 'task' AND c.at >= p.due_at
         ORDER BY c.at, c.id LIMIT 1),
        t.status::text) AS status
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

-- The last period that was due before a day, for each task: that of the plan, or of a milestone of its own where it was
-- due later.
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
      AND p.milestone_on IS NULL
    ORDER BY p.plan_id, p.due_on DESC
  ),
  of_milestone AS MATERIALIZED (
    SELECT DISTINCT ON (m.task_id) m.task_id, p.id, p.plan_id, p.reporters, p.due_on
    FROM reporting_periods p
    JOIN milestones m ON m.workspace_id = of_workspace AND m.plan_id = p.plan_id AND m.due_on = p.milestone_on
    WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.due_on < day
      AND p.milestone_on IS NOT NULL
    ORDER BY m.task_id, p.due_on DESC
  ),
  handed_in AS MATERIALIZED (
    SELECT r.assignment_id, r.period_id
    FROM (SELECT lp.id FROM last_period lp UNION SELECT om.id FROM of_milestone om) x
    JOIN reports r ON r.workspace_id = of_workspace AND r.period_id = x.id
      AND r.submitted_at IS NOT NULL AND r.status <> 'returned'
  )
  SELECT a.id, a.task_id, a.role, lp.id
  FROM last_period lp
  JOIN plans pl ON pl.id = lp.plan_id
  JOIN tasks t ON t.plan_id = lp.plan_id AND t.workspace_id = of_workspace
  JOIN assignments a ON a.task_id = t.id AND a.workspace_id = of_workspace AND a.declined_at IS NULL
    AND owes_report(lp.reporters, a.role, t.status::text, coalesce(t.starts_on, pl.starts_on), lp.due_on)
  JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
  LEFT JOIN handed_in h ON h.assignment_id = a.id AND h.period_id = lp.id
  LEFT JOIN of_milestone om ON om.task_id = t.id AND om.due_on > lp.due_on
  WHERE h.assignment_id IS NULL AND om.id IS NULL
  UNION ALL
  SELECT a.id, a.task_id, a.role, om.id
  FROM of_milestone om
  JOIN plans pl ON pl.id = om.plan_id
  JOIN tasks t ON t.id = om.task_id AND t.workspace_id = of_workspace
  JOIN assignments a ON a.task_id = t.id AND a.workspace_id = of_workspace AND a.declined_at IS NULL
    AND owes_report(om.reporters, a.role, t.status::text, coalesce(t.starts_on, pl.starts_on), om.due_on)
  JOIN departments d ON d.id = a.department_id AND NOT d.is_collective
  LEFT JOIN handed_in h ON h.assignment_id = a.id AND h.period_id = om.id
  LEFT JOIN last_period lp ON lp.plan_id = om.plan_id AND lp.due_on >= om.due_on
  WHERE h.assignment_id IS NULL AND lp.id IS NULL;
END
$$;
