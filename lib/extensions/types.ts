import type { CalendarDate } from "@/lib/calendar/date";
import type { ExtensionState } from "@/lib/db/generated/enums";
import type { TaskHead } from "@/lib/reports/types";

export type { ExtensionState };

/** What can be done about a request, named for what the person does. */
export const extensionSteps = ["sign_off", "grant", "refuse", "withdraw"] as const;
export type ExtensionStep = (typeof extensionSteps)[number];

/** What was asked, by whom, and what became of it. */
export interface ExtensionRow {
  id: string;
  departmentId: string;
  department: string;
  state: ExtensionState;
  /** The deadline that stood until it was granted, or that it would move. */
  deadlineOn: CalendarDate;
  wantedOn: CalendarDate;
  grantedOn: CalendarDate | null;
  reason: string;
  decision: string | null;
  askedById: string;
  askedBy: string;
  askedAt: Date;
  signedOffBy: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** False once its plan is archived. */
  planActive: boolean;
}

/** The same with the steps that its reader may take now. */
export interface ExtensionLine extends ExtensionRow {
  steps: ExtensionStep[];
}

/** A deadline that was moved by consent: the first one that stood, and the one that holds. */
export interface MovedDeadline {
  original: CalendarDate;
  granted: CalendarDate;
}

/** The extensions of a task, the latest first. */
export interface TaskExtensions {
  lines: ExtensionLine[];
  moved: MovedDeadline | null;
}

/** An extension on a desk. */
export interface WaitingExtension extends ExtensionLine {
  planTitle: string;
  task: TaskHead;
}
