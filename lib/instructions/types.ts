import type { CalendarDate } from "@/lib/calendar/date";
import type { InstructionState } from "@/lib/db/generated/enums";
import type { TaskHead } from "@/lib/reports/types";

export type { InstructionState };

export const instructionSteps = ["answer", "close"] as const;
export type InstructionStep = (typeof instructionSteps)[number];

/** A department that is to answer, and what it said last. */
export interface Addressee {
  departmentId: string;
  department: string;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
}

export interface InstructionRow {
  id: string;
  planId: string;
  planTitle: string;
  /** Null where it is about the whole plan. */
  task: TaskHead | null;
  words: string;
  dueOn: CalendarDate | null;
  state: InstructionState;
  givenById: string;
  givenBy: string;
  givenPost: string | null;
  givenAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  closingWords: string | null;
  /** False once its plan is archived. */
  planActive: boolean;
  addressees: Addressee[];
}

/** An instruction for one reader. */
export interface InstructionLine extends InstructionRow {
  steps: InstructionStep[];
  /** Its day has passed, and answers are missing. */
  isOverdue: boolean;
}

export interface DepartmentOption {
  id: string;
  name: string;
}

export interface TaskInstructions {
  lines: InstructionLine[];
  /** To whom a leader can address one; empty for everybody else. */
  departments: DepartmentOption[];
}
