import type { CalendarDate } from "@/lib/calendar/date";
import type { ReportStatus, TaskStatus, UserRole } from "@/lib/db/generated/enums";

/** In the order in which they are shown. */
export const searchKinds = ["task", "plan", "report", "department", "person"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Words that may be written in several ways; one of them suffices. Folded, never empty. */
export type Term = readonly [string, ...string[]];

/** Rows as they are found, each with how many there are of its kind. */
interface Found {
  id: string;
  total: number;
}

export interface FoundTask extends Found {
  number: string | null;
  name: string;
  text: string;
  status: TaskStatus;
  plan: string;
  department: string | null;
}

export interface FoundPlan extends Found {
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  archived: boolean;
}

export interface FoundReport extends Found {
  taskId: string;
  number: string | null;
  name: string;
  words: string;
  department: string;
  startsOn: CalendarDate;
  status: ReportStatus;
}

export interface FoundDepartment extends Found {
  name: string;
  aliases: string[];
  ended: boolean;
}

export interface FoundPerson extends Found {
  name: string;
  username: string;
  post: string | null;
  role: UserRole;
  departmentId: string | null;
  department: string | null;
}

/** A run of text, marked where it was asked for. */
export interface Segment {
  text: string;
  marked: boolean;
}

export interface SearchHit {
  id: string;
  href: string;
  /** Of tasks: as the plan numbers them. */
  number: string | null;
  title: Segment[];
  /** Where it was found outside of the title. */
  snippet: Segment[] | null;
  /** Names that stand beside it: plan, department, issuer, post. */
  notes: string[];
  taskStatus: TaskStatus | null;
  reportStatus: ReportStatus | null;
  role: UserRole | null;
  /** Of reports: the month, "2026-11". */
  month: string | null;
  /** No longer in force: an archived plan, a department that has ended. */
  past: boolean;
}

export interface SearchGroup {
  kind: SearchKind;
  total: number;
  hits: SearchHit[];
}

export interface SearchAnswer {
  /** As it was understood: trimmed and cut. */
  query: string;
  groups: SearchGroup[];
}
