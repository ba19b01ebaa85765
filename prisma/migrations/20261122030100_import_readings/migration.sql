-- What is read comes after the bytes.
ALTER TABLE imports
  ALTER COLUMN reading DROP NOT NULL,
  ALTER COLUMN draft DROP NOT NULL,
  -- Commands bring documents in without being anybody.
  ALTER COLUMN created_by_id DROP NOT NULL,
  ADD COLUMN stage TEXT,
  ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN reader UUID,
  ADD COLUMN leased_until TIMESTAMPTZ(3),
  ADD COLUMN failure JSONB;

UPDATE imports SET created_by_id = NULL WHERE created_by_id = '00000000-0000-0000-0000-000000000000';

-- The desk works on a draft; without one there is nothing to check and nothing to take over.
ALTER TABLE imports ADD CONSTRAINT imports_draft
  CHECK (status NOT IN ('in_review', 'taken_over') OR (draft IS NOT NULL AND reading IS NOT NULL));

-- Whoever finds a document that could not be read is told why.
ALTER TABLE imports ADD CONSTRAINT imports_failure CHECK (status <> 'failed' OR failure IS NOT NULL);

-- Only a document that is being read has a reader, and no reader holds it without an end: a server that dies lets go.
ALTER TABLE imports ADD CONSTRAINT imports_reader
  CHECK ((reader IS NOT NULL) = (status = 'reading') AND (leased_until IS NOT NULL) = (status = 'reading'));

-- Each server asks once a minute what is left to be read.
CREATE INDEX "imports_status_leased_until_idx" ON "imports"("status", "leased_until");
