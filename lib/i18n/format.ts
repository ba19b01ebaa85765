import { numberFormat, relativeDays, wallClock, weekday } from "@/lib/text/formatters";
import { type Locale, timeZone } from "./locales";

/** Minus as it is printed (U+2212), as wide as a plus, so that columns of differences align. */
const minus = "−";

type DateStyle = "long" | "day" | "compact" | "tick";

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A calendar date written 2026-11-21.
 * long: 2026年11月21日 · day: 11月21日 · compact (tables): 2026-11-21 · tick (narrow columns): 11-21
 */
export function formatDate(date: string, locale: Locale, style: DateStyle = "long"): string {
  const [year = "", month = "", day = ""] = date.split("-");
  if (style === "compact") return date;
  if (style === "tick") return `${month}-${day}`;
  const m = Number(month);
  const d = Number(day);
  if (locale === "zh-CN") return style === "long" ? `${year}年${m}月${d}日` : `${m}月${d}日`;
  const name = englishMonths[m - 1] ?? month;
  return style === "long" ? `${d} ${name} ${year}` : `${d} ${name}`;
}

/** A month written 2026-11: 2026年11月, or 11月 where the year is plain. */
export function formatMonth(month: string, locale: Locale, style: "long" | "short" = "long"): string {
  const [year = "", part = ""] = month.split("-");
  const m = Number(part);
  if (locale === "zh-CN") return style === "long" ? `${year}年${m}月` : `${m}月`;
  const name = englishMonths[m - 1] ?? part;
  return style === "long" ? `${name} ${year}` : name;
}

export function formatWeekday(date: string, locale: Locale): string {
  return weekday(locale).format(new Date(`${date}T00:00:00Z`));
}

/** An instant as wall-clock parts in China. */
function chineseClock(instant: Date): { date: string; time: string } {
  const [date = "", time = ""] = wallClock(timeZone).format(instant).split(" ");
  return { date, time };
}

/** 14:02 */
export function formatTime(instant: Date): string {
  return chineseClock(instant).time;
}

/** 11月18日 16:20, with the year in the long style. */
export function formatDateTime(instant: Date, locale: Locale, style: DateStyle = "day"): string {
  const { date, time } = chineseClock(instant);
  return `${formatDate(date, locale, style)} ${time}`;
}

/** Days from today, in words: 今天, 明天, 5天后, 51天前. */
export function formatRelativeDays(days: number, locale: Locale): string {
  return relativeDays(locale).format(Math.trunc(days), "day");
}

export function formatNumber(value: number, locale: Locale, fractionDigits = 0): string {
  const text = numberFormat(locale, fractionDigits).format(value);
  return text === "-0" ? "0" : text.replace("-", minus);
}

/** 0–100, not a fraction: percentages are kept as officials write them. */
export function formatPercent(value: number, locale: Locale, fractionDigits = 0): string {
  return `${formatNumber(value, locale, fractionDigits)}%`;
}

/** A difference always shows its direction: +3, −10, 0. */
export function formatDifference(value: number, locale: Locale, fractionDigits = 0): string {
  const text = formatNumber(value, locale, fractionDigits);
  return value > 0 && text !== "0" ? `+${text}` : text;
}

export function formatList(items: readonly string[], locale: Locale): string {
  return items.join(locale === "zh-CN" ? "、" : ", ");
}
