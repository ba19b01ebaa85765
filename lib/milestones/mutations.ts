import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { type LockedTask, lockTask } from "@/lib/tasks/mutations";
import { answerable } from "@/lib/tasks/rules";
import { mayPlanMilestones } from "./policy";
import { milestoneFaults } from "./rules";
import type { PlanMilestonesInput, ReachMilestoneInput } from "./schema";
import type { TaskDays } from "./types";

/** A task locked for a change of its steps, once it is sure that the actor may make it. */
async function lockForSteps(
  tx: Transaction,
  scope: Scope,
  actor: Actor,
  taskId: string,
): Promise<LockedTask> {
  const task = await lockTask(tx, scope, taskId);
  const answering = answerable(task.assignments);
  if (!mayPlanMilestones(actor, { status: "in_progress", active: true }, answering)) {
    throw new AppError("forbidden");
  }
  if (!mayPlanMilestones(actor, { status: task.status, active: true }, answering)) {
    throw new AppError("stateForbids");
  }
  return task;
}

async function daysOf(tx: Transaction, scope: Scope, taskId: string): Promise<TaskDays> {
  const { startsOn, deadlineOn, plan } = await tx.task.findFirstOrThrow({
    where: { id: taskId, workspaceId: scope.workspaceId },
    select: { startsOn: true, deadlineOn: true, plan: { select: { startsOn: true, endsOn: true } } },
  });
  const deadline = deadlineOn ?? plan.endsOn;
  return {
    starts: fromDatabaseDate(startsOn ?? plan.startsOn),
    deadline: deadline && fromDatabaseDate(deadline),
  };
}

const stepOf = ({ name, dueOn, share }: { name: string; dueOn: string; share: number }) => ({
  name,
  dueOn,
  share,
});

/**
 * Divides a task into steps, or changes how it is divided; none takes the division back. What was reached stays reached
 * and cannot be left out. Throws `milestonesChanged` where somebody else was first.
 */
export async function planMilestones(actor: Actor, input: PlanMilestonesInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  await transaction(async (tx) => {
    const task = await lockForSteps(tx, scope, actor, input.taskId);
    const where = { taskId: task.id, workspaceId };
    const rows = await tx.milestone.findMany({ where, orderBy: [{ dueOn: "asc" }, { id: "asc" }] });
    const before = rows.map((row) => ({ ...row, dueOn: fromDatabaseDate(row.dueOn) }));
    const stands = before.map(({ id, ...row }) => ({ id, ...stepOf(row) }));
    const seen = input.seen.map(({ id, ...row }) => ({ id, ...stepOf(row) }));
    if (JSON.stringify(stands) !== JSON.stringify(seen)) throw new AppError("milestonesChanged");
    const wanted = input.milestones.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
    const kept = new Set(wanted.flatMap(({ id }) => (id === null ? [] : [id])));
    if (kept.size !== wanted.filter(({ id }) => id !== null).length) throw new AppError("invalid");
    if ([...kept].some((id) => !before.some((row) => row.id === id))) throw new AppError("notFound");
    if (before.some(({ id, reachedOn }) => reachedOn !== null && !kept.has(id))) {
      throw new AppError("stateForbids");
    }
    if (milestoneFaults(wanted, await daysOf(tx, scope, task.id)).length > 0) throw new AppError("invalid");
    const to = wanted.map(stepOf);
    const from = before.map(stepOf);
    if (JSON.stringify(to) === JSON.stringify(from)) return;
    if (from.length > 0 && !input.reason) throw new AppError("reasonRequired");

    await tx.milestone.deleteMany({ where: { ...where, id: { notIn: [...kept] } } });
    for (const { id, name, dueOn, share } of wanted) {
      const data = { name, share, dueOn: toDatabaseDate(dueOn) };
      if (id !== null) await tx.milestone.update({ where: { id, workspaceId }, data });
      else
        await tx.milestone.create({ data: { ...data, workspaceId, planId: task.planId, taskId: task.id } });
    }
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "milestones.changed",
        subjectId: task.id,
        planId: task.planId,
        taskId: task.id,
        data: { from, to, reason: input.reason },
      },
    ]);
  });
}

/** Says that a step was reached, on which day and how it shows; or takes that back with a reason. */
export async function reachMilestone(actor: Actor, input: ReachMilestoneInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { milestoneId, on, word } = input;
  await transaction(async (tx) => {
    const where = { id: milestoneId, workspaceId };
    const found = await tx.milestone.findFirst({ where, select: { taskId: true } });
    if (!found) throw new AppError("notFound");
    const task = await lockForSteps(tx, scope, actor, found.taskId);
    const milestone = await tx.milestone.findFirst({ where, select: { name: true, reachedOn: true } });
    if (!milestone) throw new AppError("notFound");
    if ((milestone.reachedOn === null) === (on === null)) throw new AppError("stateForbids");
    // Nothing is reached tomorrow.
    if (on !== null && on > dayOf(now, actor.timeZone)) throw new AppError("invalid");
    await tx.milestone.update({
      where,
      data: {
        reachedOn: on && toDatabaseDate(on),
        reachedWord: on === null ? "" : word,
        reachedBy: on === null ? null : actor.name,
      },
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: on === null ? "milestone.reopened" : "milestone.reached",
        subjectId: milestoneId,
        planId: task.planId,
        taskId: task.id,
        data: { name: milestone.name, on, word },
      },
    ]);
  });
}
