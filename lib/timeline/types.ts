import type { CalendarDate } from "@/lib/calendar/date";
import type { LedgerRow } from "@/lib/tasks/types";

/** From the closest look to the widest. */
export const timelineZooms = ["week", "month", "quarter", "year"] as const;
export type TimelineZoom = (typeof timelineZooms)[number];

export const timelineGroupings = ["section", "department"] as const;
export type TimelineGrouping = (typeof timelineGroupings)[number];

/** When a task begins: on a day of its own, else with the plan. */
export interface TaskStart {
  taskId: string;
  starts: CalendarDate;
}

/** A day on a task's bar: a step of it, or the deadline that stood before it was put off. */
export interface TimelineMark {
  kind: "milestone" | "formerDeadline";
  taskId: string;
  on: CalendarDate;
  /** Of milestones. */
  name: string | null;
  reached: boolean;
}

export interface TimelineRow extends LedgerRow {
  starts: CalendarDate;
  marks: TimelineMark[];
}
