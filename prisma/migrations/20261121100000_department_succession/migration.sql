-- Departments that are renamed, merged or dissolved, without a word of what was reported changing its author.

-- The name a department bore when this was accepted, where it is called otherwise now or its work went to another.
ALTER TABLE "reports" ADD COLUMN "department_name" TEXT;
-- A blank name would hide who reported.
ALTER TABLE reports ADD CONSTRAINT reports_department_named CHECK (btrim(department_name) <> '');

-- Where a department ended and its successor was on the same task already, its part stays as a record of what it
-- reported and leads on to the successor's. Without the successor's part it is open again, to be given to another.
ALTER TABLE "assignments" ADD COLUMN "succeeded_by_id" UUID;
ALTER TABLE assignments ADD CONSTRAINT assignments_succeeded_by_fkey
  FOREIGN KEY (workspace_id, task_id, succeeded_by_id) REFERENCES assignments (workspace_id, task_id, id)
  ON DELETE SET NULL (succeeded_by_id);
-- The reference above is looked up whenever an assignment is removed; few have one.
CREATE INDEX assignments_succeeded_by ON assignments (workspace_id, task_id, succeeded_by_id)
  WHERE succeeded_by_id IS NOT NULL;

-- A successor takes over on a day; without it nobody could say under which name a past day is to be shown.
ALTER TABLE departments ADD CONSTRAINT departments_succession_dated CHECK (successor_id IS NULL OR ended_on IS NOT NULL);
