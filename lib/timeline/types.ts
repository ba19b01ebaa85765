import type { CalendarDate } from "@/lib/calendar/date";
import type { FacetCount, LedgerRow } from "@/lib/tasks/types";

/** From the closest look to the widest. */
export const timelineZooms = ["week", "month", "quarter", "year"] as const;
export type TimelineZoom = (typeof timelineZooms)[number];

export const timelineGroupings = ["section", "department"] as const;
export type TimelineGrouping = (typeof timelineGroupings)[number];

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

/** The first bars of a plan, and what is known of all of them. */
export interface TimelineRead {
  rows: TimelineRow[];
  /** All tasks that the view shows, in their order. */
  order: string[];
  /** How many stand under each section or department. */
  groups: { key: string | null; count: number }[];
  counts: FacetCount[];
  /** The first day on which any begins, the last on which any is due or was finished. */
  first: CalendarDate | null;
  last: CalendarDate | null;
}
