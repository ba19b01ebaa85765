import type { AuditLine } from "@/lib/audit/mutations";
import type { StatusChangeLine } from "@/lib/audit/status-changes";
import type { Author } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import type { PeriodDays } from "@/lib/periods/types";
import type { AssignmentRole, TaskStatus } from "@/lib/tasks/types";

export interface DemoAssignment {
  id: string;
  departmentId: string;
  department: string;
  role: AssignmentRole;
  /** Left unanswered, so that the desk has something to sign for. */
  pending: boolean;
}

export interface DemoTask {
  id: string;
  planId: string;
  starts: CalendarDate;
  deadline: CalendarDate | null;
  assignments: DemoAssignment[];
}

export interface DemoPlan {
  id: string;
  handedOutOn: CalendarDate;
  periods: (PeriodDays & { id: string })[];
  tasks: DemoTask[];
}

export interface DemoReport {
  planId: string;
  taskId: string;
  assignmentId: string;
  periodId: string;
  id: string;
  status: "draft" | "submitted" | "signed_off" | "accepted" | "returned";
  text: string;
  percent: number;
  isBlocked: boolean;
  problems: string;
  nextSteps: string;
  isUnchanged: boolean;
  submitted: { at: Date; by: Author } | null;
  signedOff: { at: Date; by: Author } | null;
  reviewed: { at: Date; by: Author } | null;
  returnReason: string | null;
}

export interface TaskOutcome {
  id: string;
  status: TaskStatus;
  percent: number;
  isBlocked: boolean;
  completedOn: CalendarDate | null;
}

export interface AssignmentOutcome {
  id: string;
  percent: number;
  isBlocked: boolean;
  acknowledged: { at: Date; by: Author } | null;
  claimed: { at: Date; statement: string } | null;
}

/** Everything that happened, ready to be written. */
export interface History {
  tasks: TaskOutcome[];
  assignments: AssignmentOutcome[];
  reports: DemoReport[];
  statusChanges: StatusChangeLine[];
  audit: AuditLine[];
}
