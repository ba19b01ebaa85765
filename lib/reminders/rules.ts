import { addDays, type CalendarDate, dayOf } from "@/lib/calendar/date";

/** Reminders go out once offices are open. */
const firstHour = 8;
/** After a longer downtime older days are let go: what is owed stands in the digest anyway. */
const longestCatchUpDays = 7;

/** Saturday and Sunday. */
export function isQuietDay(day: CalendarDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

function lastWorkingDay(day: CalendarDate): CalendarDate {
  return isQuietDay(day) ? lastWorkingDay(addDays(day, -1)) : day;
}

/** The day whose reminders are to go out now in a time zone; null before hours and on quiet days. */
export function reminderDay(now: Date, timeZone: string): CalendarDate | null {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(now),
  );
  const day = dayOf(now, timeZone);
  return hour < firstHour || isQuietDay(day) ? null : day;
}

/**
 * The due days of which is reminded on a day: three days before, on the day itself, a day and a week after. What falls
 * on a quiet day is moved to the working day before; what fell into days on which nothing ran is made up for.
 */
export function dueDaysToRemind(day: CalendarDate, lastRun: CalendarDate | null): CalendarDate[] {
  const oldest = addDays(day, -longestCatchUpDays);
  const yesterday = addDays(day, -1);
  const after = lastRun === null ? yesterday : lastRun < oldest ? oldest : lastRun;
  const found: CalendarDate[] = [];
  for (let due = addDays(after, -7); due <= addDays(day, 6); due = addDays(due, 1)) {
    const moments = [lastWorkingDay(addDays(due, -3)), lastWorkingDay(due), addDays(due, 1), addDays(due, 7)];
    if (moments.some((moment) => moment > after && moment <= day)) found.push(due);
  }
  return found;
}
