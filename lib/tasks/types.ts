import type { CalendarDate } from "@/lib/calendar/date";
import type { AssignmentRole, DeadlineKind, TaskStatus } from "@/lib/db/generated/enums";

export type { AssignmentRole, DeadlineKind, TaskStatus };

export const lights = ["red", "yellow", "green", "none", "done"] as const;
export type Light = (typeof lights)[number];

export type LightReason =
  | "overdue"
  | "blocked"
  | "far_behind"
  | "due_soon"
  | "behind"
  | "report_missing"
  | "on_course"
  | "not_handed_out"
  | "suspended"
  | "cancelled"
  | "not_started"
  | "no_deadline"
  | "done"
  | "done_late";

/** Per plan: when yellow begins (days before the deadline, points of lag), and when red does (points of lag). */
export interface Thresholds {
  yellowDays: number;
  yellowLag: number;
  redLag: number;
}

/** What a light is decided from. */
export interface LightFacts {
  status: TaskStatus;
  percent: number;
  isBlocked: boolean;
  /** The last period's report of those who lead is missing. */
  reportMissing: boolean;
  starts: CalendarDate;
  /** The task's own, else the plan's. */
  deadline: CalendarDate | null;
  completedOn: CalendarDate | null;
}

/** A task as lists show it. */
export interface TaskRow {
  id: string;
  planId: string;
  sectionId: string | null;
  number: string | null;
  order: number;
  /** The title, or the beginning of the text where it has none. */
  name: string;
  status: TaskStatus;
  percent: number;
  isBlocked: boolean;
  version: number;
  deadlineOn: CalendarDate | null;
  deadlineKind: DeadlineKind | null;
  deadlineWords: string | null;
  completedOn: CalendarDate | null;
  light: Light;
  reason: LightReason;
  expected: number | null;
  lag: number | null;
  daysLeft: number | null;
  leads: string[];
  responsibles: string[];
  cooperating: string[];
}
