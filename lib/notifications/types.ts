import type { CalendarDate } from "@/lib/calendar/date";
import type { NotificationData } from "./schema";

/** What people are told about, one word for each kind of line on their page. */
export type NotificationKind =
  | "report_returned"
  | "report_to_sign"
  | "report_to_review"
  | "assigned"
  | "role_changed"
  | "deadline_changed"
  | "status_changed"
  | "task_revised"
  | "task_changed"
  | "claim_returned"
  | "completion_claimed"
  | "assignment_declined"
  | "reports_owed"
  | "extension_to_sign"
  | "extension_to_decide"
  | "extension_granted"
  | "extension_refused"
  | "problem_waiting"
  | "problem_answered"
  | "instruction_given"
  | "instruction_answered"
  | "step_asked"
  | "step_withdrawn"
  | "step_reached"
  | "step_reopened"
  | "plan_archived"
  | "plan_restored"
  | "urged";

/**
 * Whom news are for: supervisors or leaders of the workspace; heads, or all people, of one department; people of the
 * departments on the task, of those that answer for it, or on any task of the plan that is under way; people of the
 * departments to which a plan's tasks were handed out just now; one person.
 */
export type Audience =
  | "supervisors"
  | "leaders"
  | "heads"
  | "department"
  | "task"
  | "answering"
  | "plan"
  | "handed_out"
  | "person";

/** Something to tell, before it is known to whom. */
export interface News {
  kind: NotificationKind;
  audience: Audience;
  /** By the name it has now. */
  department?: string;
  /** Their user's id. */
  person?: string;
  plan: string | null;
  task: string | null;
  /** Told by itself; what is not is counted together by plan and day. */
  single: boolean;
  data: NotificationData;
}

export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  planId: string | null;
  planTitle: string | null;
  taskId: string | null;
  taskNumber: string | null;
  taskName: string | null;
  count: number;
  data: NotificationData;
  createdAt: Date;
  isRead: boolean;
}

export interface NotificationLine extends NotificationRow {
  href: string;
}

export interface NotificationPage {
  days: { day: CalendarDate; lines: NotificationLine[] }[];
  unread: number;
  today: CalendarDate;
  /** The instant up to which "all read" goes: what comes later was not seen. */
  until: string;
  /** Where the rest begins; null at the end. */
  next: string | null;
}
