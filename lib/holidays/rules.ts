import { addDays, type CalendarDate, daysBetween } from "@/lib/calendar/date";
import { isoDate } from "@/lib/calendar/days";
import type { SpecialDay, SpecialDays, WorkCalendar } from "./types";

/** A calendar in which everything off would have no next working day. */
const longestSearch = 366;
/** Longer than any holiday: a line that says so has a year wrong. */
const longestRange = 31;

function isWeekend(day: CalendarDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Whether offices work on a day. In SQL: is_working_day. */
export function isWorkingDay(day: CalendarDate, calendar: WorkCalendar): boolean {
  return calendar.get(day) ?? !isWeekend(day);
}

/** The day itself where offices work on it, else the next one on which they do. In SQL: next_working_day. */
export function nextWorkingDay(day: CalendarDate, calendar: WorkCalendar): CalendarDate {
  for (let days = 0; days <= longestSearch; days++) {
    const found = addDays(day, days);
    if (isWorkingDay(found, calendar)) return found;
  }
  return day;
}

/** The day itself where offices work on it, else the last one before it on which they did. */
export function lastWorkingDay(day: CalendarDate, calendar: WorkCalendar): CalendarDate {
  for (let days = 0; days <= longestSearch; days++) {
    const found = addDays(day, -days);
    if (isWorkingDay(found, calendar)) return found;
  }
  return day;
}

const dateForm = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/g;
const worked = /调休上班|上班|补班|工作日|workday|working day/gi;

/** The days of one line, or null where it says no name, no day, or days that cannot be. */
function readLine(line: string): SpecialDay[] | null {
  const dates = [...line.matchAll(dateForm)].map(([, year, month, day]) =>
    isoDate(Number(year), Number(month), Number(day)),
  );
  const [from, to = from] = dates;
  if (!from || !to || dates.length > 2 || dates.includes(null)) return null;
  const length = daysBetween(from, to) + 1;
  if (length < 1 || length > longestRange) return null;
  const words = line.replace(dateForm, " ");
  const isWorking = words.match(worked) !== null;
  const left = words
    .replace(worked, " ")
    .replace(/[（(][^（）()]*[）)]|[~～—–至到,，、;；:：-]/g, " ")
    .trim();
  const name = left.replace(/\s+/g, " ") || (isWorking ? "调休" : "");
  if (name === "" || name.length > 40) return null;
  return Array.from({ length }, (_, index) => ({ day: addDays(from, index), isWorking, name }));
}

/**
 * Reads pasted lines such as "2026-10-01 2026-10-07 国庆节" and "2026-10-10 上班 国庆节". Of a day that is named twice the
 * last line counts. `wrong` are the numbers of lines that were not understood, from 1.
 */
export function readCalendarLines(text: string): { days: SpecialDay[]; wrong: number[] } {
  const days = new Map<CalendarDate, SpecialDay>();
  const wrong: number[] = [];
  for (const [index, line] of text.normalize("NFKC").split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (read === null) wrong.push(index + 1);
    for (const day of read ?? []) days.set(day.day, day);
  }
  return { days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)), wrong };
}

/** Neighbouring days of one name and kind as one. The days come in order. */
export function inRanges(days: readonly SpecialDay[]): SpecialDays[] {
  const ranges: SpecialDays[] = [];
  for (const { day, isWorking, name } of days) {
    const last = ranges.at(-1);
    if (last && last.name === name && last.isWorking === isWorking && addDays(last.to, 1) === day) {
      ranges[ranges.length - 1] = { ...last, to: day, days: last.days + 1 };
    } else ranges.push({ from: day, to: day, days: 1, isWorking, name });
  }
  return ranges;
}
