import type { CalendarDate } from "@/lib/calendar/date";
import type { ErrorCode, ErrorParams } from "@/lib/errors";
import type {
  AssignmentRole,
  DeadlineKind,
  FacetCount,
  Light,
  LightReason,
  TaskQuery,
  TaskStatus,
} from "@/lib/tasks/types";

export type { AssignmentRole };

/** What one department has to do with one task, in its own light. */
export interface MatrixCell {
  departmentId: string;
  role: AssignmentRole;
  light: Light;
  isBlocked: boolean;
  reportMissing: boolean;
  acknowledged: boolean;
  declined: boolean;
  percent: number;
}

export interface MatrixRow {
  id: string;
  sectionId: string | null;
  number: string | null;
  name: string;
  status: TaskStatus;
  version: number;
  light: Light;
  reason: LightReason;
  lag: number | null;
  daysLeft: number | null;
  lateDays: number | null;
  cells: MatrixCell[];
  leads: number;
  responsibles: number;
  cooperating: number;
}

/** A column: a department that has a part in the plan. */
export interface MatrixDepartment {
  id: string;
  name: string;
  group: string | null;
  isCollective: boolean;
}

/** Sums over the tasks shown: of a department, of a section, of all. Tasks may stand outside of any section. */
export interface MatrixSums {
  level: "department" | "section" | "all";
  departmentId: string | null;
  sectionId: string | null;
  tasks: number;
  leads: number;
  responsibles: number;
  cooperating: number;
  yellow: number;
  red: number;
}

/** Tasks that a highlight speaks of: all are counted, the first are named. */
export interface NamedTasks {
  count: number;
  first: { id: string; number: string | null }[];
}

/** The first rows of a matrix, and its edges over all of them. */
export interface MatrixRead {
  rows: MatrixRow[];
  /** All tasks that are shown, in their order. */
  order: string[];
  sums: MatrixSums[];
  /** How many parts a department has in a section. */
  parts: [sectionId: string | null, departmentId: string, count: number][];
  severalLeads: NamedTasks;
  collectiveOnly: NamedTasks;
  /** How many tasks each choice of the filters would show. */
  counts: FacetCount[];
}

/** What the address of the matrix asks for. */
export interface MatrixQuery {
  leadsOnly: boolean;
  /** The same filters as in every view. */
  tasks: TaskQuery;
}

/** What stood in the cells of a task before they were changed: sent back with the new version, it undoes the change. */
export interface CellsBefore {
  taskId: string;
  /** Before the change, and after it. */
  from: number;
  version: number;
  changes: { title?: string | null; deadlineOn?: CalendarDate | null; deadlineKind?: DeadlineKind | null };
  roles: { departmentId: string; role: AssignmentRole | null }[];
}

export interface CellRefusal {
  taskId: string;
  number: string | null;
  code: ErrorCode;
  params: ErrorParams;
}

/** Either all cells were changed, or none: then with the tasks that stood in the way. */
export interface CellsResult {
  done: CellsBefore[];
  refused: CellRefusal[];
}
