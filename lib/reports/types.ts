import type { AuditEntry } from "@/lib/audit/schema";
import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import type { PeriodReporters, ReportStatus } from "@/lib/db/generated/enums";
import type { Evidence, TaskEvidence } from "@/lib/evidence/types";
import type { TaskMilestones } from "@/lib/milestones/types";
import type { TaskStep } from "@/lib/tasks/rules";
import type {
  AssignmentRole,
  DeadlineKind,
  Light,
  LightReason,
  TaskStatus,
  Thresholds,
} from "@/lib/tasks/types";

export type { PeriodReporters, ReportStatus };

export const reportStatuses = [
  "draft",
  "submitted",
  "signed_off",
  "accepted",
  "returned",
] as const satisfies readonly ReportStatus[];

/** What an officer writes. */
export interface ReportContent {
  text: string;
  percent: number;
  isBlocked: boolean;
  problems: string;
  nextSteps: string;
}

/** The report of a department for a period, as its writer works on it. */
export interface OwnReport extends ReportContent {
  id: string;
  version: number;
  status: ReportStatus;
  isUnchanged: boolean;
  /** When it was last written to. */
  savedAt: Date;
  submittedAt: Date | null;
  submittedBy: string | null;
  returnReason: string | null;
  /** What it said when it was sent back: the same words again are no answer. */
  returnedText: string | null;
}

/** The last report that was handed in before a period. */
export interface LastReport {
  text: string;
  percent: number;
  /** First day of its period. */
  startsOn: CalendarDate;
}

/** One report that a department owes, or has handed in, for a period that has opened. */
export interface OwedReport {
  assignmentId: string;
  periodId: string;
  startsOn: CalendarDate;
  dueOn: CalendarDate;
  planId: string;
  planTitle: string;
  task: TaskHead;
  role: AssignmentRole;
  last: LastReport | null;
  report: OwnReport | null;
  evidence: Evidence[];
  /** Of two tasks that one report serves, the same for both; null where the task stands by itself. */
  linkId: string | null;
}

/** A task where a line names it: what it is, by when, and its light. */
export interface TaskHead {
  id: string;
  number: string | null;
  name: string;
  status: TaskStatus;
  /** The task's own deadline, else the plan's. */
  deadline: CalendarDate | null;
  light: Light;
  reason: LightReason;
  lag: number | null;
  daysLeft: number | null;
  /** Days after the deadline on which it was completed; null unless completed. */
  lateDays: number | null;
}

/** A report on its way to a signature or to a review, with what it is to be held against. */
export interface WaitingReport extends ReportContent {
  id: string;
  version: number;
  status: ReportStatus;
  isUnchanged: boolean;
  startsOn: CalendarDate;
  department: string;
  role: AssignmentRole;
  planTitle: string;
  task: TaskHead;
  taskText: string;
  submittedAt: Date;
  submittedBy: string;
  signedOffAt: Date | null;
  signedOffBy: string | null;
  /** The reader handed it in, so another must review it. */
  own: boolean;
  last: LastReport | null;
  evidence: Evidence[];
  hints: ReviewHint[];
}

/** What a reviewer should look at; never a verdict. */
export type ReviewHint =
  | { kind: "copied" }
  | { kind: "backwards"; from: number; to: number }
  | { kind: "no_evidence" }
  | ({ kind: "target_short" } & ShortTarget)
  | { kind: "wordless" };

/** A quantity that the task promises and that the last reading of its indicator does not reach. */
export interface ShortTarget {
  metric: string;
  reading: number;
  target: number;
  unit: string | null;
}

/** A department's part in a task, and what it has done about it. */
export interface AssignmentDetail {
  id: string;
  departmentId: string;
  department: string;
  isCollective: boolean;
  role: AssignmentRole;
  percent: number;
  isBlocked: boolean;
  acknowledgedAt: Date | null;
  declinedAt: Date | null;
  declineReason: string | null;
  claimedAt: Date | null;
  claimStatement: string | null;
  anchorStart: number | null;
  anchorEnd: number | null;
  /** It owes the report of the last period whose due day has passed. */
  reportMissing: boolean;
  /** It has to report in the period that is open, and where that report stands. */
  owes: boolean;
  report: { status: ReportStatus; at: Date } | null;
}

/** A task with all that its page says of it, except what its departments did. */
export interface TaskDetail extends TaskHead {
  version: number;
  title: string | null;
  text: string;
  percent: number;
  isBlocked: boolean;
  expected: number | null;
  starts: CalendarDate;
  deadlineWords: string | null;
  deadlineOn: CalendarDate | null;
  deadlineKind: DeadlineKind | null;
  completedOn: CalendarDate | null;
  createdAt: Date;
  anchors: [number, number][];
  thresholds: Thresholds;
  plan: {
    id: string;
    title: string;
    documentNumber: string | null;
    active: boolean;
    archivedOn: CalendarDate | null;
  };
  /** Headings from the outermost to the task's own. */
  sections: { label: string | null; title: string }[];
  /** The period that is open for reports. */
  period: { id: string; startsOn: CalendarDate; dueOn: CalendarDate } | null;
}

export interface TaskTarget {
  id: string;
  metric: string;
  comparator: string;
  value: number;
  unit: string | null;
  year: number | null;
}

export interface WaitingPage {
  reports: WaitingReport[];
  /** All that wait, also those beyond the limit. */
  total: number;
}

export interface TaskPast {
  /** When each status was last reached, and why. */
  reached: { status: string; at: Date; reason: string | null }[];
  /** The task's figures after each change, oldest first. */
  progress: { at: Date; percent: number }[];
}

/** What a department handed in for one period. */
export interface PastReport {
  id: string;
  department: string;
  role: AssignmentRole;
  startsOn: CalendarDate;
  percent: number;
  text: string;
  status: ReportStatus;
  at: Date;
  evidence: Evidence[];
}

/** One line of a history, ready to be told in words. */
export interface HistoryEntry {
  sequence: number;
  at: Date;
  who: string;
  taskId: string | null;
  entry: AuditEntry;
}

/** All that the page of a task shows; each part comes by itself. */
export interface TaskPage {
  actor: Actor;
  day: CalendarDate;
  task: TaskDetail;
  parts: Promise<TaskParts>;
  /** What waits for the reader's review or signature. */
  waiting: Promise<WaitingReport[]>;
  /** What the reader's department has to report, also on the task that one report serves too. */
  owed: Promise<OwedReport[]>;
  source: Promise<string | null>;
  targets: Promise<TaskTarget[]>;
  evidence: Promise<TaskEvidence[]>;
  milestones: Promise<TaskMilestones>;
  /** Reasons for returning that the workspace keeps; empty while the product's own are offered. */
  returnReasons: Promise<string[]>;
  reports: Promise<PastReport[]>;
  history: Promise<{ entries: HistoryEntry[]; next: number | null; older: boolean }>;
  /** For giving the task to another department; empty for those who may not. */
  departments: Promise<{ id: string; name: string }[]>;
}

/** The departments of a task, its past, and what the reader may do about it now. */
export interface TaskParts {
  assignments: AssignmentDetail[];
  past: TaskPast;
  steps: TaskStep[];
}
