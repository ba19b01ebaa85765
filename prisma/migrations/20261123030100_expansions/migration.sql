-- What a collective name (各区人民政府) stood for when a person last expanded it, to be proposed the next time.
CREATE TABLE collective_expansions (
  id UUID NOT NULL PRIMARY KEY,
  workspace_id UUID NOT NULL,
  fold TEXT NOT NULL,
  name TEXT NOT NULL,
  department_id UUID NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
ALTER TABLE collective_expansions ADD CONSTRAINT collective_expansions_workspace_id_fkey
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE ON UPDATE CASCADE;
-- A department of another workspace cannot be meant.
ALTER TABLE collective_expansions ADD CONSTRAINT collective_expansions_workspace_id_department_id_fkey
  FOREIGN KEY (workspace_id, department_id) REFERENCES departments (workspace_id, id) ON DELETE CASCADE ON UPDATE CASCADE;
-- Each department once under a name; the name is looked up without what means nothing (spaces, width, marks).
CREATE UNIQUE INDEX collective_expansions_workspace_id_fold_department_id_key
  ON collective_expansions (workspace_id, fold, department_id);
ALTER TABLE collective_expansions ADD CONSTRAINT collective_expansions_named CHECK (fold <> '' AND btrim(name) <> '');
