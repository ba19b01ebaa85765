import { type CalendarDate, daysBetween } from "@/lib/calendar/date";
import type { Light } from "@/lib/tasks/types";
import { punctualityRate } from "./rules";
import type { CompletionDay, MonthRate, Punctuality, Sums } from "./types";

/** The counts of a set of tasks, by light. */
export function lightCounts(sums: Sums): Record<Light, number> {
  return { red: sums.red, yellow: sums.yellow, green: sums.green, none: sums.none, done: sums.done };
}

/** How far behind (positive) or ahead a set of tasks is; null where nothing is expected of it. */
export function lagOf(sums: Pick<Sums, "progress" | "expected">): number | null {
  return sums.expected === null ? null : sums.expected - sums.progress;
}

export type GapChange = "shrunk" | "grown" | "same" | "turned";

/** How the gap to what is expected moved between two days. */
export function gapChange(before: number, now: number): GapChange {
  if (before === now) return "same";
  if (before < 0 || now < 0) return "turned";
  return now < before ? "shrunk" : "grown";
}

/** Days of the plan that have passed, and their share of all; null for a plan without an end. */
export function elapsed(
  starts: CalendarDate,
  ends: CalendarDate | null,
  day: CalendarDate,
): { days: number; percent: number | null } {
  const days = Math.max(0, daysBetween(starts, day));
  if (ends === null) return { days, percent: null };
  const total = daysBetween(starts, ends);
  return { days, percent: total <= 0 ? 100 : Math.min(100, Math.round((100 * days) / total)) };
}

export interface CompletionView {
  start: CalendarDate;
  end: CalendarDate;
  done: { date: CalendarDate; count: number }[];
  due: { date: CalendarDate; count: number }[];
  /** Of what is due by the end of the year: how much is still to be finished. */
  leftThisYear: number;
}

/** Two lines of steps from the start of the plan to its last deadline. */
export function completionView(
  days: readonly CompletionDay[],
  plan: { startsOn: CalendarDate; endsOn: CalendarDate | null },
  day: CalendarDate,
): CompletionView {
  const line = (key: "done" | "due") =>
    days.flatMap((one) => (one[key] === null ? [] : [{ date: one.date, count: one[key] }]));
  const done = line("done");
  const due = line("due");
  const yearEnd = `${day.slice(0, 4)}-12-31`;
  const last = (steps: typeof done, until: CalendarDate) =>
    steps.findLast((step) => step.date <= until)?.count ?? 0;
  const ends = [plan.endsOn, due.at(-1)?.date, day].flatMap((date) => date ?? []);
  const starts = [plan.startsOn, done[0]?.date, day].flatMap((date) => date ?? []);
  return {
    start: starts.sort()[0] ?? day,
    end: ends.sort().at(-1) ?? day,
    done,
    due,
    leftThisYear: Math.max(0, last(due, yearEnd) - last(done, day)),
  };
}

/** Share of reports that came in time in the last month that is over, and in the one before it. */
export function lastRates(rows: readonly Punctuality[]): { now: MonthRate | null; before: MonthRate | null } {
  const months = new Map<string, { onTime: number; late: number; missing: number; open: number }>();
  for (const row of rows) {
    const sum = months.get(row.month) ?? { onTime: 0, late: 0, missing: 0, open: 0 };
    sum.onTime += row.onTime;
    sum.late += row.late;
    sum.missing += row.missing;
    sum.open += row.open;
    months.set(row.month, sum);
  }
  const over = [...months].flatMap(([month, sum]) => {
    const rate = punctualityRate(sum);
    return sum.open > 0 || rate === null ? [] : [{ month, rate }];
  });
  over.sort((a, b) => b.month.localeCompare(a.month));
  return { now: over[0] ?? null, before: over[1] ?? null };
}
