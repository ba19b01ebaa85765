-- How long a workspace keeps what is no record of its work. The logs and what was handed in are kept for good.

ALTER TABLE "workspaces" ADD COLUMN "keep_messages_days" INTEGER,
ADD COLUMN "keep_drafts_days" INTEGER NOT NULL DEFAULT 400,
ADD COLUMN "keep_discarded_days" INTEGER NOT NULL DEFAULT 180;

-- Shorter, people would not find what they were told last month; longer than ten years is a slip of the hand.
ALTER TABLE workspaces ADD CONSTRAINT workspaces_keep_messages CHECK (keep_messages_days BETWEEN 30 AND 3650);
-- A report can be made up for after its period has closed: its draft stays for a quarter at least.
ALTER TABLE workspaces ADD CONSTRAINT workspaces_keep_drafts CHECK (keep_drafts_days BETWEEN 90 AND 3650);
-- Who discards an import by mistake has a week to say so.
ALTER TABLE workspaces ADD CONSTRAINT workspaces_keep_discarded CHECK (keep_discarded_days BETWEEN 7 AND 3650);
