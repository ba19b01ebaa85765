import type { AuditRecord } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { assertVersion, forEachTask, type LockedTask, moveTask, setTaskProgress } from "../mutations";
import { mayTakeStepOn } from "../policy";
import { answerable, type LastStep, stepToTakeBack, taskProgress } from "../rules";
import type { TakeBackInput } from "../schema";

/**
 * Takes back the step that the same person has just taken, on all tasks or none. Throws `conflict` where anything of a
 * task was changed since, `stateForbids` where its last step is somebody else's, of another kind, or too long ago.
 */
export async function takeBackStep(actor: Actor, input: TakeBackInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  await transaction(async (tx) => {
    const records = await forEachTask(tx, scope, input.tasks, (task, { version }) =>
      takeBackIn(tx, scope, actor, now, task, { version, reason: input.reason }),
    );
    await recordAndNotify(tx, scope, authorOf(actor), now, records);
  });
}

async function takeBackIn(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  now: Date,
  task: LockedTask,
  { version, reason }: { version: number; reason: string | null },
): Promise<AuditRecord> {
  assertVersion(task, version);
  const [last] = await tx.$queryRaw<(LastStep & { actorId: string | null })[]>`
    SELECT c.from, c.to, c.at, c.actor_id AS "actorId" FROM status_changes c
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.task_id = ${task.id}::uuid AND c.subject = 'task'
    ORDER BY c.at DESC, c.id DESC LIMIT 1`;
  const step = last && last.actorId === actor.userId ? stepToTakeBack(last, now) : null;
  if (!last || step === null) throw new AppError("stateForbids");
  if (!mayTakeStepOn(actor, step, answerable(task.assignments))) throw new AppError("forbidden");
  const author = authorOf(actor);
  const isUnverified = step === "verify";
  await moveTask(tx, scope, author, now, task, last.from, {
    reason,
    ...(isUnverified && { completedOn: null }),
  });
  if (isUnverified) await setTaskProgress(tx, scope, author, now, task, taskProgress(task.assignments));
  return {
    kind: "task.status_changed",
    subjectId: task.id,
    planId: task.planId,
    taskId: task.id,
    data: { from: task.status, to: last.from, reason },
  };
}
