-- Lights that a supervisor sets by hand for a time. lib/tasks/rules.ts holds the same rule in TypeScript.

-- CreateTable
CREATE TABLE "light_overrides" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "light" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_on" DATE,

    CONSTRAINT "light_overrides_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "light_overrides_workspace_id_task_id_ends_on_idx" ON "light_overrides"("workspace_id", "task_id", "ends_on");

-- AddForeignKey
ALTER TABLE "light_overrides" ADD CONSTRAINT "light_overrides_workspace_id_task_id_fkey" FOREIGN KEY ("workspace_id", "task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE light_overrides ADD CONSTRAINT light_overrides_light CHECK (light IN ('red', 'yellow', 'green'));
ALTER TABLE light_overrides ADD CONSTRAINT light_overrides_reasoned CHECK (btrim(reason) <> '');
ALTER TABLE light_overrides ADD CONSTRAINT light_overrides_days_in_order CHECK (ends_on >= starts_on);
-- One word at a time; who sets another takes the last one back.
CREATE UNIQUE INDEX light_overrides_one_standing ON light_overrides (task_id) WHERE lifted_on IS NULL;

-- Whether it holds on a day: ends by itself, or on the day on which it is taken back.
CREATE FUNCTION override_holds(starts_on date, ends_on date, lifted_on date, day date) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT day BETWEEN starts_on AND ends_on AND (lifted_on IS NULL OR day < lifted_on)
$$;

-- The reason that is shown: a supervisor's word counts for work that is under way; what is put aside or done speaks for itself.
CREATE FUNCTION shown_reason(status text, computed text, override_light text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN override_light IS NOT NULL AND status IN ('assigned', 'in_progress', 'completion_claimed')
      THEN 'overridden_' || override_light
    ELSE computed
  END
$$;

CREATE OR REPLACE FUNCTION light_of(reason text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN reason IN ('overdue', 'blocked', 'far_behind', 'overridden_red') THEN 'red'
    WHEN reason IN ('due_soon', 'behind', 'report_missing', 'overridden_yellow') THEN 'yellow'
    WHEN reason IN ('on_course', 'overridden_green') THEN 'green'
    WHEN reason IN ('done', 'done_late') THEN 'done'
    ELSE 'none'
  END
$$;

-- What the rules alone say keeps its functions; those that pages ask put the word of a supervisor over it.
ALTER FUNCTION task_states(uuid, uuid, date) RENAME TO computed_states;
ALTER FUNCTION task_history(uuid, uuid, date) RENAME TO computed_history;

CREATE FUNCTION task_states(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  task_id uuid, starts date, deadline date, expected integer, lag integer, days_left integer,
  report_missing boolean, reason text, light text, computed_reason text
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 200 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT s.task_id, s.starts, s.deadline, s.expected, s.lag, s.days_left, s.report_missing, r.shown,
    light_of(r.shown), s.reason
  FROM computed_states(of_workspace, of_plan, day) s
  LEFT JOIN (
    SELECT o.task_id, o.light, t.status::text AS status
    FROM light_overrides o JOIN tasks t ON t.id = o.task_id
    WHERE o.workspace_id = of_workspace AND override_holds(o.starts_on, o.ends_on, o.lifted_on, day)
  ) x ON x.task_id = s.task_id
  CROSS JOIN LATERAL (SELECT shown_reason(x.status, s.reason, x.light) AS shown) r;
END
$$;

CREATE FUNCTION task_history(of_workspace uuid, of_plan uuid, day date)
RETURNS TABLE (
  task_id uuid, status text, percent integer, is_blocked boolean, starts date, deadline date, expected integer,
  lag integer, days_left integer, reason text, light text, computed_reason text
)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 200 SET plan_cache_mode = force_generic_plan SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT h.task_id, h.status, h.percent, h.is_blocked, h.starts, h.deadline, h.expected, h.lag, h.days_left, r.shown,
    light_of(r.shown), h.reason
  FROM computed_history(of_workspace, of_plan, day) h
  LEFT JOIN (
    SELECT o.task_id, o.light FROM light_overrides o
    WHERE o.workspace_id = of_workspace AND override_holds(o.starts_on, o.ends_on, o.lifted_on, day)
  ) x ON x.task_id = h.task_id
  CROSS JOIN LATERAL (SELECT shown_reason(h.status, h.reason, x.light) AS shown) r;
END
$$;
