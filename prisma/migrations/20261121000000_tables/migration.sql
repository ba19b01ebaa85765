-- The tables of prisma/schema. Rules that Prisma cannot express follow in the next migration.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('in_review', 'taken_over', 'discarded');

-- CreateEnum
CREATE TYPE "IndicatorNature" AS ENUM ('expected', 'binding');

-- CreateEnum
CREATE TYPE "IndicatorValueKind" AS ENUM ('baseline', 'target');

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('administrator', 'supervisor', 'leader', 'head', 'officer');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('active', 'archived');

-- CreateEnum
CREATE TYPE "LeadRule" AS ENUM ('stated', 'first_listed', 'none');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('draft', 'submitted', 'signed_off', 'accepted', 'returned');

-- CreateEnum
CREATE TYPE "PeriodReporters" AS ENUM ('leads', 'responsible', 'all');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('draft', 'assigned', 'in_progress', 'completion_claimed', 'completed', 'closed', 'suspended', 'cancelled');

-- CreateEnum
CREATE TYPE "DeadlineKind" AS ENUM ('by', 'recurring', 'ongoing');

-- CreateEnum
CREATE TYPE "AssignmentRole" AS ENUM ('lead', 'responsible', 'cooperating');

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "department_name" TEXT,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "plan_id" UUID,
    "task_id" UUID,
    "data" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "departments" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "group" TEXT,
    "order" INTEGER NOT NULL DEFAULT 0,
    "is_collective" BOOLEAN NOT NULL DEFAULT false,
    "successor_id" UUID,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "departments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department_aliases" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "department_aliases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "source_document_id" UUID NOT NULL,
    "plan_id" UUID,
    "status" "ImportStatus" NOT NULL DEFAULT 'in_review',
    "reading" JSONB NOT NULL,
    "draft" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicators" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "group" TEXT,
    "name" TEXT NOT NULL,
    "unit" TEXT,
    "nature" "IndicatorNature",
    "anchor_start" INTEGER NOT NULL,
    "anchor_end" INTEGER NOT NULL,

    CONSTRAINT "indicators_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_values" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "value" DECIMAL(20,6) NOT NULL,
    "kind" "IndicatorValueKind" NOT NULL,

    CONSTRAINT "indicator_values_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_readings" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "value" DECIMAL(20,6) NOT NULL,
    "entered_by_id" UUID,
    "entered_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "indicator_readings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "targets" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "task_id" UUID,
    "metric" TEXT NOT NULL,
    "comparator" TEXT NOT NULL,
    "value" DECIMAL(20,6) NOT NULL,
    "unit" TEXT,
    "year" INTEGER,
    "anchor_start" INTEGER NOT NULL,
    "anchor_end" INTEGER NOT NULL,

    CONSTRAINT "targets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "department_id" UUID,
    "role" "UserRole" NOT NULL,
    "post" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "setup_tokens" (
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_tokens_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "document_number" TEXT,
    "issuer" TEXT,
    "issued_on" DATE,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "status" "PlanStatus" NOT NULL DEFAULT 'active',
    "lead_rule" "LeadRule" NOT NULL DEFAULT 'none',
    "basis" JSONB NOT NULL DEFAULT '[]',
    "yellow_days" INTEGER NOT NULL DEFAULT 15,
    "yellow_lag" INTEGER NOT NULL DEFAULT 10,
    "red_lag" INTEGER NOT NULL DEFAULT 30,
    "handed_out_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_documents" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sections" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "parent_id" UUID,
    "order" INTEGER NOT NULL,
    "label" TEXT,
    "title" TEXT NOT NULL,
    "anchor_start" INTEGER NOT NULL,
    "anchor_end" INTEGER NOT NULL,

    CONSTRAINT "sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reporting_periods" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "reporters" "PeriodReporters" NOT NULL DEFAULT 'all',

    CONSTRAINT "reporting_periods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "status" "ReportStatus" NOT NULL DEFAULT 'draft',
    "text" TEXT NOT NULL DEFAULT '',
    "percent" INTEGER NOT NULL,
    "is_blocked" BOOLEAN NOT NULL DEFAULT false,
    "problems" TEXT NOT NULL DEFAULT '',
    "next_steps" TEXT NOT NULL DEFAULT '',
    "is_unchanged" BOOLEAN NOT NULL DEFAULT false,
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by_id" UUID,
    "submitted_by" TEXT,
    "signed_off_at" TIMESTAMPTZ(3),
    "signed_off_by_id" UUID,
    "signed_off_by" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,
    "reviewed_by" TEXT,
    "return_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "section_id" UUID,
    "number" TEXT,
    "order" INTEGER NOT NULL,
    "title" TEXT,
    "text" TEXT NOT NULL,
    "anchors" JSONB NOT NULL DEFAULT '[]',
    "deadline_words" TEXT,
    "deadline_on" DATE,
    "deadline_kind" "DeadlineKind",
    "starts_on" DATE,
    "status" "TaskStatus" NOT NULL DEFAULT 'draft',
    "percent" INTEGER NOT NULL DEFAULT 0,
    "is_blocked" BOOLEAN NOT NULL DEFAULT false,
    "completed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "role" "AssignmentRole" NOT NULL,
    "printed_name" TEXT,
    "anchor_start" INTEGER,
    "anchor_end" INTEGER,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "declined_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "claim_statement" TEXT,
    "percent" INTEGER NOT NULL DEFAULT 0,
    "is_blocked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_changes" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "reason" TEXT,
    "percent" INTEGER,
    "is_blocked" BOOLEAN,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "department_id" UUID,
    "department_name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "status_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "sign_off_required" BOOLEAN NOT NULL DEFAULT false,
    "allows_oversight" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_task_id_sequence_idx" ON "audit_events"("workspace_id", "task_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_plan_id_sequence_idx" ON "audit_events"("workspace_id", "plan_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "audit_events_workspace_id_sequence_key" ON "audit_events"("workspace_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "departments_workspace_id_id_key" ON "departments"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "departments_workspace_id_name_key" ON "departments"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "department_aliases_workspace_id_department_id_idx" ON "department_aliases"("workspace_id", "department_id");

-- CreateIndex
CREATE UNIQUE INDEX "department_aliases_workspace_id_name_key" ON "department_aliases"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "imports_workspace_id_status_created_at_idx" ON "imports"("workspace_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "imports_workspace_id_id_key" ON "imports"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "indicators_workspace_id_id_key" ON "indicators"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "indicators_plan_id_order_key" ON "indicators"("plan_id", "order");

-- CreateIndex
CREATE INDEX "indicator_values_workspace_id_indicator_id_idx" ON "indicator_values"("workspace_id", "indicator_id");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_values_indicator_id_year_kind_key" ON "indicator_values"("indicator_id", "year", "kind");

-- CreateIndex
CREATE INDEX "indicator_readings_workspace_id_indicator_id_idx" ON "indicator_readings"("workspace_id", "indicator_id");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_readings_indicator_id_on_key" ON "indicator_readings"("indicator_id", "on");

-- CreateIndex
CREATE INDEX "targets_workspace_id_plan_id_idx" ON "targets"("workspace_id", "plan_id");

-- CreateIndex
CREATE INDEX "targets_workspace_id_task_id_idx" ON "targets"("workspace_id", "task_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE INDEX "memberships_workspace_id_department_id_idx" ON "memberships"("workspace_id", "department_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_user_id_workspace_id_role_department_id_key" ON "memberships"("user_id", "workspace_id", "role", "department_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "plans_workspace_id_status_created_at_idx" ON "plans"("workspace_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "plans_workspace_id_id_key" ON "plans"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "source_documents_workspace_id_plan_id_idx" ON "source_documents"("workspace_id", "plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_documents_workspace_id_id_key" ON "source_documents"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sections_workspace_id_plan_id_id_key" ON "sections"("workspace_id", "plan_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sections_plan_id_order_key" ON "sections"("plan_id", "order");

-- CreateIndex
CREATE INDEX "reporting_periods_workspace_id_plan_id_due_on_idx" ON "reporting_periods"("workspace_id", "plan_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "reporting_periods_workspace_id_plan_id_id_key" ON "reporting_periods"("workspace_id", "plan_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reporting_periods_plan_id_starts_on_key" ON "reporting_periods"("plan_id", "starts_on");

-- CreateIndex
CREATE INDEX "reports_workspace_id_task_id_idx" ON "reports"("workspace_id", "task_id");

-- CreateIndex
CREATE INDEX "reports_workspace_id_period_id_status_idx" ON "reports"("workspace_id", "period_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "reports_assignment_id_period_id_key" ON "reports"("assignment_id", "period_id");

-- CreateIndex
CREATE INDEX "tasks_workspace_id_plan_id_status_idx" ON "tasks"("workspace_id", "plan_id", "status");

-- CreateIndex
CREATE INDEX "tasks_workspace_id_deadline_on_idx" ON "tasks"("workspace_id", "deadline_on");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_workspace_id_id_key" ON "tasks"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_workspace_id_plan_id_id_key" ON "tasks"("workspace_id", "plan_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_plan_id_order_key" ON "tasks"("plan_id", "order");

-- CreateIndex
CREATE INDEX "assignments_workspace_id_department_id_role_idx" ON "assignments"("workspace_id", "department_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "assignments_workspace_id_task_id_id_key" ON "assignments"("workspace_id", "task_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "assignments_task_id_department_id_key" ON "assignments"("task_id", "department_id");

-- CreateIndex
CREATE INDEX "status_changes_workspace_id_task_id_at_idx" ON "status_changes"("workspace_id", "task_id", "at");

-- CreateIndex
CREATE INDEX "status_changes_workspace_id_at_idx" ON "status_changes"("workspace_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");

-- CreateIndex
CREATE INDEX "workspaces_parent_id_idx" ON "workspaces"("parent_id");

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departments" ADD CONSTRAINT "departments_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departments" ADD CONSTRAINT "departments_workspace_id_successor_id_fkey" FOREIGN KEY ("workspace_id", "successor_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_aliases" ADD CONSTRAINT "department_aliases_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_workspace_id_source_document_id_fkey" FOREIGN KEY ("workspace_id", "source_document_id") REFERENCES "source_documents"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_workspace_id_indicator_id_fkey" FOREIGN KEY ("workspace_id", "indicator_id") REFERENCES "indicators"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_readings" ADD CONSTRAINT "indicator_readings_workspace_id_indicator_id_fkey" FOREIGN KEY ("workspace_id", "indicator_id") REFERENCES "indicators"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "targets" ADD CONSTRAINT "targets_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "targets" ADD CONSTRAINT "targets_workspace_id_plan_id_task_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "task_id") REFERENCES "tasks"("workspace_id", "plan_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "memberships"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_documents" ADD CONSTRAINT "source_documents_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_documents" ADD CONSTRAINT "source_documents_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sections" ADD CONSTRAINT "sections_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sections" ADD CONSTRAINT "sections_workspace_id_plan_id_parent_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "parent_id") REFERENCES "sections"("workspace_id", "plan_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_periods" ADD CONSTRAINT "reporting_periods_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_workspace_id_plan_id_task_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "task_id") REFERENCES "tasks"("workspace_id", "plan_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_workspace_id_task_id_assignment_id_fkey" FOREIGN KEY ("workspace_id", "task_id", "assignment_id") REFERENCES "assignments"("workspace_id", "task_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_workspace_id_plan_id_period_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "period_id") REFERENCES "reporting_periods"("workspace_id", "plan_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_plan_id_fkey" FOREIGN KEY ("workspace_id", "plan_id") REFERENCES "plans"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_plan_id_section_id_fkey" FOREIGN KEY ("workspace_id", "plan_id", "section_id") REFERENCES "sections"("workspace_id", "plan_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_workspace_id_task_id_fkey" FOREIGN KEY ("workspace_id", "task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_workspace_id_department_id_fkey" FOREIGN KEY ("workspace_id", "department_id") REFERENCES "departments"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_changes" ADD CONSTRAINT "status_changes_workspace_id_task_id_fkey" FOREIGN KEY ("workspace_id", "task_id") REFERENCES "tasks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
