import type { CalendarDate } from "@/lib/calendar/date";
import type { LeadRule, PlanStatus } from "@/lib/db/generated/enums";

export type { LeadRule, PlanStatus };

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
  handedOut: boolean;
  taskCount: number;
  departmentCount: number;
  indicatorCount: number;
}
