-- Ways of looking at a plan's tasks, kept under a name by one person or shared by a supervisor.
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "saved_views_workspace_id_plan_id_idx" ON "saved_views"("workspace_id", "plan_id");

ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A view without a name could not be chosen from a list.
ALTER TABLE saved_views ADD CONSTRAINT saved_views_named CHECK (btrim(name) <> '');
ALTER TABLE saved_views ADD CONSTRAINT saved_views_page CHECK (page IN ('table', 'board', 'timeline', 'matrix'));
-- Two of one name could not be told apart: neither among one's own, nor among those that all see.
CREATE UNIQUE INDEX saved_views_own_name ON saved_views (plan_id, owner_id, name) WHERE NOT is_shared;
CREATE UNIQUE INDEX saved_views_shared_name ON saved_views (plan_id, name) WHERE is_shared;
