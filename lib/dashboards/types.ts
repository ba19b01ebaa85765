import type { CalendarDate } from "@/lib/calendar/date";
import type { PlanListed } from "@/lib/plans/types";
import type { AssignmentRole, Light, LightReason, TaskStatus } from "@/lib/tasks/types";

/** The day that is shown, and today where the workspace is: a past day is read from the log. */
export interface Moment {
  day: CalendarDate;
  today: CalendarDate;
}

/** Sums over a set of tasks on one day. */
export interface Sums {
  /** All of them, whatever their state. */
  tasks: number;
  /** Those that count: handed out and neither suspended nor cancelled. */
  counting: number;
  drafts: number;
  red: number;
  yellow: number;
  green: number;
  none: number;
  done: number;
  overdue: number;
  /** Of those that count: whose deadline has come. */
  due: number;
  /** Mean percent of those that count, rounded half up; 0 where none counts. */
  progress: number;
  /** Mean of what is expected of them; null where nothing is expected of any. */
  expected: number | null;
}

export interface PlanSums extends Sums {
  planId: string;
}

export interface SectionSums extends Sums {
  sectionId: string | null;
  label: string | null;
  title: string | null;
}

/** What a light says, with the figures that go into its words. */
export interface LightFigures {
  light: Light;
  reason: LightReason;
  lag: number | null;
  daysLeft: number | null;
  deadline: CalendarDate | null;
  /** Days by which finished work was late. */
  lateDays: number | null;
}

/** A task as the dashboard names it. */
export interface TaskMention {
  id: string;
  planId: string;
  planTitle: string;
  number: string | null;
  name: string;
}

export interface LightChange extends TaskMention, LightFigures {
  before: Light;
  /** Last accepted words between the two days, if any. */
  words: string | null;
}

/** A task on the shown day. */
export interface TaskOnDay extends TaskMention, LightFigures {
  status: TaskStatus;
  percent: number;
  expected: number | null;
  leads: string[];
  sectionTitle: string | null;
}

export interface RedTask extends TaskOnDay {
  problems: string | null;
  words: string | null;
  nextSteps: string | null;
  reportedOn: CalendarDate | null;
}

export interface CompletionDay {
  date: CalendarDate;
  /** How many in all by this day; null where nothing of the kind happens on it. */
  done: number | null;
  due: number | null;
}

/** One light of a league row: each is one task. */
export interface LeagueTask {
  id: string;
  name: string;
  number: string | null;
  light: Light;
}

export interface LeagueRow {
  departmentId: string;
  name: string;
  isCollective: boolean;
  /** Tasks it answers for: it leads them, or nobody leads and it is responsible. */
  answers: number;
  leads: number;
  responsible: number;
  cooperating: number;
  counts: Record<Light, number>;
  /** Only where they are few enough to be shown one by one. */
  tasks: LeagueTask[];
  meanLag: number | null;
}

/** Reports of a department for the periods of one month. */
export interface Punctuality {
  departmentId: string;
  /** "2026-10" */
  month: string;
  onTime: number;
  late: number;
  missing: number;
  open: number;
}

export interface MonthRate {
  /** "2026-10" */
  month: string;
  /** Percent of the reports owed that came in time. */
  rate: number;
}

/** What the head of a dashboard says. */
export interface Finding {
  now: Sums;
  before: Sums | null;
  /** Share of reports that came in time, last month and the month before. */
  rates: { now: MonthRate | null; before: MonthRate | null };
  unreviewed: number;
}

/** A plan beside others; without sums while it is archived. */
export type PlanWithSums = PlanListed & { sums: Sums | null };

export interface RoleSums extends Sums {
  role: AssignmentRole;
}

/** A task as one department sees it. */
export interface DepartmentTask extends TaskMention, LightFigures {
  role: AssignmentRole;
  status: TaskStatus;
  percent: number;
  expected: number | null;
}
