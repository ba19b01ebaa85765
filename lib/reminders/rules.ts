import { addDays, type CalendarDate, dayOf } from "@/lib/calendar/date";
import { lastWorkingDay } from "@/lib/holidays/rules";
import type { WorkCalendar } from "@/lib/holidays/types";
import { wallClock } from "@/lib/text/formatters";

/** Reminders go out once offices are open. */
const firstHour = 8;
/** After a longer downtime older days are let go: what is owed stands in the digest anyway. */
const longestCatchUpDays = 7;

/** The day whose reminders could go out now in a time zone; null before hours. Whether it is a quiet day is asked then. */
export function reminderDay(now: Date, timeZone: string): CalendarDate | null {
  const hour = Number(wallClock(timeZone).format(now).slice(11, 13));
  return hour < firstHour ? null : dayOf(now, timeZone);
}

/** How far ahead a due day may be and be reminded of today: three days, and as long a holiday before them as there is. */
export const daysAhead = 21;

/**
 * The due days of which is reminded on a day: three days before, on the day itself, a day and a week after. What falls
 * on a quiet day before is moved to the working day before it; what fell into days on which nothing ran is made up for.
 */
export function dueDaysToRemind(
  day: CalendarDate,
  lastRun: CalendarDate | null,
  calendar: WorkCalendar,
): CalendarDate[] {
  const oldest = addDays(day, -longestCatchUpDays);
  const yesterday = addDays(day, -1);
  // A holiday may be longer than the days that are made up for: nothing of it is let go.
  const [limit = oldest] = [lastWorkingDay(yesterday, calendar), oldest].sort();
  const after = lastRun === null ? yesterday : lastRun < limit ? limit : lastRun;
  const found: CalendarDate[] = [];
  for (let due = addDays(after, -7); due <= addDays(day, daysAhead); due = addDays(due, 1)) {
    const moments = [
      lastWorkingDay(addDays(due, -3), calendar),
      lastWorkingDay(due, calendar),
      addDays(due, 1),
      addDays(due, 7),
    ];
    if (moments.some((moment) => moment > after && moment <= day)) found.push(due);
  }
  return found;
}
