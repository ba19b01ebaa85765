import type { Scope } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import { answerable } from "@/lib/tasks/rules";
import type { TaskStatus } from "@/lib/tasks/types";
import { listMilestones, listParties } from "./data";
import { mayPlanMilestones } from "./policy";
import type { TaskMilestones } from "./types";

interface TaskToDivide {
  id: string;
  status: TaskStatus;
  starts: CalendarDate;
  /** The task's own, else the plan's. */
  deadline: CalendarDate | null;
  plan: { active: boolean };
}

/** The steps of a task whose reader has been let in, and whether they may change them. */
export async function gatherMilestones(
  actor: Actor,
  scope: Scope,
  { id, status, starts, deadline, plan }: TaskToDivide,
): Promise<TaskMilestones> {
  const [milestones, parties] = await Promise.all([listMilestones(scope, id), listParties(scope, id)]);
  return {
    milestones,
    days: { starts, deadline },
    mayPlan: mayPlanMilestones(actor, { status, active: plan.active }, answerable(parties)),
  };
}
