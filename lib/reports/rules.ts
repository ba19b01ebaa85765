import { addDays, type CalendarDate, monthEnd, monthStart } from "@/lib/calendar/date";
import type { PeriodReporters, ReportStatus } from "./types";

/** The officer can write in it. */
export function isWritable(status: ReportStatus): boolean {
  return status === "draft" || status === "returned";
}

/** It has left the department and waits for the supervisor. */
export function awaitsReview(status: ReportStatus, signOffRequired: boolean): boolean {
  return status === "signed_off" || (status === "submitted" && !signOffRequired);
}

/** The states in which a report waits for the supervisor, for those who read many at once. */
export function reviewableStatuses(signOffRequired: boolean): ReportStatus[] {
  return signOffRequired ? ["signed_off"] : ["submitted", "signed_off"];
}

export interface PeriodDays {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  opensOn: CalendarDate;
  dueOn: CalendarDate;
}

/** Day of the month on which monthly reports are due. */
const monthlyDueDay = 25;
/** A plan without an end gets periods for this many months. */
const monthsWithoutEnd = 24;

/**
 * Monthly periods from the month of hand-out to that of the plan's end. A month whose due day has passed at
 * hand-out is left out: nobody could have reported in it.
 */
export function monthlyPeriods(handedOutOn: CalendarDate, planEndsOn: CalendarDate | null): PeriodDays[] {
  const last = planEndsOn ?? monthEnd(handedOutOn, monthsWithoutEnd);
  const periods: PeriodDays[] = [];
  for (let month = 0; monthStart(handedOutOn, month) <= last; month++) {
    const startsOn = monthStart(handedOutOn, month);
    const dueOn = addDays(startsOn, monthlyDueDay - 1);
    if (dueOn >= handedOutOn)
      periods.push({ startsOn, endsOn: monthEnd(handedOutOn, month), opensOn: startsOn, dueOn });
  }
  return periods;
}

/** Whether an assignment of this role has to report in a period; a collective name has nobody who could. */
export function mustReport(
  reporters: PeriodReporters,
  role: "lead" | "responsible" | "cooperating",
  isCollective: boolean,
): boolean {
  if (isCollective) return false;
  return reporters === "all" || role === "lead" || (reporters === "responsible" && role === "responsible");
}
