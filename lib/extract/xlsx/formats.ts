import { numberFormatsOf, type XmlElement } from "@/lib/extract/xlsx/parts";
import { child, childElements } from "@/lib/extract/xml";

/** How a number is shown, as far as its meaning depends on it. */
export type Display = "number" | "percent" | "date" | "month" | "time";

/** Days from the spreadsheet's day 0 to the start of 1970, in both of its calendars. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const DAY = 86_400_000;
const LAST_DAY = 2_958_465;

/** The display of each cell style, by its number. */
export function readDisplays(styles: XmlElement | null): Display[] {
  const custom = numberFormatsOf(styles);
  return childElements(child(styles ?? undefined, "s:cellXfs"), "s:xf").map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    return custom.has(id) ? displayOf(custom.get(id) ?? "") : builtIn(id);
  });
}

// Built-in formats; those from 27 on as they are in Chinese editions.
const percents = new Set([9, 10]);
const months = new Set([17, 27, 36, 50, 52, 57]);
const dates = new Set([14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58]);
const times = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);

function builtIn(id: number): Display {
  if (percents.has(id)) return "percent";
  if (months.has(id)) return "month";
  if (dates.has(id)) return "date";
  return times.has(id) ? "time" : "number";
}

function displayOf(code: string): Display {
  const plain = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  if (plain.includes("%")) return "percent";
  if (/y/.test(plain)) return /d/.test(plain) ? "date" : "month";
  if (/d/.test(plain) && /m/.test(plain)) return "date";
  return /[hs]/.test(plain) ? "time" : "number";
}

/** A number as a reader of the sheet understands it: dates in words, percentages with their sign. */
export function showNumber(value: number, display: Display, from1904: boolean): string {
  if (display === "percent") return `${rounded(value * 100)}%`;
  if ((display === "date" || display === "month") && value >= 1 && value <= LAST_DAY) {
    const day = new Date((Math.floor(value) - (from1904 ? EPOCH_1904 : EPOCH_1900)) * DAY);
    const month = `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月`;
    return display === "month" ? month : `${month}${day.getUTCDate()}日`;
  }
  if (display === "time" && value >= 0 && value < 1) {
    const minutes = Math.round(value * 1440);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }
  return rounded(value);
}

/** Without the noise behind the fifteenth digit that sums of fractions carry. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(15)));
}
