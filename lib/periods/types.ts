import type { CalendarDate } from "@/lib/calendar/date";
import type { PeriodKind } from "@/lib/db/generated/enums";
import type { PlanHead } from "@/lib/plans/types";
import type { PeriodReporters, ReportStatus } from "@/lib/reports/types";
import type { AssignmentRole } from "@/lib/tasks/types";

export type { PeriodKind, PeriodReporters };

/** Ahead, taking reports, past its due day, or over. */
export type PeriodState = "upcoming" | "open" | "overdue" | "closed";

/** How a part stands in a period: handed in on time or late, not at all, or not yet while there is time. */
export type Outcome = "on_time" | "late" | "missing" | "owed";

export interface PeriodCounts {
  parts: number;
  onTime: number;
  late: number;
  missing: number;
  owed: number;
  accepted: number;
  returned: number;
  /** Handed in and not reviewed. */
  waiting: number;
}

export interface PeriodDays {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  opensOn: CalendarDate;
  dueOn: CalendarDate;
}

/** What names a period. */
export interface PeriodName {
  kind: PeriodKind;
  name: string | null;
  startsOn: CalendarDate;
  /** Of one that asks the tasks with a milestone on that day. */
  milestoneOn: CalendarDate | null;
}

export interface Period extends PeriodDays, PeriodName {
  id: string;
  version: number;
  /** The due day that was meant, where it moved to the next working day. */
  plannedDueOn: CalendarDate | null;
  reporters: PeriodReporters;
  closedOn: CalendarDate | null;
  closedBy: string | null;
  /** The list of who was late or missing stands. */
  isListed: boolean;
  state: PeriodState;
  counts: PeriodCounts;
}

export interface PeriodDepartment extends PeriodCounts {
  departmentId: string;
  department: string;
  /** The last day on which one of its tasks in the plan was urged while the period was open. */
  urgedOn: CalendarDate | null;
}

/** One department's part of a task in a period. */
export interface PeriodPart {
  assignmentId: string;
  department: string;
  role: AssignmentRole;
  outcome: Outcome;
  firstOn: CalendarDate | null;
  status: ReportStatus | null;
}

export interface PeriodTask {
  taskId: string;
  number: string | null;
  name: string;
  parts: PeriodPart[];
}

/** One line of the list of those who were late or missing. */
export interface LackingPart extends PeriodPart {
  taskId: string;
  number: string | null;
  task: string;
  /** Handed in after the list was drawn up. */
  madeUpOn: CalendarDate | null;
}

export const periodViews = ["departments", "tasks", "list"] as const;
export type PeriodView = (typeof periodViews)[number];

export const periodReporters = ["leads", "responsible", "all"] as const satisfies PeriodReporters[];
/** What recurs by itself. */
export type RegularKind = "monthly" | "quarterly";
export const rhythms = ["monthly", "quarterly", "milestone"] as const satisfies PeriodKind[];
export type Rhythm = (typeof rhythms)[number];

/** How a plan is reported on by milestones; null: it is not. */
export interface ByMilestone {
  days: number;
  reporters: PeriodReporters;
}

/** All that the reporting page of a plan shows. */
export interface PeriodsPage {
  plan: PlanHead;
  /** Today where the workspace is. */
  day: CalendarDate;
  /** Whether the reader opens and closes periods here: of a plan that is under way. */
  mayManage: boolean;
  periods: Period[];
  chosen: Period | null;
  view: PeriodView;
  /** Of the chosen period; the others are empty unless their view is asked for. */
  departments: PeriodDepartment[];
  tasks: PeriodTask[];
  lacking: LackingPart[];
  byMilestone: ByMilestone | null;
}
