import type { Scope } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import { answerable } from "@/lib/tasks/rules";
import type { TaskStatus } from "@/lib/tasks/types";
import { listMilestones, listParties } from "./data";
import { mayPlanMilestones, mayReachMilestone } from "./policy";
import type { TaskMilestones } from "./types";

interface TaskToDivide {
  id: string;
  status: TaskStatus;
  starts: CalendarDate;
  /** The task's own, else the plan's. */
  deadline: CalendarDate | null;
  plan: { active: boolean };
}

/** The steps of a task whose reader has been let in, and what they may do about them. */
export async function gatherMilestones(
  actor: Actor,
  scope: Scope,
  { id, status, starts, deadline, plan }: TaskToDivide,
): Promise<TaskMilestones> {
  const [milestones, parties] = await Promise.all([listMilestones(scope, id), listParties(scope, id)]);
  const task = { status, active: plan.active };
  const answering = answerable(parties);
  const mayPlan = mayPlanMilestones(actor, task, answering);
  return {
    milestones: milestones.map((milestone) => ({
      ...milestone,
      mayReach: mayReachMilestone(actor, task, answering, milestone.asked),
    })),
    days: { starts, deadline },
    parties: mayPlan
      ? parties
          .filter(({ declined, isCollective }) => !declined && !isCollective)
          .map(({ departmentId, name }) => ({ departmentId, name }))
      : [],
    mayPlan,
  };
}
