import { wallClock } from "@/lib/text/formatters";

/** A day of the calendar as "YYYY-MM-DD". Such strings sort and compare as days do. */
export type CalendarDate = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayInMs = 86_400_000;

/** Milliseconds at which the day begins in UTC; NaN for what is no day, such as "2026-02-30". */
function dayStart(date: CalendarDate): number {
  const match = pattern.exec(date);
  if (!match) return Number.NaN;
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? Number.NaN : at;
}

export function isCalendarDate(text: string): boolean {
  return !Number.isNaN(dayStart(text));
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((dayStart(to) - dayStart(from)) / dayInMs);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(dayStart(date) + days * dayInMs).toISOString().slice(0, 10);
}

/** First day of the month that lies `months` after the date's own. */
export function monthStart(date: CalendarDate, months = 0): CalendarDate {
  const start = new Date(dayStart(date));
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1))
    .toISOString()
    .slice(0, 10);
}

export function monthEnd(date: CalendarDate, months = 0): CalendarDate {
  return addDays(monthStart(date, months + 1), -1);
}

/** The day that an instant falls on in a time zone. */
export function dayOf(instant: Date, timeZone: string): CalendarDate {
  return wallClock(timeZone).format(instant).slice(0, 10);
}

/** How a `date` column wants it. */
export function toDatabaseDate(date: CalendarDate): Date {
  return new Date(dayStart(date));
}

/** From a `date` column. */
export function fromDatabaseDate(date: Date): CalendarDate {
  return date.toISOString().slice(0, 10);
}
