import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf, toDatabaseDate } from "@/lib/calendar/date";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { mayArchive } from "./policy";
import type { ArchiveInput } from "./schema";
import type { PlanStatus } from "./types";

/**
 * 归档: the plan stays to be read, with all its reports, but nothing of it is owed, urged, changed or counted any more.
 * Throws `stateForbids` where it is archived already.
 */
export function archivePlan(actor: Actor, input: ArchiveInput, now: Date): Promise<void> {
  return move(actor, input, now, "archived");
}

/** Takes an archived plan up again, as it was. Throws `stateForbids` where it is not archived. */
export function restorePlan(actor: Actor, input: ArchiveInput, now: Date): Promise<void> {
  return move(actor, input, now, "active");
}

async function move(
  actor: Actor,
  { planId, reason }: ArchiveInput,
  now: Date,
  to: PlanStatus,
): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM plans WHERE id = ${planId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
    const plan = await tx.plan.findFirst({
      where: { id: planId, workspaceId },
      select: { title: true, status: true },
    });
    if (!plan) throw new AppError("notFound");
    if (!mayArchive(actor)) throw new AppError("forbidden");
    if (plan.status === to) throw new AppError("stateForbids");
    const archivedOn = to === "archived" ? toDatabaseDate(dayOf(now, actor.timeZone)) : null;
    await tx.plan.update({ where: { id: planId, workspaceId }, data: { status: to, archivedOn } });
    const kind = to === "archived" ? "plan.archived" : "plan.restored";
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      { kind, subjectId: planId, planId, data: { title: plan.title, reason } },
    ]);
  });
}
