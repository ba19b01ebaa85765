-- Those who answer for a task ask another department on it for one of its steps.
ALTER TABLE "milestones" ADD COLUMN "assignment_id" UUID;
-- Only of a department on the same task; taken off it, the step is again that of those who answer for the task.
ALTER TABLE milestones ADD CONSTRAINT milestones_assignment_fkey
  FOREIGN KEY (workspace_id, task_id, assignment_id) REFERENCES assignments (workspace_id, task_id, id)
  ON DELETE SET NULL (assignment_id);
-- What a department is asked for, for its desk and for the reminders.
CREATE INDEX milestones_asked ON milestones (workspace_id, assignment_id) WHERE assignment_id IS NOT NULL;
