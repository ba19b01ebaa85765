import { lockAssignment, markAcknowledged } from "@/lib/assignments/mutations";
import type { AuditRecord } from "@/lib/audit/mutations";
import { appendStatusChanges } from "@/lib/audit/status-changes";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf, fromDatabaseDate } from "@/lib/calendar/date";
import type { Report } from "@/lib/db/generated/client";
import type { ReportStatus } from "@/lib/db/generated/enums";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { findLinkedTask } from "@/lib/tasks/links/mutations";
import { type LockedAssignment, type LockedTask, lockTask, setTaskProgress } from "@/lib/tasks/mutations";
import { mayAnswerFor } from "@/lib/tasks/policy";
import { isOpen, taskProgress } from "@/lib/tasks/rules";
import { keepDraft } from "./drafts/mutations";
import { mayReview, maySignOff } from "./policy";
import { isClosedFor, isWritable } from "./rules";
import type { MarkUnchangedInput, ReturnReasonsInput, ReturnReportInput, SaveDraftInput } from "./schema";
import type { ReportContent } from "./types";

export interface SavedReport {
  id: string;
  version: number;
  savedAt: Date;
  /** What stands there now. */
  content: ReportContent;
}

/** Keeps what the officer has typed so far. Throws `conflict` where a colleague of the department saved meanwhile. */
export async function saveDraft(actor: Actor, input: SaveDraftInput, now: Date): Promise<SavedReport> {
  const { assignmentId, periodId, version, ...content } = input;
  const kept = await keepDraft(actor, input, now);
  if (kept) return { ...kept, savedAt: now, content };
  return writeDraft(actor, { assignmentId, periodId, version }, now, async () => ({
    ...content,
    isUnchanged: false,
  }));
}

/** 无变化: takes over the last report's words and figures. What was returned must be answered in words. */
export async function markUnchanged(
  actor: Actor,
  input: MarkUnchangedInput,
  now: Date,
): Promise<SavedReport> {
  return writeDraft(actor, input, now, async (tx, scope, current, periodStartsOn) => {
    const last = await tx.report.findFirst({
      where: {
        workspaceId: scope.workspaceId,
        assignmentId: input.assignmentId,
        status: { in: ["submitted", "signed_off", "accepted"] },
        period: { startsOn: { lt: periodStartsOn } },
      },
      orderBy: { period: { startsOn: "desc" } },
      select: { text: true, percent: true, isBlocked: true, problems: true, nextSteps: true },
    });
    if (!last || current?.status === "returned") throw new AppError("unchangedNotAllowed");
    return { ...last, isUnchanged: true };
  });
}

type DraftContent = ReportContent & { isUnchanged: boolean };

async function writeDraft(
  actor: Actor,
  input: { assignmentId: string; periodId: string; version: number },
  now: Date,
  content: (
    tx: Transaction,
    scope: Scope,
    current: Report | null,
    periodStartsOn: Date,
  ) => Promise<DraftContent>,
): Promise<SavedReport> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  return transaction(async (tx) => {
    const { task, assignment } = await lockAssignment(tx, scope, actor, input.assignmentId);
    if (!isOpen(task.status) || assignment.declined) throw new AppError("stateForbids");
    const period = await tx.reportingPeriod.findFirst({
      where: { id: input.periodId, workspaceId, planId: task.planId },
      select: { id: true, startsOn: true, opensOn: true, closedAt: true },
    });
    if (!period) throw new AppError("notFound");
    if (fromDatabaseDate(period.opensOn) > dayOf(now, actor.timeZone)) throw new AppError("noOpenPeriod");
    const current = await tx.report.findFirst({
      where: { workspaceId, assignmentId: assignment.id, periodId: period.id },
    });
    if ((current?.version ?? 0) !== input.version) throw new AppError("conflict");
    if (current && !isWritable(current.status)) throw new AppError("stateForbids");
    if (isClosedFor(current?.status ?? "draft", period.closedAt)) throw new AppError("periodClosed");
    const data = await content(tx, scope, current, period.startsOn);
    const saved = current
      ? await tx.report.update({
          where: { id: current.id, workspaceId },
          data: { ...data, version: { increment: 1 } },
        })
      : await tx.report.create({
          data: {
            ...data,
            workspaceId,
            planId: task.planId,
            taskId: task.id,
            assignmentId: assignment.id,
            periodId: period.id,
          },
        });
    const { text, percent, isBlocked, problems, nextSteps } = saved;
    return {
      id: saved.id,
      version: saved.version,
      savedAt: now,
      content: { text, percent, isBlocked, problems, nextSteps },
    };
  });
}

interface LockedReport {
  report: Report;
  period: string;
  /** Where it was closed by hand. */
  periodClosedAt: Date | null;
  task: LockedTask;
  assignment: LockedAssignment;
}

async function lockReport(tx: Transaction, scope: Scope, reportId: string): Promise<LockedReport> {
  const where = { id: reportId, workspaceId: scope.workspaceId };
  const found = await tx.report.findFirst({ where, select: { taskId: true } });
  if (!found) throw new AppError("notFound");
  const task = await lockTask(tx, scope, found.taskId);
  // Read after the task is locked, so that a step taken meanwhile by somebody else is seen.
  const row = await tx.report.findFirst({
    where,
    include: { period: { select: { startsOn: true, closedAt: true } } },
  });
  const assignment = task.assignments.find(({ id }) => id === row?.assignmentId);
  if (!row || !assignment) throw new AppError("notFound");
  const { period, ...report } = row;
  return {
    report,
    period: fromDatabaseDate(period.startsOn).slice(0, 7),
    periodClosedAt: period.closedAt,
    task,
    assignment,
  };
}

async function moveReport(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  { report, task }: LockedReport,
  to: ReportStatus,
  data: Partial<Report>,
): Promise<void> {
  await tx.report.update({
    where: { id: report.id, workspaceId: scope.workspaceId },
    data: { ...data, status: to, version: { increment: 1 } },
  });
  await appendStatusChanges(tx, scope, authorOf(actor), now, [
    {
      taskId: task.id,
      subject: "report",
      subjectId: report.id,
      from: report.status,
      to,
      reason: data.returnReason ?? null,
    },
  ]);
}

function auditRecord(
  kind: "report.submitted" | "report.signed_off" | "report.accepted",
  locked: LockedReport,
) {
  const { report, task, assignment, period } = locked;
  return {
    kind,
    subjectId: report.id,
    planId: task.planId,
    taskId: task.id,
    data: { department: assignment.department, period, percent: report.percent, text: report.text },
  };
}

/** Hands in, all of them or none. A head's own submission needs no second signature of the same head. */
export async function submitReports(actor: Actor, input: { reportIds: string[] }, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const records = [];
    for (const id of inOrder(input.reportIds)) {
      const locked = await lockReport(tx, scope, id);
      const { report, task, assignment } = locked;
      if (!mayAnswerFor(actor, assignment.departmentId)) throw new AppError("forbidden");
      if (!isWritable(report.status) || !isOpen(task.status) || assignment.declined)
        throw new AppError("stateForbids");
      if (isClosedFor(report.status, locked.periodClosedAt)) throw new AppError("periodClosed");
      if (report.text.trim() === "") throw new AppError("nothingToSubmit");
      if (!assignment.acknowledged) await markAcknowledged(tx, scope, actor, now, task, assignment);
      const signed = actor.signOffRequired && actor.role === "head";
      await moveReport(tx, scope, actor, now, locked, signed ? "signed_off" : "submitted", {
        submittedAt: now,
        submittedById: actor.userId,
        submittedBy: actor.name,
        ...(signed ? { signedOffAt: now, signedOffById: actor.userId, signedOffBy: actor.name } : {}),
        reviewedAt: null,
        reviewedById: null,
        reviewedBy: null,
        returnReason: null,
      });
      records.push(auditRecord("report.submitted", locked));
      if (signed) records.push(auditRecord("report.signed_off", locked));
    }
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
  });
}

/** The head's signature (签发), all of them or none. */
export async function signOffReports(actor: Actor, input: { reportIds: string[] }, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const records = [];
    for (const id of inOrder(input.reportIds)) {
      const locked = await lockReport(tx, scope, id);
      const { report, assignment } = locked;
      if (!mayAnswerFor(actor, assignment.departmentId) || actor.role !== "head")
        throw new AppError("forbidden");
      if (!maySignOff(actor, { departmentId: assignment.departmentId, status: report.status })) {
        throw new AppError("stateForbids");
      }
      await moveReport(tx, scope, actor, now, locked, "signed_off", {
        signedOffAt: now,
        signedOffById: actor.userId,
        signedOffBy: actor.name,
      });
      records.push(auditRecord("report.signed_off", locked));
    }
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
  });
}

/** Accepts, all of them or none: from now on the figures count. */
export async function acceptReports(actor: Actor, input: { reportIds: string[] }, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const records = [];
    for (const id of inOrder(input.reportIds)) {
      const locked = await lockReport(tx, scope, id);
      assertReviewable(actor, locked.report);
      await moveReport(tx, scope, actor, now, locked, "accepted", reviewedBy(actor, now));
      await countReport(tx, scope, actor, now, locked);
      records.push(auditRecord("report.accepted", locked));
    }
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
  });
}

/** Locks are taken in one order, so that two people with the same reports wait for each other instead of both failing. */
function inOrder(ids: string[]): string[] {
  return [...new Set(ids)].sort();
}

function reviewedBy(actor: Actor, now: Date): Partial<Report> {
  return { reviewedAt: now, reviewedById: actor.userId, reviewedBy: actor.name };
}

function assertReviewable(actor: Actor, report: Report): void {
  if (actor.role !== "supervisor") throw new AppError("forbidden");
  if (report.submittedById === actor.userId) throw new AppError("ownSubmission");
  if (!mayReview(actor, report)) throw new AppError("stateForbids");
}

async function countReport(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  { report, task, assignment }: LockedReport,
): Promise<void> {
  const figures = { percent: report.percent, isBlocked: report.isBlocked };
  await tx.assignment.update({ where: { id: assignment.id, workspaceId: scope.workspaceId }, data: figures });
  const assignments = task.assignments.map((other) =>
    other.id === assignment.id ? { ...other, ...figures } : other,
  );
  if (isOpen(task.status)) {
    await setTaskProgress(tx, scope, authorOf(actor), now, task, taskProgress(assignments));
  }
}

/** Back to the officer with a reason: by the head before signing, by the supervisor in review. */
export async function returnReport(actor: Actor, input: ReturnReportInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const locked = await lockReport(tx, scope, input.reportId);
    const { report, task, assignment, period } = locked;
    if (actor.role === "head") {
      if (actor.departmentId !== assignment.departmentId) throw new AppError("forbidden");
      if (!maySignOff(actor, { departmentId: assignment.departmentId, status: report.status })) {
        throw new AppError("stateForbids");
      }
    } else {
      assertReviewable(actor, report);
    }
    const reviewer = actor.userId === report.submittedById ? {} : reviewedBy(actor, now);
    await moveReport(tx, scope, actor, now, locked, "returned", { ...reviewer, returnReason: input.reason });
    const data = { department: assignment.department, period, reason: input.reason };
    const records: AuditRecord[] = [
      { kind: "report.returned", subjectId: report.id, planId: task.planId, taskId: task.id, data },
    ];
    // What was said there was said with the same words.
    const linked = await findLinkedTask(tx, scope, task.id, assignment.departmentId);
    if (linked) {
      const { id: taskId, planId, seenAs } = linked;
      records.push({
        kind: "report.linked_returned",
        subjectId: report.id,
        planId,
        taskId,
        data: { ...data, ...seenAs },
      });
    }
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
  });
}

/** Keeps the workspace's own reasons for returning; none brings back those of the product. Throws `conflict`. */
export async function keepReturnReasons(
  actor: Actor,
  { reasons, seen }: ReturnReasonsInput,
  now: Date,
): Promise<void> {
  const scope = scopeOf(actor);
  const where = { id: scope.workspaceId };
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${scope.workspaceId}::uuid FOR UPDATE`;
    const before = await tx.workspace.findUniqueOrThrow({ where, select: { returnReasons: true } });
    const kept = [...new Set(reasons)];
    if (JSON.stringify(before.returnReasons) !== JSON.stringify(seen)) throw new AppError("conflict");
    if (JSON.stringify(kept) === JSON.stringify(seen)) return;
    await tx.workspace.update({ where, data: { returnReasons: kept } });
    const changes = [{ field: "returnReasons", from: seen, to: kept }];
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      { kind: "workspace.changed", subjectId: scope.workspaceId, data: { changes } },
    ]);
  });
}
