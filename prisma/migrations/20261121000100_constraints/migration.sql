-- Rules of the work that the database itself keeps. Each says why it is there.

-- A workspace cannot be its own parent; longer circles are refused where the tree is changed.
ALTER TABLE workspaces ADD CONSTRAINT workspaces_not_own_parent CHECK (parent_id <> id);
-- The slug stands in commands and public addresses.
ALTER TABLE workspaces ADD CONSTRAINT workspaces_slug_form CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$');

-- One account for a name, however it is typed.
ALTER TABLE users ADD CONSTRAINT users_username_folded CHECK (username = lower(btrim(username)) AND username <> '');
-- Officers and heads act for a department; without one their rights would be undefined.
ALTER TABLE memberships ADD CONSTRAINT memberships_department_for_role
  CHECK (role NOT IN ('officer', 'head') OR department_id IS NOT NULL);
-- The unique index of (user, workspace, role, department) lets nulls repeat; this one does not.
CREATE UNIQUE INDEX memberships_once_without_department ON memberships (user_id, workspace_id, role)
  WHERE department_id IS NULL;
-- The look-up of a session asks only for those still open.
CREATE INDEX sessions_open ON sessions (user_id) WHERE revoked_at IS NULL;

ALTER TABLE departments ADD CONSTRAINT departments_named CHECK (btrim(name) <> '');
-- A department that succeeded itself would send every look-up in a circle.
ALTER TABLE departments ADD CONSTRAINT departments_not_own_successor CHECK (successor_id <> id);
ALTER TABLE department_aliases ADD CONSTRAINT department_aliases_named CHECK (btrim(name) <> '');
ALTER TABLE department_aliases ADD CONSTRAINT department_aliases_days_in_order CHECK (valid_to >= valid_from);

ALTER TABLE plans ADD CONSTRAINT plans_titled CHECK (btrim(title) <> '');
-- Expected progress runs from start to end; a reversed pair has no meaning.
ALTER TABLE plans ADD CONSTRAINT plans_days_in_order CHECK (ends_on >= starts_on);
ALTER TABLE plans ADD CONSTRAINT plans_thresholds
  CHECK (yellow_days >= 0 AND yellow_lag >= 0 AND red_lag >= yellow_lag AND red_lag <= 100);
ALTER TABLE sections ADD CONSTRAINT sections_not_own_parent CHECK (parent_id <> id);
ALTER TABLE sections ADD CONSTRAINT sections_anchor CHECK (anchor_start >= 0 AND anchor_end >= anchor_start);
-- Two uploads of the same bytes into one plan would make its anchors ambiguous.
CREATE UNIQUE INDEX source_documents_once_per_plan ON source_documents (plan_id, sha256) WHERE plan_id IS NOT NULL;

ALTER TABLE tasks ADD CONSTRAINT tasks_percent CHECK (percent BETWEEN 0 AND 100);
ALTER TABLE tasks ADD CONSTRAINT tasks_version CHECK (version > 0);
-- Recurring and ongoing work has no day on which it is due.
ALTER TABLE tasks ADD CONSTRAINT tasks_deadline_kind CHECK (deadline_on IS NULL OR deadline_kind = 'by');
-- Lateness is told from this day, so finished work must have it and unfinished work must not.
ALTER TABLE tasks ADD CONSTRAINT tasks_completed_on
  CHECK (status IN ('suspended', 'cancelled') OR (status IN ('completed', 'closed')) = (completed_on IS NOT NULL));
-- Pages list what is still to be done far more often than what is finished.
CREATE INDEX tasks_open_by_deadline ON tasks (workspace_id, deadline_on)
  WHERE status IN ('assigned', 'in_progress', 'completion_claimed');

ALTER TABLE assignments ADD CONSTRAINT assignments_percent CHECK (percent BETWEEN 0 AND 100);
-- Signed for or declined, never both.
ALTER TABLE assignments ADD CONSTRAINT assignments_one_answer CHECK (acknowledged_at IS NULL OR declined_at IS NULL);
ALTER TABLE assignments ADD CONSTRAINT assignments_decline_reason
  CHECK (declined_at IS NULL OR btrim(decline_reason) <> '');

-- A claim of completion says what was done.
ALTER TABLE assignments ADD CONSTRAINT assignments_claim_statement
  CHECK (claimed_at IS NULL OR btrim(claim_statement) <> '');

ALTER TABLE indicators ADD CONSTRAINT indicators_named CHECK (btrim(name) <> '');
ALTER TABLE targets ADD CONSTRAINT targets_comparator CHECK (comparator IN ('>=', '<=', '='));

ALTER TABLE reporting_periods ADD CONSTRAINT reporting_periods_days_in_order
  CHECK (starts_on <= ends_on AND opens_on <= due_on AND starts_on <= due_on);

ALTER TABLE reports ADD CONSTRAINT reports_percent CHECK (percent BETWEEN 0 AND 100);
-- A state says that its step was taken, by somebody, at a time.
ALTER TABLE reports ADD CONSTRAINT reports_submitted
  CHECK (status = 'draft' OR (submitted_at IS NOT NULL AND submitted_by_id IS NOT NULL));
ALTER TABLE reports ADD CONSTRAINT reports_signed_off
  CHECK (status <> 'signed_off' OR (signed_off_at IS NOT NULL AND signed_off_by_id IS NOT NULL));
ALTER TABLE reports ADD CONSTRAINT reports_reviewed
  CHECK (status <> 'accepted' OR (reviewed_at IS NOT NULL AND reviewed_by_id IS NOT NULL));
ALTER TABLE reports ADD CONSTRAINT reports_return_reason CHECK (status <> 'returned' OR btrim(return_reason) <> '');
-- Nobody reviews what they submitted themselves.
ALTER TABLE reports ADD CONSTRAINT reports_reviewed_by_another CHECK (reviewed_by_id <> submitted_by_id);
-- The queue of reviewers and the desk of heads read only what is on its way.
CREATE INDEX reports_waiting ON reports (workspace_id, status) WHERE status IN ('submitted', 'signed_off', 'returned');

-- What was taken over leads to its plan, and nothing else does.
ALTER TABLE imports ADD CONSTRAINT imports_plan CHECK ((status = 'taken_over') = (plan_id IS NOT NULL));

ALTER TABLE status_changes ADD CONSTRAINT status_changes_subject
  CHECK (subject IN ('task', 'assignment', 'report', 'progress'));
ALTER TABLE status_changes ADD CONSTRAINT status_changes_progress
  CHECK ((subject = 'progress') = (percent IS NOT NULL AND is_blocked IS NOT NULL));
ALTER TABLE audit_events ADD CONSTRAINT audit_events_sequence CHECK (sequence > 0);

-- The logs are what every figure is traced back to: rows are added, never changed or removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER status_changes_append_only BEFORE UPDATE OR DELETE ON status_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER status_changes_no_truncate BEFORE TRUNCATE ON status_changes EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events EXECUTE FUNCTION refuse_change();
