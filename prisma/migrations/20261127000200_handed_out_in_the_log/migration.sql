-- A plan is handed out once or a few times; the history of each of its tasks asks for the moment that concerned it.
CREATE INDEX audit_events_handed_out ON audit_events (workspace_id, plan_id, at) WHERE kind = 'plan.handed_out';
