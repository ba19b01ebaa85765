-- Reminders of what is owed: daily by the clock, and by hand.

-- CreateTable
CREATE TABLE "reminder_runs" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminder_runs_pkey" PRIMARY KEY ("workspace_id","day")
);

-- CreateTable
CREATE TABLE "reminders" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "words" TEXT NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "sent_by" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reminders_workspace_id_task_id_sent_at_idx" ON "reminders"("workspace_id", "task_id", "sent_at");

-- CreateIndex
CREATE INDEX "reminders_workspace_id_department_id_idx" ON "reminders"("workspace_id", "department_id");

-- CreateIndex
-- Urged once a day is enough, whoever presses.
CREATE UNIQUE INDEX "reminders_task_id_department_id_day_key" ON "reminders"("task_id", "department_id", "day");

-- AddForeignKey
ALTER TABLE "reminder_runs" ADD CONSTRAINT "reminder_runs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_workspace_id_task_id_fkey" FOREIGN KEY ("workspace_id", "task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An urging without a word says nothing that the light does not say already.
ALTER TABLE reminders ADD CONSTRAINT reminders_worded CHECK (btrim(words) <> '');
