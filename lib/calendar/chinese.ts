import { isoDate } from "@/lib/calendar/days";
import { parseNumeral } from "@/lib/text/numerals";

const FULL_DATE =
  /([12]\d{3}|[一二][零〇○Ｏ一二三四五六七八九]{3})\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日/g;
const NUMERIC_DATE = /(?<!\d)([12]\d{3})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g;

export interface FoundDate {
  /** ISO date. */
  date: string;
  /** Offsets into the text that was searched. */
  start: number;
  end: number;
}

/** Finds full dates in width-folded text: `2019年7月18日`, `二〇一九年七月十八日`, `2019-07-18`; in order of place. */
export function findFullDates(text: string): FoundDate[] {
  // Most lines that are asked hold no date at all.
  if (!/年|\d[-./]\d/.test(text)) return [];
  const found: FoundDate[] = [];
  for (const pattern of [FULL_DATE, NUMERIC_DATE]) {
    for (const match of text.matchAll(pattern)) {
      const [year, month, day] = [match[1], match[2], match[3]].map((part) => parseNumeral(part ?? ""));
      const date = isoDate(year ?? 0, month ?? 0, day ?? 0);
      if (date !== null) found.push({ date, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The date that a whole line states and nothing else, or null: the shape of a signature's date. */
export function wholeDate(line: string): string | null {
  const trimmed = line.trim();
  const [first] = findFullDates(trimmed);
  if (first === undefined) return null;
  const around = trimmed.slice(0, first.start) + trimmed.slice(first.end);
  return /^[\s()（）]*$/.test(around) ? first.date : null;
}
