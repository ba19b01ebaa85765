import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf, fromDatabaseDate, toDatabaseDate } from "@/lib/calendar/date";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { type LockedAssignment, type LockedTask, lockTask } from "@/lib/tasks/mutations";
import { answerable } from "@/lib/tasks/rules";
import type { TaskStatus } from "@/lib/tasks/types";
import { mayPlanMilestones, mayReachMilestone } from "./policy";
import { milestoneFaults } from "./rules";
import type { PlanMilestonesInput, ReachMilestoneInput } from "./schema";
import type { PlannedMilestone, TaskDays } from "./types";

/** Throws `forbidden` where the actor may not even while the work is under way, `stateForbids` where it is not. */
function assertMay(task: LockedTask, may: (task: { status: TaskStatus; active: boolean }) => boolean): void {
  if (!may({ status: "in_progress", active: true })) throw new AppError("forbidden");
  if (!may({ status: task.status, active: true })) throw new AppError("stateForbids");
}

/** The part whose department is asked for a step: one that stands. */
function askedOf(task: LockedTask, assignmentId: string | null): LockedAssignment | null {
  return task.assignments.find(({ id, declined }) => id === assignmentId && !declined) ?? null;
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

type Step = Omit<PlannedMilestone, "id">;

const stepOf = ({ name, dueOn, share, departmentId }: Step): Step => ({ name, dueOn, share, departmentId });

/** A step as the log says it. */
function loggedStep(task: LockedTask, { departmentId, ...step }: Step) {
  const asked = task.assignments.find((one) => one.departmentId === departmentId);
  return { ...step, department: asked?.department ?? null };
}

/**
 * Divides a task into steps, or changes how it is divided; none takes the division back. What was reached stays reached
 * and cannot be left out. Throws `milestonesChanged` where somebody else was first.
 */
export async function planMilestones(actor: Actor, input: PlanMilestonesInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  await transaction(async (tx) => {
    const task = await lockTask(tx, scope, input.taskId);
    const answering = answerable(task.assignments);
    assertMay(task, (standing) => mayPlanMilestones(actor, standing, answering));
    const where = { taskId: task.id, workspaceId };
    const rows = await tx.milestone.findMany({ where, orderBy: [{ dueOn: "asc" }, { id: "asc" }] });
    const before = rows.map((row) => ({
      ...row,
      dueOn: fromDatabaseDate(row.dueOn),
      departmentId: askedOf(task, row.assignmentId)?.departmentId ?? null,
    }));
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
    const partOf = (departmentId: string | null) => {
      if (departmentId === null) return null;
      const part = task.assignments.find((one) => one.departmentId === departmentId && !one.declined);
      // Somebody else has just taken it off the task.
      if (!part) throw new AppError("conflict");
      return part.id;
    };
    const asked = wanted.map(({ departmentId }) => partOf(departmentId));
    if (milestoneFaults(wanted, await daysOf(tx, scope, task.id)).length > 0) throw new AppError("invalid");
    const to = wanted.map(stepOf);
    const from = before.map(stepOf);
    if (JSON.stringify(to) === JSON.stringify(from)) return;
    if (from.length > 0 && !input.reason) throw new AppError("reasonRequired");

    await tx.milestone.deleteMany({ where: { ...where, id: { notIn: [...kept] } } });
    for (const [at, { id, name, dueOn, share }] of wanted.entries()) {
      const data = { name, share, dueOn: toDatabaseDate(dueOn), assignmentId: asked[at] ?? null };
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
        data: {
          from: from.map((step) => loggedStep(task, step)),
          to: to.map((step) => loggedStep(task, step)),
          reason: input.reason,
        },
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
    const task = await lockTask(tx, scope, found.taskId);
    const milestone = await tx.milestone.findFirst({
      where,
      select: { name: true, reachedOn: true, assignmentId: true },
    });
    if (!milestone) throw new AppError("notFound");
    const asked = askedOf(task, milestone.assignmentId);
    const answering = answerable(task.assignments);
    assertMay(task, (standing) => mayReachMilestone(actor, standing, answering, asked));
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
        data: { name: milestone.name, on, word, department: asked?.department ?? null },
      },
    ]);
  });
}
