-- Evidence of reports and of claims of completion, and what a workspace settles about reviewing.

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "evidence_required" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "return_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "evidence_files" (
    "workspace_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_files_pkey" PRIMARY KEY ("workspace_id","sha256")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "period_id" UUID,
    "sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_by" TEXT NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_workspace_id_task_id_idx" ON "evidence"("workspace_id", "task_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_assignment_id_period_id_idx" ON "evidence"("workspace_id", "assignment_id", "period_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_sha256_idx" ON "evidence"("workspace_id", "sha256");

-- AddForeignKey
ALTER TABLE "evidence_files" ADD CONSTRAINT "evidence_files_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_sha256_fkey" FOREIGN KEY ("workspace_id", "sha256") REFERENCES "evidence_files"("workspace_id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_plan_id_task_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "task_id") REFERENCES "tasks"("workspace_id", "plan_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_task_id_assignment_id_fkey" FOREIGN KEY ("workspace_id", "task_id", "assignment_id") REFERENCES "assignments"("workspace_id", "task_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_plan_id_period_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "period_id") REFERENCES "reporting_periods"("workspace_id", "plan_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A file of nothing proves nothing; the upper bound is what the server takes, so that nothing larger comes in another way.
ALTER TABLE evidence_files ADD CONSTRAINT evidence_files_size
  CHECK (size > 0 AND size <= 20971520 AND size = octet_length(bytes));
-- The key is the hash of the content: anything else would make two of one file.
ALTER TABLE evidence_files ADD CONSTRAINT evidence_files_hash CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE evidence ADD CONSTRAINT evidence_named CHECK (btrim(file_name) <> '');
-- The same file twice on one report says nothing more.
CREATE UNIQUE INDEX evidence_once ON evidence (assignment_id, period_id, sha256) NULLS NOT DISTINCT;
