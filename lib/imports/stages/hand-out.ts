import type { AuditRecord } from "@/lib/audit/mutations";
import { appendStatusChanges } from "@/lib/audit/status-changes";
import { dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { createPeriods } from "@/lib/periods/mutations";
import { monthlyPeriods } from "@/lib/periods/rules";
import type { Acting } from "../types";

/**
 * 交办: every draft task with a department goes to its departments, and the months in which they report are opened.
 * What was handed out before stays as it is. Gives the number of tasks and the records for the log.
 */
export async function handOutPlan(
  tx: Transaction,
  { scope, author, timeZone }: Acting,
  planId: string,
  now: Date,
): Promise<{ tasks: number; records: AuditRecord[] }> {
  const { workspaceId } = scope;
  await tx.$queryRaw`SELECT 1 FROM plans WHERE id = ${planId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  const plan = await tx.plan.findFirst({
    where: { id: planId, workspaceId },
    select: { title: true, status: true, endsOn: true, handedOutAt: true },
  });
  if (!plan) throw new AppError("notFound");
  if (plan.status !== "active") throw new AppError("planArchived");
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
  await tx.plan.updateMany({
    where: { id: planId, workspaceId, handedOutAt: null },
    data: { handedOutAt: now },
  });
  const today = dayOf(now, timeZone);
  const endsOn = plan.endsOn && fromDatabaseDate(plan.endsOn);
  // Work that is late already is still reported on: a plan that has run out gets periods as one without an end does.
  const until = endsOn !== null && endsOn < today ? null : endsOn;
  // A later hand-out leaves the periods as supervisors have settled them.
  const ahead = { workspaceId, planId, endsOn: { gte: toDatabaseDate(today) } };
  if ((await tx.reportingPeriod.count({ where: ahead })) === 0) {
    await createPeriods(tx, scope, planId, monthlyPeriods(today, until));
  }
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
