-- 延期: later deadlines, asked for by departments and granted by supervisors.

-- CreateEnum
CREATE TYPE "ExtensionState" AS ENUM ('asked', 'signed_off', 'granted', 'refused', 'withdrawn');

-- CreateTable
CREATE TABLE "extensions" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "state" "ExtensionState" NOT NULL,
    "deadline_on" DATE NOT NULL,
    "wanted_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_off_by_id" UUID,
    "signed_off_by" TEXT,
    "signed_off_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "granted_on" DATE,
    "decision" TEXT,

    CONSTRAINT "extensions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "extensions_workspace_id_task_id_asked_at_idx" ON "extensions"("workspace_id", "task_id", "asked_at");

-- CreateIndex
CREATE INDEX "extensions_workspace_id_department_id_idx" ON "extensions"("workspace_id", "department_id");

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_workspace_id_task_id_fkey" FOREIGN KEY ("workspace_id", "task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE extensions ADD CONSTRAINT extensions_reasoned CHECK (btrim(reason) <> '');
-- An extension moves a deadline away; to bring it nearer is a change of the plan.
ALTER TABLE extensions ADD CONSTRAINT extensions_later CHECK (granted_on > deadline_on);
-- A decision was taken by somebody, at a time; a consent names the day, a refusal its reason.
ALTER TABLE extensions ADD CONSTRAINT extensions_decided CHECK (
  (state IN ('granted', 'refused')) = (decided_at IS NOT NULL AND decided_by_id IS NOT NULL));
ALTER TABLE extensions ADD CONSTRAINT extensions_granted CHECK ((state = 'granted') = (granted_on IS NOT NULL));
ALTER TABLE extensions ADD CONSTRAINT extensions_refused CHECK (state <> 'refused' OR btrim(decision) <> '');
ALTER TABLE extensions ADD CONSTRAINT extensions_signed_off
  CHECK (state <> 'signed_off' OR (signed_off_at IS NOT NULL AND signed_off_by_id IS NOT NULL));
-- Nobody decides on what they asked for themselves.
ALTER TABLE extensions ADD CONSTRAINT extensions_decided_by_another CHECK (decided_by_id <> asked_by_id);
-- A task has one deadline, so one request at a time is decided.
CREATE UNIQUE INDEX extensions_one_waiting ON extensions (task_id) WHERE state IN ('asked', 'signed_off');
-- Desks read what waits; the table and the task's page read what the deadline was before.
CREATE INDEX extensions_waiting ON extensions (workspace_id, state) WHERE state IN ('asked', 'signed_off');
CREATE INDEX extensions_granted_of_task ON extensions (task_id, decided_at) WHERE state = 'granted';
