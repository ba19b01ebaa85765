import type { CalendarDate } from "@/lib/calendar/date";
import type { AssignmentRole, DeadlineKind, PeriodKind, TaskStatus } from "@/lib/db/generated/enums";

export type { AssignmentRole, DeadlineKind, TaskStatus };

/** In the order of a task's life. */
export const taskStatuses = [
  "draft",
  "assigned",
  "in_progress",
  "completion_claimed",
  "completed",
  "closed",
  "suspended",
  "cancelled",
] as const satisfies readonly TaskStatus[];

export const lights = ["red", "yellow", "green", "none", "done"] as const;
export type Light = (typeof lights)[number];

export type LightReason =
  | "overdue"
  | "blocked"
  | "far_behind"
  | "due_soon"
  | "behind"
  | "report_missing"
  | "on_course"
  | "not_handed_out"
  | "suspended"
  | "cancelled"
  | "not_started"
  | "no_deadline"
  | "done"
  | "done_late"
  // A supervisor's word, which names the light.
  | "overridden_red"
  | "overridden_yellow"
  | "overridden_green";

/** Lights that a supervisor can set: the others say what is the case, not how it goes. */
export const settableLights = ["red", "yellow", "green"] as const satisfies readonly Light[];
export type SettableLight = (typeof settableLights)[number];

/** Per plan: when yellow begins (days before the deadline, points of lag), and when red does (points of lag). */
export interface Thresholds {
  yellowDays: number;
  yellowLag: number;
  redLag: number;
}

/** What a light is decided from. */
export interface LightFacts {
  status: TaskStatus;
  percent: number;
  isBlocked: boolean;
  /** The last period's report of those who lead is missing. */
  reportMissing: boolean;
  starts: CalendarDate;
  /** The task's own, else the plan's. */
  deadline: CalendarDate | null;
  completedOn: CalendarDate | null;
  /** From its milestones; none where it runs from day to day. */
  steps?: readonly ExpectedStep[];
}

/** What is expected of a task from a day on: a share of the whole more than before. */
export interface ExpectedStep {
  dueOn: CalendarDate;
  share: number;
}

/** How the report of the current period stands, for those whose word counts for the task. */
export const reportStates = ["returned", "missing", "submitted", "signed_off", "accepted"] as const;
export type ReportState = (typeof reportStates)[number];

/** A department on a task, in the order of the document. */
export interface Party {
  departmentId: string;
  name: string;
  role: AssignmentRole;
  declined: boolean;
  /** Has said that its work on the task is done. */
  claimed: boolean;
}

/** A row of the working table and a card of the board. */
export interface LedgerRow {
  id: string;
  /** Where rows come from several plans. */
  planId?: string;
  sectionId: string | null;
  number: string | null;
  order: number;
  /** The title, or the beginning of the text where it has none. */
  name: string;
  status: TaskStatus;
  percent: number;
  isBlocked: boolean;
  version: number;
  deadlineOn: CalendarDate | null;
  deadlineKind: DeadlineKind | null;
  deadlineWords: string | null;
  /** The deadline before it was moved by consent; null where it was not. */
  originalDeadline: CalendarDate | null;
  completedOn: CalendarDate | null;
  light: Light;
  reason: LightReason;
  expected: number | null;
  lag: number | null;
  daysLeft: number | null;
  /** The task's own deadline, else the plan's: what the light is reckoned by. */
  deadline: CalendarDate | null;
  /** Days between the deadline and the completion that came after it. */
  lateDays: number | null;
  parties: Party[];
  /** Null where nothing has to be reported in the current period. */
  report: ReportState | null;
}

export const dueWindows = ["overdue", "within30", "within90", "later", "open"] as const;
export type DueWindow = (typeof dueWindows)[number];

export const partFilters = ["lead", "responsible", "cooperating", "nolead"] as const;
export type PartFilter = (typeof partFilters)[number];

export const taskSorts = [
  "order",
  "name",
  "light",
  "status",
  "lead",
  "deadline",
  "percent",
  "expected",
  "difference",
  "report",
] as const;
export type TaskSort = (typeof taskSorts)[number];

/** Columns of a table of tasks beside those that are pinned, in their order. */
export const tableColumns = [
  "plan",
  "status",
  "lead",
  "responsible",
  "cooperating",
  "deadline",
  "percent",
  "bar",
  "difference",
  "report",
] as const;
export type TableColumn = (typeof tableColumns)[number];

/** What the rows of a table stand under. */
export const taskGroupings = ["plan", "section", "status", "light", "department", "month", "none"] as const;
export type TaskGrouping = (typeof taskGroupings)[number];

/** What a task can have that somebody looks for: a report that is owed, problems nobody has settled, a figure to reach. */
export const hasFilters = ["owed", "problems", "indicator"] as const;
export type HasFilter = (typeof hasFilters)[number];

/** What the address of a view asks for; an empty list asks for nothing. */
export interface TaskQuery {
  q: string;
  status: TaskStatus[];
  light: Light[];
  department: string[];
  role: PartFilter[];
  section: string[];
  due: DueWindow[];
  has: HasFilter[];
  /** Of views across plans. */
  plan: string[];
  /** Days between which a task is due. */
  from: CalendarDate | null;
  to: CalendarDate | null;
  sort: TaskSort;
  descending: boolean;
  /** Of a table; null: the usual ones. */
  columns: TableColumn[] | null;
  /** Of a table; null: sections in a plan, plans across them. */
  group: TaskGrouping | null;
}

export const facets = ["plan", "status", "light", "department", "role", "section", "due", "has"] as const;
export type Facet = (typeof facets)[number];

/** How many tasks a choice would leave, the other filters staying as they are. */
export interface FacetCount {
  facet: Facet;
  key: string;
  count: number;
}

/** Sums of one group (null: tasks outside of any) or, with `isTotal`, of all of them. */
export interface TaskSums {
  key: string | null;
  isTotal: boolean;
  shown: number;
  total: number;
  red: number;
  yellow: number;
  green: number;
  none: number;
  done: number;
  percent: number | null;
  expected: number | null;
  difference: number | null;
  reportsMissing: number;
}

/** Rows after one of them, for a list that is read as one scrolls. */
export interface RowPage {
  /** A task; null: from the beginning. */
  after: string | null;
  limit: number;
}

/** Rows of a view, the sums over all of them, and how many each choice of a filter would show. */
export interface LedgerRead {
  rows: LedgerRow[];
  /** All tasks that the view shows, in their order. */
  order: string[];
  sums: TaskSums[];
  counts: FacetCount[];
}

export interface SectionTitle {
  id: string;
  label: string | null;
  title: string;
  parent: string | null;
}

/** The reporting period that a plan's pages speak of. */
export interface CurrentPeriod {
  kind: PeriodKind;
  /** Of one opened by hand. */
  name: string | null;
  startsOn: CalendarDate;
  /** False where it is the last one that was open. */
  isOpen: boolean;
}
