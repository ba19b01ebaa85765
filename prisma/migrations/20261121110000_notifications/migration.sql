-- Messages to people: what happened that they have to know of or act upon.

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "plan_id" UUID,
    "task_id" UUID,
    "count" INTEGER NOT NULL DEFAULT 1,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notifications_workspace_id_user_id_created_at_id_idx" ON "notifications"("workspace_id", "user_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "notifications_workspace_id_plan_id_idx" ON "notifications"("workspace_id", "plan_id");

-- CreateIndex
CREATE INDEX "notifications_workspace_id_task_id_idx" ON "notifications"("workspace_id", "task_id");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_workspace_id_user_id_key_key" ON "notifications"("workspace_id", "user_id", "key");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_workspace_id_task_id_fkey" FOREIGN KEY ("workspace_id", "task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The number beside the bell stands on every page: it must not grow slower with what has been read.
CREATE INDEX notifications_unread ON notifications (workspace_id, user_id) WHERE read_at IS NULL;
-- A line that says nothing, or tells of no event at all, is a fault of whoever wrote it.
ALTER TABLE notifications ADD CONSTRAINT notifications_named CHECK (kind <> '' AND key <> '');
ALTER TABLE notifications ADD CONSTRAINT notifications_counted CHECK (count > 0);
