import { addDays, type CalendarDate, monthEnd, monthStart } from "@/lib/calendar/date";
import type { AssignmentRole, TaskStatus } from "@/lib/tasks/types";
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

interface Owing {
  reporters: PeriodReporters;
  role: AssignmentRole;
  status: TaskStatus;
  /** First day of the work: the task's own, else the plan's. */
  starts: CalendarDate;
  dueOn: CalendarDate;
}

/** Whether a department's part of a task is to be reported in a period; work that has not begun owes none. In SQL: owes_report. */
export function owesReport({ reporters, role, status, starts, dueOn }: Owing): boolean {
  const isAsked =
    reporters === "all" || role === "lead" || (reporters === "responsible" && role === "responsible");
  const isUnderWay = status === "in_progress" || status === "completion_claimed";
  return isAsked && (isUnderWay || (status === "assigned" && starts <= dueOn));
}
