-- Views that look across all plans of a workspace belong to no plan; and a view of a table keeps the widths of its columns.
ALTER TABLE "saved_views" ALTER COLUMN "plan_id" DROP NOT NULL,
ADD COLUMN "widths" TEXT NOT NULL DEFAULT '';

-- Without a plan nothing else would hold a view to its workspace.
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Boards, axes and matrices are of one plan.
ALTER TABLE saved_views ADD CONSTRAINT saved_views_across_plans CHECK (plan_id IS NOT NULL OR page = 'table');
-- Nothing but a name and a figure for each of a dozen columns.
ALTER TABLE saved_views ADD CONSTRAINT saved_views_widths CHECK (length(widths) <= 400);
-- The indexes by plan tell views of no plan apart whatever they are called.
CREATE UNIQUE INDEX saved_views_own_name_across ON saved_views (workspace_id, owner_id, name) WHERE plan_id IS NULL AND NOT is_shared;
CREATE UNIQUE INDEX saved_views_shared_name_across ON saved_views (workspace_id, name) WHERE plan_id IS NULL AND is_shared;
