import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import type { LightChange, PlanSums, RedTask, Sums } from "@/lib/dashboards/types";
import type { WaitingExtension } from "@/lib/extensions/types";
import type { OpenImport } from "@/lib/imports/types";
import type { DepartmentOption, InstructionLine } from "@/lib/instructions/types";
import type { AskedStep } from "@/lib/milestones/types";
import type { PlanListed } from "@/lib/plans/types";
import type { PlacedProblem } from "@/lib/problems/types";
import type { HistoryEntry, OwedReport, TaskHead, WaitingPage } from "@/lib/reports/types";
import type { AssignmentRole } from "@/lib/tasks/types";

/** Work that was given to the department and that nobody has taken on yet. */
export interface ToAcknowledge {
  assignmentId: string;
  role: AssignmentRole;
  planTitle: string;
  task: TaskHead;
}

export interface ComingDeadline {
  task: TaskHead;
  role: AssignmentRole;
}

/** How the department's last month of reports went through the head's hands. */
export interface SignOffRecord {
  /** "2026-10" */
  month: string;
  submitted: number;
  signed: number;
  /** From submission to signature, in days; null where none was signed. */
  meanDays: number | null;
}

/** A department that will not do what it was given. */
export interface Declined {
  assignmentId: string;
  department: string;
  role: AssignmentRole;
  reason: string;
  declinedOn: CalendarDate;
  planTitle: string;
  task: TaskHead;
}

export interface PeopleCounts {
  /** Users who can sign in, by role. */
  active: number;
  officers: number;
  heads: number;
  supervisors: number;
  leaders: number;
  administrators: number;
  disabled: number;
  departments: number;
  /** Names of the documents that stand for several departments. */
  collective: number;
  /** Departments with work but without an officer. */
  withoutOfficer: number;
}

export interface Owed {
  entries: OwedReport[];
  /** Days until the first of them is due; negative when that day has passed. */
  daysLeft: number;
}

export interface DepartmentDesk {
  kind: "department";
  owed: Promise<Owed>;
  /** What waits for the head's signature; null for officers and where the workspace asks for none. */
  signatures: Promise<WaitingPage> | null;
  /** Requests for later deadlines that wait for the head's signature. */
  extensions: Promise<WaitingExtension[]>;
  /** Reasons for returning that the workspace keeps; empty while the product's own are offered. */
  returnReasons: Promise<string[]>;
  /** Instructions that the department has not answered. */
  instructions: Promise<InstructionLine[]>;
  /** Problems whose answer the department owes, and answers that it has got. */
  problems: Promise<PlacedProblem[]>;
  toAcknowledge: Promise<ToAcknowledge[]>;
  /** Steps of tasks that others have asked the department for. */
  askedSteps: Promise<AskedStep[]>;
  deadlines: Promise<ComingDeadline[]>;
  signOff: Promise<SignOffRecord | null>;
}

export interface SupervisorDesk {
  kind: "supervisor";
  waiting: Promise<WaitingPage>;
  /** As above. */
  returnReasons: Promise<string[]>;
  /** Requests for later deadlines that wait for a decision. */
  extensions: Promise<WaitingExtension[]>;
  /** All that are not closed. */
  instructions: Promise<InstructionLine[]>;
  problems: Promise<PlacedProblem[]>;
  declined: Promise<Declined[]>;
  red: Promise<RedTask[]>;
  imports: Promise<OpenImport[]>;
}

export interface LeaderDesk {
  kind: "leader";
  /** The leader's own that are not closed. */
  instructions: Promise<InstructionLine[]>;
  /** Those that wait for a leader. */
  problems: Promise<PlacedProblem[]>;
  /** To whom an instruction can be addressed. */
  departments: Promise<DepartmentOption[]>;
  /** The last day of last month. */
  before: CalendarDate;
  sums: Promise<{ now: Sums; before: Sums | null }>;
  plans: Promise<{ plan: PlanListed; sums: PlanSums | null }[]>;
  red: Promise<RedTask[]>;
  changes: Promise<LightChange[]>;
}

export interface AdministratorDesk {
  kind: "administrator";
  people: Promise<PeopleCounts>;
  events: Promise<HistoryEntry[]>;
}

export interface Desk {
  actor: Actor;
  day: CalendarDate;
  room: DepartmentDesk | SupervisorDesk | LeaderDesk | AdministratorDesk;
}
