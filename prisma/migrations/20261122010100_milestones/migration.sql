-- Steps of a task with days and shares: expected progress then rises by them instead of from day to day.

-- CreateTable
CREATE TABLE "milestones" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "share" INTEGER NOT NULL,
    "reached_on" DATE,
    "reached_word" TEXT NOT NULL DEFAULT '',
    "reached_by" TEXT,

    CONSTRAINT "milestones_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "milestones_workspace_id_plan_id_task_id_due_on_idx" ON "milestones"("workspace_id", "plan_id", "task_id", "due_on");

-- CreateIndex
CREATE INDEX "milestones_workspace_id_task_id_idx" ON "milestones"("workspace_id", "task_id");

-- AddForeignKey
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_workspace_id_plan_id_task_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "task_id") REFERENCES "tasks"("workspace_id", "plan_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A share of nothing is no step.
ALTER TABLE milestones ADD CONSTRAINT milestones_share CHECK (share BETWEEN 1 AND 100);
ALTER TABLE milestones ADD CONSTRAINT milestones_named CHECK (btrim(name) <> '');
-- Reached means a day and somebody who said so.
ALTER TABLE milestones ADD CONSTRAINT milestones_reached CHECK ((reached_on IS NULL) = (reached_by IS NULL));

-- Expected progress would never come to 100, or go beyond it, if the shares of a task did not add up. Asked at the
-- commit, because the steps of a task are replaced together.
CREATE FUNCTION milestones_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_task uuid := coalesce(NEW.task_id, OLD.task_id);
  total integer;
BEGIN
  SELECT sum(m.share) INTO total FROM milestones m WHERE m.task_id = of_task;
  IF total <> 100 THEN
    RAISE EXCEPTION 'the milestones of task % add up to %', of_task, total USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER milestones_whole AFTER INSERT OR UPDATE OR DELETE ON milestones
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION milestones_add_up();

-- 序时进度: linear in calendar days from start to deadline, rounded half up; with milestones the sum of the shares that
-- are due, null where there are none; null without a deadline. lib/tasks/rules.ts holds the same rule.
CREATE FUNCTION expected_percent(starts date, deadline date, day date, stepped integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN deadline IS NULL THEN NULL
    WHEN day >= deadline THEN 100
    WHEN stepped IS NOT NULL THEN stepped
    WHEN day <= starts THEN 0
    ELSE (200 * (day - starts) + (deadline - starts)) / (2 * (deadline - starts))
  END
$$;

-- Tasks of a workspace (or of one plan of it) with figures and light on a day, from their present state.
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
  -- Once for the statement: asked for each task, it would be read as often as there are tasks.
  stepped AS MATERIALIZED (
    SELECT m.task_id, coalesce(sum(m.share) FILTER (WHERE m.due_on <= day), 0)::integer AS due
    FROM milestones m
    WHERE m.workspace_id = of_workspace AND (of_plan IS NULL OR m.plan_id = of_plan)
    GROUP BY m.task_id
  ),
  figures AS (
    SELECT t.id, t.status::text AS status, t.percent, t.is_blocked, t.completed_on, x.due AS stepped,
      coalesce(t.starts_on, p.starts_on) AS starts, coalesce(t.deadline_on, p.ends_on) AS deadline,
      m.task_id IS NOT NULL AS report_missing, p.yellow_days, p.yellow_lag, p.red_lag
    FROM plans p
    JOIN tasks t ON t.workspace_id = p.workspace_id AND t.plan_id = p.id
    LEFT JOIN missing m ON m.task_id = t.id
    LEFT JOIN stepped x ON x.task_id = t.id
    WHERE p.workspace_id = of_workspace AND (p.id = of_plan OR of_plan IS NULL AND p.status = 'active')
  ),
  reasons AS (
    SELECT f.*, e.expected,
      light_reason(f.status, f.percent, f.is_blocked, f.report_missing, e.expected, f.deadline, f.completed_on, day,
        f.yellow_days, f.yellow_lag, f.red_lag) AS reason
    FROM figures f CROSS JOIN LATERAL (SELECT expected_percent(f.starts, f.deadline, day, f.stepped) AS expected) e
  )
  SELECT r.id, r.starts, r.deadline, r.expected, r.expected - r.percent, r.deadline - day, r.report_missing, r.reason,
    light_of(r.reason)
  FROM reasons r;
END
$$;

-- The same for a past day, rebuilt from the log alone. Deadlines and milestones are those of today.
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
  stepped AS MATERIALIZED (
    SELECT m.task_id, coalesce(sum(m.share) FILTER (WHERE m.due_on <= day), 0)::integer AS due
    FROM milestones m
    WHERE m.workspace_id = of_workspace AND (of_plan IS NULL OR m.plan_id = of_plan)
    GROUP BY m.task_id
  ),
  figures AS (
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
  ),
  reasons AS (
    SELECT f.*, e.expected,
      light_reason(f.status, f.percent, f.is_blocked, false, e.expected, f.deadline, f.completed_on, day,
        f.yellow_days, f.yellow_lag, f.red_lag) AS reason
    FROM figures f CROSS JOIN LATERAL (SELECT expected_percent(f.starts, f.deadline, day, f.stepped) AS expected) e
  )
  SELECT r.id, r.status, r.percent, r.is_blocked, r.starts, r.deadline, r.expected, r.expected - r.percent,
    r.deadline - day, r.reason, light_of(r.reason)
  FROM reasons r;
END
$$;

-- Nothing may go on reckoning without the milestones.
DROP FUNCTION expected_percent(date, date, date);
