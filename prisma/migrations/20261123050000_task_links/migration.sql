-- 相联: tasks of two plans that are the same work of one department and are reported on together.

-- CreateTable
CREATE TABLE "task_links" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "first_task_id" UUID NOT NULL,
    "second_task_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "linked_by_id" UUID NOT NULL,
    "linked_by" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "task_links_first_task_id_key" ON "task_links"("first_task_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_links_second_task_id_key" ON "task_links"("second_task_id");

-- CreateIndex
CREATE INDEX "task_links_workspace_id_department_id_idx" ON "task_links"("workspace_id", "department_id");

-- AddForeignKey
ALTER TABLE "task_links" ADD CONSTRAINT "task_links_workspace_id_first_task_id_fkey" FOREIGN KEY ("workspace_id", "first_task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_links" ADD CONSTRAINT "task_links_workspace_id_second_task_id_fkey" FOREIGN KEY ("workspace_id", "second_task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_links" ADD CONSTRAINT "task_links_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- In one order, so that two tasks are linked once, and none with itself.
ALTER TABLE task_links ADD CONSTRAINT task_links_in_order CHECK (first_task_id < second_task_id);
-- Why two plans are answered with the same words is told to whoever reads them.
ALTER TABLE task_links ADD CONSTRAINT task_links_reasoned CHECK (btrim(reason) <> '');
