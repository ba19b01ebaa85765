-- 批示: what a leader wants done, and what the departments answer.

-- CreateEnum
CREATE TYPE "InstructionState" AS ENUM ('open', 'answered', 'closed');

-- CreateTable
CREATE TABLE "instructions" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "task_id" UUID,
    "words" TEXT NOT NULL,
    "due_on" DATE,
    "state" "InstructionState" NOT NULL DEFAULT 'open',
    "given_by_id" UUID NOT NULL,
    "given_by" TEXT NOT NULL,
    "given_post" TEXT,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closing_words" TEXT,

    CONSTRAINT "instructions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instruction_addressees" (
    "workspace_id" UUID NOT NULL,
    "instruction_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "instruction_addressees_pkey" PRIMARY KEY ("instruction_id","department_id")
);

-- CreateIndex
CREATE INDEX "instructions_workspace_id_plan_id_given_at_idx" ON "instructions"("workspace_id", "plan_id", "given_at");

-- CreateIndex
CREATE INDEX "instructions_workspace_id_task_id_idx" ON "instructions"("workspace_id", "task_id");

-- CreateIndex
CREATE UNIQUE INDEX "instructions_workspace_id_id_key" ON "instructions"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "instruction_addressees_workspace_id_department_id_idx" ON "instruction_addressees"("workspace_id", "department_id");

-- AddForeignKey
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_workspace_id_plan_id_task_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "task_id") REFERENCES "tasks"("workspace_id", "plan_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction_addressees" ADD CONSTRAINT "instruction_addressees_workspace_id_instruction_id_fkey" FOREIGN KEY ("workspace_id", "instruction_id") REFERENCES "instructions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction_addressees" ADD CONSTRAINT "instruction_addressees_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE instructions ADD CONSTRAINT instructions_worded CHECK (btrim(words) <> '');
ALTER TABLE instructions ADD CONSTRAINT instructions_closed
  CHECK ((state = 'closed') = (closed_at IS NOT NULL AND closed_by_id IS NOT NULL));
-- An answer says something, and who said it.
ALTER TABLE instruction_addressees ADD CONSTRAINT instruction_addressees_answer CHECK (
  (answered_at IS NULL AND answer IS NULL AND answered_by_id IS NULL)
  OR (answered_at IS NOT NULL AND answered_by_id IS NOT NULL AND btrim(answer) <> ''));
-- Desks read what is not settled.
CREATE INDEX instructions_unsettled ON instructions (workspace_id, due_on) WHERE state <> 'closed';
