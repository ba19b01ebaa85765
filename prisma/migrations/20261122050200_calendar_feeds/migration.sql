-- Addresses at which calendar programs read due days. They end with the post that they were made for.
CREATE TABLE "calendar_feeds" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "plan_id" UUID,
    "token_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "calendar_feeds_token_hash_key" ON "calendar_feeds"("token_hash");
CREATE INDEX "calendar_feeds_membership_id_idx" ON "calendar_feeds"("membership_id");

ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "memberships"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A token in the clear would open the feed to whoever reads the table.
ALTER TABLE calendar_feeds ADD CONSTRAINT calendar_feeds_hashed CHECK (token_hash ~ '^[0-9a-f]{64}$');
-- One address for one thing: a new one takes the place of the old.
CREATE UNIQUE INDEX calendar_feeds_once ON calendar_feeds (membership_id, plan_id) NULLS NOT DISTINCT;
