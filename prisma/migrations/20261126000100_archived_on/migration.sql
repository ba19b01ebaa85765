-- An archived plan is at rest: its lights, periods and late answers are those of the day on which it was archived.
ALTER TABLE plans ADD COLUMN archived_on date;

UPDATE plans p SET archived_on = coalesce(
  (SELECT max(e.at AT TIME ZONE w.time_zone)::date FROM audit_events e
    WHERE e.workspace_id = p.workspace_id AND e.plan_id = p.id AND e.kind = 'plan.archived'),
  (now() AT TIME ZONE w.time_zone)::date)
FROM workspaces w WHERE w.id = p.workspace_id AND p.status = 'archived';

-- Either both or neither: pages read the day where others ask for the status.
ALTER TABLE plans ADD CONSTRAINT plans_archived_on CHECK ((status = 'archived') = (archived_on IS NOT NULL));
