import type { CalendarDate } from "@/lib/calendar/date";

/** A department as names are looked up in. */
export interface KnownDepartment {
  id: string;
  name: string;
  isCollective: boolean;
  /** The department that took over its work, where it has ended. */
  successorId: string | null;
  /** Its last day, where it has ended; one without a successor takes no new work either. */
  endedOn?: CalendarDate | null;
  aliases: string[];
}

export interface DepartmentChoice {
  id: string;
  name: string;
}

/** What a printed name stands for in a workspace. */
export type NameResolution =
  | { kind: "existing"; department: DepartmentChoice }
  /** Likely the same under another name; a person decides. Best first, never empty. */
  | { kind: "similar"; candidates: DepartmentChoice[] }
  | { kind: "new" };

/** A department as administrators see it, in the order of the list. */
export interface ManagedDepartment extends DepartmentCard {
  people: number;
  /** Parts in tasks that are not finished. */
  openParts: number;
}

/** A department with the names it bears and bore. */
export interface DepartmentCard {
  id: string;
  name: string;
  group: string | null;
  isCollective: boolean;
  endedOn: CalendarDate | null;
  successor: DepartmentChoice | null;
  predecessors: (DepartmentChoice & { endedOn: CalendarDate | null })[];
  aliases: { name: string; from: CalendarDate | null; to: CalendarDate | null }[];
}
