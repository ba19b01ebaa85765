import type { Actor } from "@/lib/auth/types";
import { actsForDepartment, mayAnswerFor, mayEditTasks } from "@/lib/tasks/policy";
import { isOpen } from "@/lib/tasks/rules";
import type { TaskStatus } from "@/lib/tasks/types";

type Person = Pick<Actor, "role" | "departmentId">;

/** Whose work it is at all: those who answer for tasks, and supervisors. */
export function plansMilestones(actor: Person): boolean {
  return mayEditTasks(actor) || actsForDepartment(actor);
}

/** Whether they divide this task: supervisors, and the departments that answer for it (`answering`, from `answerable`). */
export function mayPlanMilestones(
  actor: Person,
  task: { status: TaskStatus; active: boolean },
  answering: readonly { departmentId: string }[],
): boolean {
  if (!task.active) return false;
  if (mayEditTasks(actor)) return isOpen(task.status) || task.status === "draft";
  return (
    actsForDepartment(actor) &&
    isOpen(task.status) &&
    answering.some(({ departmentId }) => departmentId === actor.departmentId)
  );
}

/** Whether they say that a step was reached: who divides the task, and the department that was asked for the step. */
export function mayReachMilestone(
  actor: Person,
  task: { status: TaskStatus; active: boolean },
  answering: readonly { departmentId: string }[],
  asked: { departmentId: string } | null,
): boolean {
  if (mayPlanMilestones(actor, task, answering)) return true;
  return asked !== null && task.active && isOpen(task.status) && mayAnswerFor(actor, asked.departmentId);
}
