import type { CalendarDate } from "@/lib/calendar/date";

/** Most steps that a task is divided into. */
export const mostMilestones = 20;

/** 节点: a step of a task. */
export interface Milestone {
  id: string;
  name: string;
  dueOn: CalendarDate;
  /** Part of the whole, in percent. */
  share: number;
  reachedOn: CalendarDate | null;
  reachedWord: string;
  reachedBy: string | null;
  /** The department that is asked for it; null: it is that of those who answer for the task. */
  asked: MilestoneParty | null;
}

/** A department of the task that can be asked for a step of it. */
export interface MilestoneParty {
  departmentId: string;
  name: string;
}

/** A step as it is being planned; `id` is null until it is kept. */
export interface PlannedMilestone {
  id: string | null;
  name: string;
  dueOn: string;
  share: number;
  /** The department that is asked for it. */
  departmentId: string | null;
}

/** Days between which the steps of a task must lie. */
export interface TaskDays {
  starts: CalendarDate;
  deadline: CalendarDate | null;
}

export type MilestoneFault = "name" | "date" | "before" | "after" | "share" | "sum";

/** The steps of a task in the order of their days, and what the reader may do about them. */
export interface TaskMilestones {
  milestones: (Milestone & { mayReach: boolean })[];
  days: TaskDays;
  /** Departments that can be asked for a step; empty where the reader divides nothing. */
  parties: MilestoneParty[];
  mayPlan: boolean;
}

/** A step that a department is asked for and that has not been reached, with the task that it belongs to. */
export interface AskedStep {
  id: string;
  name: string;
  dueOn: CalendarDate;
  planTitle: string;
  task: { id: string; number: string | null; name: string };
}
