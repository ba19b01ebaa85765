-- Reporting periods that supervisors keep, the lists that stand once they have closed, and the days on which offices work.

-- CreateEnum
CREATE TYPE "PeriodKind" AS ENUM ('monthly', 'quarterly', 'manual');

-- AlterTable
ALTER TABLE "reporting_periods" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "closed_by" TEXT,
ADD COLUMN     "kind" "PeriodKind" NOT NULL DEFAULT 'monthly',
ADD COLUMN     "listed_at" TIMESTAMPTZ(3),
ADD COLUMN     "name" TEXT,
ADD COLUMN     "planned_due_on" DATE,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "period_outcomes" (
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "department_name" TEXT NOT NULL,
    "role" "AssignmentRole" NOT NULL,
    "outcome" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3),

    CONSTRAINT "period_outcomes_pkey" PRIMARY KEY ("period_id","assignment_id")
);

-- CreateTable
CREATE TABLE "calendar_days" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "is_working" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "calendar_days_pkey" PRIMARY KEY ("workspace_id","day")
);

-- CreateIndex
CREATE INDEX "period_outcomes_workspace_id_plan_id_period_id_idx" ON "period_outcomes"("workspace_id", "plan_id", "period_id");

-- CreateIndex
CREATE INDEX "period_outcomes_workspace_id_department_id_idx" ON "period_outcomes"("workspace_id", "department_id");

-- CreateIndex
CREATE INDEX "period_outcomes_workspace_id_task_id_idx" ON "period_outcomes"("workspace_id", "task_id");

-- AddForeignKey
ALTER TABLE "period_outcomes" ADD CONSTRAINT "period_outcomes_workspace_id_plan_id_period_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "period_id") REFERENCES "reporting_periods"("workspace_id", "plan_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_outcomes" ADD CONSTRAINT "period_outcomes_workspace_id_task_id_fkey" FOREIGN KEY ("workspace_id", "task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_outcomes" ADD CONSTRAINT "period_outcomes_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A period opened by hand covers no month, so nothing but its name tells it from the others.
ALTER TABLE reporting_periods ADD CONSTRAINT reporting_periods_named CHECK (kind <> 'manual' OR btrim(name) <> '');
-- Closed by hand is closed by somebody.
ALTER TABLE reporting_periods ADD CONSTRAINT reporting_periods_closed_by CHECK ((closed_at IS NULL) = (closed_by IS NULL));
ALTER TABLE reporting_periods ADD CONSTRAINT reporting_periods_version CHECK (version > 0);
-- The clock asks every few minutes which periods have closed and have no list yet.
CREATE INDEX reporting_periods_unlisted ON reporting_periods (workspace_id, opens_on) WHERE listed_at IS NULL;
-- A list that said something else is no list.
ALTER TABLE period_outcomes ADD CONSTRAINT period_outcomes_known CHECK (outcome IN ('on_time', 'late', 'missing'));
ALTER TABLE period_outcomes ADD CONSTRAINT period_outcomes_reported CHECK ((outcome = 'missing') = (first_at IS NULL));
-- What stood on the list of a closed period goes on standing there.
CREATE TRIGGER period_outcomes_append_only BEFORE UPDATE OR DELETE ON period_outcomes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER period_outcomes_no_truncate BEFORE TRUNCATE ON period_outcomes EXECUTE FUNCTION refuse_change();
-- A day off without its occasion could not be explained to those whose due day it moves.
ALTER TABLE calendar_days ADD CONSTRAINT calendar_days_named CHECK (btrim(name) <> '');

-- Whether offices work on a day: what the workspace's calendar says of it, else not on Saturday and Sunday.
-- lib/holidays/rules.ts holds the same rule in TypeScript; a test compares the two.
CREATE FUNCTION is_working_day(of_workspace uuid, of_day date) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    (SELECT c.is_working FROM calendar_days c WHERE c.workspace_id = of_workspace AND c.day = of_day),
    extract(isodow FROM of_day) < 6)
$$;

-- The day itself where offices work on it, else the next one on which they do; itself where a whole year is off.
CREATE FUNCTION next_working_day(of_workspace uuid, of_day date) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT of_day + n FROM generate_series(0, 366) n WHERE is_working_day(of_workspace, of_day + n) ORDER BY n LIMIT 1
  ), of_day)
$$;

-- Periods for which departments report on a day: opened, not closed by hand, and until their due day, or after it until
-- the next one of the plan has opened. What is opened by hand closes no regular period.
CREATE FUNCTION open_periods(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (id uuid, plan_id uuid, starts_on date, due_on date, reporters "PeriodReporters")
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT p.id, p.plan_id, p.starts_on, p.due_on, p.reporters
  FROM reporting_periods p
  WHERE p.workspace_id = of_workspace AND (of_plan IS NULL OR p.plan_id = of_plan) AND p.opens_on <= day
    AND p.closed_at IS NULL
    AND (p.due_on >= day OR NOT EXISTS (
      SELECT FROM reporting_periods x
      WHERE x.plan_id = p.plan_id AND x.workspace_id = p.workspace_id AND x.opens_on <= day
        AND x.starts_on > p.starts_on AND (x.kind <> 'manual' OR p.kind = 'manual')))
$$;

-- Who owes, or has handed in, a report for periods that have opened: each part of a task, by its state when the period
-- was due (or now, while that is ahead), with how it stands. Where the list of a closed period stands, that is what counts.
CREATE FUNCTION period_standing(of_workspace uuid, of_plan uuid, of_period uuid, asked_at timestamptz)
RETURNS TABLE (
  period_id uuid, assignment_id uuid, task_id uuid, department_id uuid, department_name text, role "AssignmentRole",
  outcome text, first_at timestamptz
)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH period AS MATERIALIZED (
    SELECT p.id, p.plan_id, p.reporters, p.due_on, p.listed_at, pl.starts_on AS plan_starts_on,
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
    WHERE p.listed_at IS NULL
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

-- Due days still ahead that fall on a Saturday or Sunday are held to the rule from now on; past ones stay as they were.
UPDATE reporting_periods SET planned_due_on = due_on, due_on = next_working_day(workspace_id, due_on)
WHERE due_on > CURRENT_DATE AND next_working_day(workspace_id, due_on) <> due_on;
