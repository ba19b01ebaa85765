import { type CalendarDate, isCalendarDate, monthEnd } from "@/lib/calendar/date";
import type { TaskStatus } from "@/lib/tasks/types";

/** Drafts are not work yet; what is suspended or cancelled is nobody's to finish. In SQL: `counting`. */
function countsForProgress(status: TaskStatus): boolean {
  return status !== "draft" && status !== "suspended" && status !== "cancelled";
}

interface Measured {
  status: TaskStatus;
  percent: number;
  expected: number | null;
}

/** Half up, in whole numbers: floating point would now and then fall on the wrong side. */
function mean(sum: number, count: number): number {
  return Math.floor((2 * sum + count) / (2 * count));
}

/**
 * 完成度 and 序时 of a set of tasks: plain means over those that count. A task without a deadline is held to be
 * where it should be, so that it moves neither the plan's lag up nor down. The same rule stands in SQL as `sums`.
 */
export function meanProgress(tasks: readonly Measured[]): { progress: number; expected: number | null } {
  const counted = tasks.filter((task) => countsForProgress(task.status));
  if (counted.length === 0) return { progress: 0, expected: null };
  const progress = counted.reduce((sum, task) => sum + task.percent, 0);
  const expected = counted.reduce((sum, task) => sum + (task.expected ?? task.percent), 0);
  return {
    progress: mean(progress, counted.length),
    expected: counted.some((task) => task.expected !== null) ? mean(expected, counted.length) : null,
  };
}

/** How many of those owed came in time, in percent rounded half up; null where none was owed. */
export function punctualityRate(counts: { onTime: number; late: number; missing: number }): number | null {
  const owed = counts.onTime + counts.late + counts.missing;
  return owed === 0 ? null : mean(100 * counts.onTime, owed);
}

/** Whether a share of reports in time is pointed out as low: below nine in ten. Null is no share and never low. */
export function isLowRate(rate: number | null): boolean {
  return rate !== null && rate < 90;
}

export interface ShownDays {
  /** What is shown. */
  day: CalendarDate;
  /** What it is compared with; always before it. */
  before: CalendarDate;
  /** Days to compare with that are offered: ends of the months before, the latest first. */
  choices: CalendarDate[];
  /** The first day that can be shown. */
  earliest: CalendarDate;
}

/** Ends of months that are offered to compare with. */
const monthsBack = 12;

/** The days asked for, brought back into what the log knows: from hand-out to today. Without a wish: today, and the end of last month. */
export function shownDays(
  wish: { asOf: string | undefined; against: string | undefined },
  { handedOutOn, today }: { handedOutOn: CalendarDate | null; today: CalendarDate },
): ShownDays {
  const earliest = handedOutOn !== null && handedOutOn < today ? handedOutOn : today;
  const day = within(wish.asOf && isCalendarDate(wish.asOf) ? wish.asOf : today, earliest, today);
  const choices = Array.from({ length: monthsBack }, (_, back) => monthEnd(day, -1 - back)).filter(
    (end, index) => index === 0 || end >= earliest,
  );
  const { against } = wish;
  const before = against && isCalendarDate(against) && against < day ? against : monthEnd(day, -1);
  return { day, before, choices: choices.includes(before) ? choices : [before, ...choices], earliest };
}

function within(day: CalendarDate, first: CalendarDate, last: CalendarDate): CalendarDate {
  if (day < first) return first;
  return day > last ? last : day;
}
