-- A plan is issued anew: the texts of its editions stand beside each other, and every task knows which of them its words
-- are from.
ALTER TABLE source_documents ADD COLUMN edition INTEGER;
UPDATE source_documents d SET edition = n.edition
FROM (
  SELECT id, row_number() OVER (PARTITION BY plan_id ORDER BY created_at, id) AS edition
  FROM source_documents WHERE plan_id IS NOT NULL
) n
WHERE n.id = d.id;
-- The first edition is number one, and a plan has one text of each number.
ALTER TABLE source_documents ADD CONSTRAINT source_documents_edition CHECK (edition > 0);
CREATE UNIQUE INDEX source_documents_editions ON source_documents (plan_id, edition) WHERE edition IS NOT NULL;

ALTER TABLE tasks ADD COLUMN source_document_id UUID;
-- The text that a task was dropped from must stay for as long as the task does.
ALTER TABLE tasks ADD CONSTRAINT tasks_source_document_fkey
  FOREIGN KEY (workspace_id, source_document_id) REFERENCES source_documents (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX tasks_source_document ON tasks (workspace_id, source_document_id) WHERE source_document_id IS NOT NULL;

ALTER TABLE imports ADD COLUMN revises_plan_id UUID;
ALTER TABLE imports ADD COLUMN mapping JSONB;
ALTER TABLE imports ADD COLUMN ledger JSONB;
ALTER TABLE imports ADD CONSTRAINT imports_revises_plan_fkey
  FOREIGN KEY (workspace_id, revises_plan_id) REFERENCES plans (workspace_id, id) ON DELETE CASCADE ON UPDATE CASCADE;
-- A document that came for a plan becomes part of that plan and of no other.
ALTER TABLE imports ADD CONSTRAINT imports_revises
  CHECK (revises_plan_id IS NULL OR plan_id IS NULL OR plan_id = revises_plan_id);
-- What was settled about a comparison, and the rows of a ledger that came back, belong to a document that came for a plan.
ALTER TABLE imports ADD CONSTRAINT imports_compared
  CHECK (revises_plan_id IS NOT NULL OR (mapping IS NULL AND ledger IS NULL));
CREATE INDEX imports_revises_plan ON imports (workspace_id, revises_plan_id) WHERE revises_plan_id IS NOT NULL;
