import type { CalendarDate } from "@/lib/calendar/date";
import type { TaskStatus } from "@/lib/db/generated/enums";

/** What falls on a day: the deadline of a task, a step of it, the due day of a period's reports, the end of a plan. */
type DueKind = "deadline" | "milestone" | "report" | "planEnd";

export interface DueItem {
  /** Of the task, the milestone, the period or the plan. */
  id: string;
  kind: DueKind;
  on: CalendarDate;
  planId: string;
  plan: string;
  /** Of deadlines and milestones: the task. */
  taskId: string | null;
  number: string | null;
  name: string | null;
  status: TaskStatus | null;
  lead: string | null;
  /** Of milestones: what the step is called, and whether it is reached. */
  step: string | null;
  reached: boolean;
  /** Of a deadline that was put off by consent: what it was at first. */
  original: CalendarDate | null;
  /** Of reports: the period's first day. */
  startsOn: CalendarDate | null;
  /** When it was last changed. */
  changedAt: Date;
}

export interface DueRange {
  from: CalendarDate;
  to: CalendarDate;
  /** Null: of all plans. */
  planId: string | null;
  /** Null: whoever it concerns. */
  departmentId: string | null;
}

/** A feed as its owner sees it; the address itself is known only when it is made. */
export interface Feed {
  id: string;
  planId: string | null;
  plan: string | null;
  createdAt: Date;
  lastReadAt: Date | null;
}

/** Whom a secret address speaks for. */
export interface FeedReader {
  id: string;
  workspaceId: string;
  workspace: string;
  timeZone: string;
  departmentId: string | null;
  department: string | null;
  planId: string | null;
  plan: string | null;
  locale: string;
}
