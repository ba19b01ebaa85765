import type { AuditRecord } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { type LockedTask, lockTask } from "../mutations";
import { mayEditTasks } from "../policy";
import { isOpen } from "../rules";
import { commonLead } from "./rules";
import type { LinkInput, UnlinkInput } from "./schema";

/** Both tasks, locked in one order for everybody. */
async function lockBoth(tx: Transaction, scope: Scope, ids: string[]): Promise<[LockedTask, LockedTask]> {
  const [first = "", second = ""] = [...ids].sort();
  return [await lockTask(tx, scope, first), await lockTask(tx, scope, second)];
}

/** The same event for both, each told of the other. */
async function recordsOf(
  tx: Transaction,
  { workspaceId }: Scope,
  kind: "task.linked" | "task.unlinked",
  tasks: [LockedTask, LockedTask],
  { department, reason }: { department: string; reason: string },
): Promise<AuditRecord[]> {
  const rows = await tx.task.findMany({
    where: { workspaceId, id: { in: tasks.map(({ id }) => id) } },
    select: { id: true, title: true, text: true, plan: { select: { title: true } } },
  });
  return tasks.map(({ id, planId }) => {
    const other = rows.find((row) => row.id !== id);
    const task = other?.title ?? other?.text.slice(0, 60) ?? "";
    return {
      kind,
      subjectId: id,
      planId,
      taskId: id,
      data: { task, plan: other?.plan.title ?? "", department, reason },
    };
  });
}

/**
 * 相联: from now on one report of the department that leads both serves both. Throws `linkUnlike` where the tasks are of one
 * plan or no department leads both, and `linkTaken` where one of them is linked already.
 */
export async function linkTasks(actor: Actor, input: LinkInput, now: Date): Promise<{ linkId: string }> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { reason } = input;
  return transaction(async (tx) => {
    if (input.taskId === input.otherId) throw new AppError("linkUnlike");
    const tasks = await lockBoth(tx, scope, [input.taskId, input.otherId]);
    if (!mayEditTasks(actor)) throw new AppError("forbidden");
    const [first, second] = tasks;
    if (!isOpen(first.status) || !isOpen(second.status)) throw new AppError("stateForbids");
    const departmentId = commonLead(first.assignments, second.assignments);
    if (first.planId === second.planId || departmentId === null) throw new AppError("linkUnlike");
    const ids = [first.id, second.id];
    const where = { workspaceId, OR: [{ firstTaskId: { in: ids } }, { secondTaskId: { in: ids } }] };
    if ((await tx.taskLink.count({ where })) > 0) throw new AppError("linkTaken");
    const link = await tx.taskLink.create({
      data: {
        workspaceId,
        firstTaskId: first.id,
        secondTaskId: second.id,
        departmentId,
        reason,
        linkedById: actor.userId,
        linkedBy: actor.name,
        linkedAt: now,
      },
      select: { id: true },
    });
    const lead = first.assignments.find((part) => part.departmentId === departmentId);
    const told = { department: lead?.department ?? "", reason };
    await recordAndNotify(
      tx,
      scope,
      authorOf(actor),
      now,
      await recordsOf(tx, scope, "task.linked", tasks, told),
    );
    return { linkId: link.id };
  });
}

/** 取消相联: each is reported on by itself again. */
export async function unlinkTasks(actor: Actor, { linkId, reason }: UnlinkInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const where = { id: linkId, workspaceId: scope.workspaceId };
  await transaction(async (tx) => {
    const select = { firstTaskId: true, secondTaskId: true, department: { select: { name: true } } };
    const found = await tx.taskLink.findFirst({ where, select });
    if (!found) throw new AppError("notFound");
    const tasks = await lockBoth(tx, scope, [found.firstTaskId, found.secondTaskId]);
    if (!mayEditTasks(actor)) throw new AppError("forbidden");
    // Somebody else may have taken it back while the tasks were waited for.
    if ((await tx.taskLink.deleteMany({ where })).count === 0) throw new AppError("notFound");
    const told = { department: found.department.name, reason };
    await recordAndNotify(
      tx,
      scope,
      authorOf(actor),
      now,
      await recordsOf(tx, scope, "task.unlinked", tasks, told),
    );
  });
}

/** The task that is linked with one of a department, and what the history there calls that one; null where none is. */
export async function findLinkedTask(
  tx: Transaction,
  { workspaceId }: Scope,
  taskId: string,
  departmentId: string,
): Promise<{ id: string; planId: string; seenAs: { task: string; plan: string } } | null> {
  const select = { id: true, planId: true, title: true, text: true, plan: { select: { title: true } } };
  const link = await tx.taskLink.findFirst({
    where: { workspaceId, departmentId, OR: [{ firstTaskId: taskId }, { secondTaskId: taskId }] },
    select: { firstTask: { select }, secondTask: { select } },
  });
  if (!link) return null;
  const { firstTask, secondTask } = link;
  const [own, other] = firstTask.id === taskId ? [firstTask, secondTask] : [secondTask, firstTask];
  const task = own.title ?? own.text.slice(0, 60);
  return { id: other.id, planId: other.planId, seenAs: { task, plan: own.plan.title } };
}
