/** Number of days of a month (1–12) in the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** ISO date of a day, or null where the calendar has no such day (February 30th, month 13, year 20). */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The ISO date of the last day of a month, or null where there is no such month. */
export function endOfMonth(year: number, month: number): string | null {
  return month >= 1 && month <= 12 ? isoDate(year, month, daysInMonth(year, month)) : null;
}

/** Adds months to an ISO date; a day that the target month lacks becomes its last one. Null for a malformed date. */
export function addMonths(date: string, months: number): string | null {
  const parts = splitIso(date);
  if (parts === null) return null;
  const index = parts.year * 12 + (parts.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoDate(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** Adds calendar days to an ISO date. Null for a malformed date. */
export function addDays(date: string, days: number): string | null {
  const parts = splitIso(date);
  if (parts === null) return null;
  const moved = new Date(Date.UTC(parts.year, parts.month - 1, parts.day + days));
  return isoDate(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Year, month (1–12) and day of an ISO date, or null. */
function splitIso(date: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return null;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}
