import type { CalendarDate } from "@/lib/calendar/date";
import type { TaskStatus } from "@/lib/db/generated/enums";

/** What falls on a day: the deadline of a task, the due day of a period's reports, the end of a plan. */
type DueKind = "deadline" | "report" | "planEnd";

export interface DueItem {
  /** Of the task, the period or the plan. */
  id: string;
  kind: DueKind;
  on: CalendarDate;
  planId: string;
  plan: string;
  /** Of deadlines: the task. */
  number: string | null;
  name: string | null;
  status: TaskStatus | null;
  lead: string | null;
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
