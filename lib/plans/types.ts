import type { AuditRow } from "@/lib/audit/types";
import type { CalendarDate } from "@/lib/calendar/date";
import type { PlanStatus } from "@/lib/db/generated/enums";

export type { PlanStatus };

/** What every page of a plan shows at its head. */
export interface PlanHead {
  id: string;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  issuedOn: CalendarDate | null;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  status: PlanStatus;
  /** Since this day it only stays to be read; null while it is under way. */
  archivedOn: CalendarDate | null;
  handedOut: boolean;
  /** The day on which tasks were first handed out; before it there is nothing to look back to. */
  handedOutOn: CalendarDate | null;
  taskCount: number;
  departmentCount: number;
  indicatorCount: number;
}

/** A plan in the list of plans. */
export interface PlanListed {
  id: string;
  title: string;
  documentNumber: string | null;
  issuer: string | null;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  status: PlanStatus;
}

export interface PlanOrigin {
  basis: unknown;
  fileName: string | null;
  format: string | null;
  size: number | null;
  readOn: CalendarDate | null;
  /** Every text that was or is in force, the newest first. */
  editions: PlanEdition[];
}

/** A text of a plan as it came in, with the file that it was read from. */
export interface PlanEdition {
  id: string;
  /** From 1; the highest is in force. */
  edition: number;
  fileName: string;
  size: number;
  /** When it came into force, and who brought it; null where nobody did by hand. */
  since: CalendarDate;
  by: string | null;
}

/** One entry of a plan's history; `count` entries of one person on one day that are told together. */
export interface PlanEvent {
  sequence: number;
  kind: string;
  at: Date;
  day: CalendarDate;
  actorName: string;
  departmentName: string | null;
  count: number;
  data: unknown;
  taskId: string | null;
  taskNumber: string | null;
  taskName: string | null;
}

/** An entry of the log about a plan, with the task that it is about. */
export type PlanHistoryEntry = AuditRow & Pick<PlanEvent, "taskNumber" | "taskName">;

/** Some entries of a plan's whole history. */
export interface PlanHistoryPage {
  entries: PlanHistoryEntry[];
  /** Where the earlier ones go on; null at the beginning of the plan. */
  next: number | null;
  /** Whether later ones were left behind. */
  isOlder: boolean;
}
