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
}

/** A step as it is being planned; `id` is null until it is kept. */
export interface PlannedMilestone {
  id: string | null;
  name: string;
  dueOn: string;
  share: number;
}

/** Days between which the steps of a task must lie. */
export interface TaskDays {
  starts: CalendarDate;
  deadline: CalendarDate | null;
}

export type MilestoneFault = "name" | "date" | "before" | "after" | "share" | "sum";

/** The steps of a task in the order of their days, and what the reader may do about them. */
export interface TaskMilestones {
  milestones: Milestone[];
  days: TaskDays;
  mayPlan: boolean;
}
