-- 需协调事项: what needs somebody else's decision.

-- CreateEnum
CREATE TYPE "ProblemState" AS ENUM ('open', 'answered', 'closed');

-- CreateEnum
CREATE TYPE "ProblemAddressee" AS ENUM ('supervisor', 'leader', 'department');

-- CreateEnum
CREATE TYPE "ProblemStep" AS ENUM ('raise', 'address', 'answer', 'close', 'reopen');

-- CreateTable
CREATE TABLE "problems" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "addressee" "ProblemAddressee" NOT NULL,
    "addressee_department_id" UUID,
    "needed_by" DATE,
    "state" "ProblemState" NOT NULL DEFAULT 'open',
    "raised_by_id" UUID NOT NULL,
    "raised_by" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "problems_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "problem_entries" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "step" "ProblemStep" NOT NULL,
    "words" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "department_name" TEXT,
    "addressee" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "problem_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "problems_workspace_id_task_id_raised_at_idx" ON "problems"("workspace_id", "task_id", "raised_at");

-- CreateIndex
CREATE INDEX "problems_workspace_id_department_id_idx" ON "problems"("workspace_id", "department_id");

-- CreateIndex
CREATE INDEX "problems_workspace_id_addressee_department_id_idx" ON "problems"("workspace_id", "addressee_department_id");

-- CreateIndex
CREATE UNIQUE INDEX "problems_workspace_id_id_key" ON "problems"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "problem_entries_workspace_id_problem_id_at_idx" ON "problem_entries"("workspace_id", "problem_id", "at");

-- AddForeignKey
ALTER TABLE "problems" ADD CONSTRAINT "problems_workspace_id_task_id_fkey" FOREIGN KEY ("workspace_id", "task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problems" ADD CONSTRAINT "problems_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problems" ADD CONSTRAINT "problems_workspace_id_addressee_department_id_fkey" FOREIGN KEY ("workspace_id", "addressee_department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_entries" ADD CONSTRAINT "problem_entries_workspace_id_problem_id_fkey" FOREIGN KEY ("workspace_id", "problem_id") REFERENCES "problems"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE problems ADD CONSTRAINT problems_worded CHECK (btrim(words) <> '');
-- A department is named where a department is meant, and only there.
ALTER TABLE problems ADD CONSTRAINT problems_addressee
  CHECK ((addressee = 'department') = (addressee_department_id IS NOT NULL));
-- Who raises it cannot be the one whose decision is missing.
ALTER TABLE problems ADD CONSTRAINT problems_not_to_oneself CHECK (addressee_department_id <> department_id);
-- Desks read what is not settled.
CREATE INDEX problems_unsettled ON problems (workspace_id, addressee) WHERE state <> 'closed';
-- Closing may go without a word; everything else says something.
ALTER TABLE problem_entries ADD CONSTRAINT problem_entries_worded CHECK (step = 'close' OR btrim(words) <> '');
-- What was said stays said.
CREATE TRIGGER problem_entries_append_only BEFORE UPDATE OR DELETE ON problem_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
