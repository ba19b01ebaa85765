import type { CalendarDate } from "@/lib/calendar/date";
import type { ProblemAddressee, ProblemState, ProblemStep } from "@/lib/db/generated/enums";
import type { TaskHead } from "@/lib/reports/types";

export type { ProblemAddressee, ProblemState, ProblemStep };

/** What can be done about a problem once it is raised. */
export const laterSteps = ["address", "answer", "close", "reopen"] as const satisfies readonly ProblemStep[];
export type LaterStep = (typeof laterSteps)[number];

/** One step of a problem and what was said at it. */
export interface ProblemEntry {
  id: string;
  step: ProblemStep;
  words: string;
  authorName: string;
  departmentName: string | null;
  /** Of raising and passing on: to whom. */
  addressee: string | null;
  at: Date;
}

export interface ProblemRow {
  id: string;
  departmentId: string;
  department: string;
  words: string;
  addressee: ProblemAddressee;
  addresseeDepartmentId: string | null;
  addresseeDepartment: string | null;
  neededBy: CalendarDate | null;
  state: ProblemState;
  raisedBy: string;
  raisedAt: Date;
  /** False once its plan is archived. */
  planActive: boolean;
  /** The oldest first. */
  entries: ProblemEntry[];
}

/** A problem for one reader. */
export interface ProblemLine extends ProblemRow {
  steps: LaterStep[];
  /** The answer is not there on the day by which it is needed. */
  isOverdue: boolean;
}

export interface TaskProblems {
  lines: ProblemLine[];
  /** To whom a problem can be addressed besides supervisors and leaders. */
  departments: { id: string; name: string }[];
}

/** A problem away from its task's page. */
export interface PlacedProblem extends ProblemLine {
  planId: string;
  planTitle: string;
  task: TaskHead;
}

/** Of a plan: what is not settled, and how much of it is past its day. */
export interface ProblemCount {
  open: number;
  overdue: number;
}
