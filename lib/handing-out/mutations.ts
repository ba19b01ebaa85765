import type { AuditRecord } from "@/lib/audit/mutations";
import { appendStatusChanges } from "@/lib/audit/status-changes";
import type { Acting } from "@/lib/auth/acting";
import { type CalendarDate, dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { createPeriods } from "@/lib/periods/mutations";
import { monthlyPeriods } from "@/lib/periods/rules";
import { assertVersion, forEachTask, moveTask } from "@/lib/tasks/mutations";
import { answerable, statusAfter } from "@/lib/tasks/rules";
import type { TaskVersion } from "@/lib/tasks/schema";
import type { HandOutTasksInput } from "./schema";

interface PlanToHandOut {
  id: string;
  title: string;
  endsOn: CalendarDate | null;
  handedOutAt: Date | null;
}

/** Keeps others from handing out of the same plan meanwhile. Throws `notFound`, and `planArchived`. */
async function lockPlan(tx: Transaction, { scope }: Acting, planId: string): Promise<PlanToHandOut> {
  const { workspaceId } = scope;
  await tx.$queryRaw`SELECT 1 FROM plans WHERE id = ${planId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  const plan = await tx.plan.findFirst({
    where: { id: planId, workspaceId },
    select: { id: true, title: true, status: true, endsOn: true, handedOutAt: true },
  });
  if (!plan) throw new AppError("notFound");
  const { status, endsOn, ...rest } = plan;
  if (status !== "active") throw new AppError("planArchived");
  return { ...rest, endsOn: endsOn && fromDatabaseDate(endsOn) };
}

/** The months in which departments report on a plan of which something was handed out. */
async function openReporting(
  tx: Transaction,
  { scope, timeZone }: Acting,
  { id: planId, endsOn }: PlanToHandOut,
  now: Date,
): Promise<void> {
  const { workspaceId } = scope;
  await tx.plan.updateMany({
    where: { id: planId, workspaceId, handedOutAt: null },
    data: { handedOutAt: now },
  });
  const today = dayOf(now, timeZone);
  // Work that is late already is still reported on: a plan that has run out gets periods as one without an end does.
  const until = endsOn !== null && endsOn < today ? null : endsOn;
  // A later hand-out leaves the periods as supervisors have settled them.
  const ahead = { workspaceId, planId, endsOn: { gte: toDatabaseDate(today) } };
  if ((await tx.reportingPeriod.count({ where: ahead })) === 0) {
    await createPeriods(tx, scope, planId, monthlyPeriods(today, until));
  }
}

/**
 * 交办: every draft task with a department goes to its departments, and the months in which they report are opened.
 * What was handed out before stays as it is. Gives the number of tasks and the records for the log.
 */
export async function handOutPlan(
  tx: Transaction,
  acting: Acting,
  planId: string,
  now: Date,
): Promise<{ tasks: number; records: AuditRecord[] }> {
  const { scope, author } = acting;
  const { workspaceId } = scope;
  const plan = await lockPlan(tx, acting, planId);
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE tasks t SET status = 'assigned', version = t.version + 1, updated_at = ${now}
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.plan_id = ${planId}::uuid AND t.status = 'draft'
      AND EXISTS (
        SELECT 1 FROM assignments a
        WHERE a.workspace_id = t.workspace_id AND a.task_id = t.id AND a.declined_at IS NULL
      )
    RETURNING t.id`;
  if (moved.length === 0 && plan.handedOutAt !== null) return { tasks: 0, records: [] };
  await appendStatusChanges(
    tx,
    scope,
    author,
    now,
    moved.map(({ id }) => ({ taskId: id, subject: "task", subjectId: id, from: "draft", to: "assigned" })),
  );
  await openReporting(tx, acting, plan, now);
  return {
    tasks: moved.length,
    records: [
      {
        kind: "plan.handed_out",
        subjectId: planId,
        planId,
        data: { title: plan.title, tasks: moved.length },
      },
    ],
  };
}

/**
 * 交办 of the chosen tasks, all of them or none, be they of one plan or of several; the others wait. Throws `notFound`,
 * `planArchived`, and with the number of the task that stood in the way `conflictOf`, `stateForbidsOf` and
 * `nobodyToHandTo`.
 */
async function handOutTasks(
  tx: Transaction,
  acting: Acting,
  tasks: readonly TaskVersion[],
  now: Date,
): Promise<AuditRecord[]> {
  const { scope, author } = acting;
  const found = await tx.task.findMany({
    where: { id: { in: tasks.map(({ taskId }) => taskId) }, workspaceId: scope.workspaceId },
    distinct: ["planId"],
    orderBy: { planId: "asc" },
    select: { planId: true },
  });
  // Plans before tasks, as when a plan is handed out whole, so that the two never wait for each other.
  const plans: PlanToHandOut[] = [];
  for (const { planId } of found) plans.push(await lockPlan(tx, acting, planId));
  const records = await forEachTask(tx, scope, tasks, async (task, { version }): Promise<AuditRecord> => {
    assertVersion(task, version);
    const to = statusAfter(task.status, "hand_out");
    if (to === null) throw new AppError("stateForbids");
    if (answerable(task.assignments).length === 0) {
      throw new AppError("nobodyToHandTo", { number: task.number ?? "" });
    }
    await moveTask(tx, scope, author, now, task, to);
    return {
      kind: "task.status_changed",
      subjectId: task.id,
      planId: task.planId,
      taskId: task.id,
      data: { from: task.status, to, reason: null },
    };
  });
  for (const plan of plans) await openReporting(tx, acting, plan, now);
  return records;
}

/** 交办 of a plan that was taken over without it, or of tasks that got their departments later. */
export async function handOut(acting: Acting, planId: string, now: Date): Promise<{ tasks: number }> {
  return transaction(async (tx) => {
    const { tasks, records } = await handOutPlan(tx, acting, planId, now);
    await recordAndNotify(tx, acting.scope, acting.author, now, records);
    return { tasks };
  });
}

/** 交办 of some tasks: all of them or none. */
export async function handOutChosen(acting: Acting, { tasks }: HandOutTasksInput, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await recordAndNotify(tx, acting.scope, acting.author, now, await handOutTasks(tx, acting, tasks, now));
  });
}
