import { addDays, type CalendarDate, monthEnd, monthStart } from "@/lib/calendar/date";
import type { Period, PeriodDays, PeriodName, RegularKind } from "./types";

/** Day of the month on which reports are due unless a supervisor settles otherwise. */
const usualDueDay = 25;
/** A plan without an end gets periods for this many months. */
const monthsWithoutEnd = 24;

const monthsOf: Record<RegularKind, number> = { monthly: 1, quarterly: 3 };

/** First day of the month or quarter that a day lies in. */
function spanStart(day: CalendarDate, rhythm: RegularKind): CalendarDate {
  const month = Number(day.slice(5, 7)) - 1;
  return monthStart(day, -(month % monthsOf[rhythm]));
}

/**
 * Regular periods from the month or quarter of a day to that of the plan's end. Reports are written in the last month
 * of each and due on a day of it. What is due before the first day is left out: nobody could report in it.
 */
export function regularPeriods(
  rhythm: RegularKind,
  from: CalendarDate,
  planEndsOn: CalendarDate | null,
  dueDay: number,
): PeriodDays[] {
  const months = monthsOf[rhythm];
  const first = spanStart(from, rhythm);
  const last = planEndsOn ?? monthEnd(from, monthsWithoutEnd);
  const periods: PeriodDays[] = [];
  for (let month = 0; monthStart(first, month) <= last; month += months) {
    const opensOn = monthStart(first, month + months - 1);
    const endsOn = monthEnd(opensOn);
    const dueOn = addDays(opensOn, Math.min(dueDay, Number(endsOn.slice(8))) - 1);
    if (dueOn >= from) periods.push({ startsOn: monthStart(first, month), endsOn, opensOn, dueOn });
  }
  return periods;
}

/** Monthly periods as a plan gets them at hand-out. */
export function monthlyPeriods(handedOutOn: CalendarDate, planEndsOn: CalendarDate | null): PeriodDays[] {
  return regularPeriods("monthly", handedOutOn, planEndsOn, usualDueDay);
}

interface MilestonePeriod {
  milestoneOn: CalendarDate;
  opensOn: CalendarDate;
  dueOn: CalendarDate;
}

/**
 * The periods that milestones ask for on a day: one for each day on which some fall and that is near and not past. Each opens
 * so many days before, and is due on its day, or on the next one on which offices work.
 */
export function milestonePeriods(
  milestones: readonly CalendarDate[],
  days: number,
  today: CalendarDate,
  nextWorkingDay: (day: CalendarDate) => CalendarDate,
): MilestonePeriod[] {
  return [...new Set(milestones)]
    .map((milestoneOn) => ({
      milestoneOn,
      opensOn: addDays(milestoneOn, -days),
      dueOn: nextWorkingDay(milestoneOn),
    }))
    .filter(({ milestoneOn, opensOn }) => opensOn <= today && today <= milestoneOn)
    .sort((a, b) => (a.milestoneOn < b.milestoneOn ? -1 : 1));
}

/** Whether a period asks a task at all: one of a milestone those that have a milestone on its day. In SQL: period_concerns. */
export function concernsTask(
  milestoneOn: CalendarDate | null,
  milestonesOfTask: readonly CalendarDate[],
): boolean {
  return milestoneOn === null || milestonesOfTask.includes(milestoneOn);
}

/** As the logs name a period: "2026-11", "2026-Q4", the day of its milestones, or the name that it was given. */
export function periodLabel({ kind, name, startsOn, milestoneOn }: PeriodName): string {
  if (kind === "manual") return name ?? startsOn;
  if (milestoneOn) return milestoneOn;
  const quarter = Math.ceil(Number(startsOn.slice(5, 7)) / 3);
  return kind === "quarterly" ? `${startsOn.slice(0, 4)}-Q${quarter}` : startsOn.slice(0, 7);
}

const order = ["open", "overdue", "closed"];

/**
 * The period that a plan's pages speak of: the open one that is due first; where all open ones are past their day, the
 * one that was due last; where none is open any more, the last that was. Null where none has opened yet. Those of
 * milestones ask some of the tasks only and are never meant.
 */
export function currentPeriod<T extends Pick<Period, "state" | "dueOn" | "startsOn" | "milestoneOn">>(
  periods: readonly T[],
): T | null {
  const latest = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
  const [current = null] = periods
    .filter(({ state, milestoneOn }) => state !== "upcoming" && milestoneOn === null)
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        (a.state === "open" ? latest(b.dueOn, a.dueOn) : latest(a.dueOn, b.dueOn)) ||
        latest(a.startsOn, b.startsOn),
    );
  return current;
}
