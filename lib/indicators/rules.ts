import { type CalendarDate, daysBetween } from "@/lib/calendar/date";
import type { Indicator } from "./types";

/** A year's figure is the one at its end. */
export function yearEnd(year: number): CalendarDate {
  return `${year}-12-31`;
}

export interface Path {
  baseline: { date: CalendarDate; value: number };
  target: { date: CalendarDate; value: number };
}

/** The straight way from the baseline to the last target; null where the plan does not print both. */
export function pathOf(indicator: Pick<Indicator, "baseline" | "targets">): Path | null {
  const { baseline } = indicator;
  const target = indicator.targets.at(-1);
  if (!baseline || !target || target.year <= baseline.year) return null;
  return {
    baseline: { date: yearEnd(baseline.year), value: baseline.value },
    target: { date: yearEnd(target.year), value: target.value },
  };
}

/** Where the way stands on a day; it neither begins before the baseline nor goes on after the target. */
export function valueOnPath({ baseline, target }: Path, day: CalendarDate): number {
  const total = daysBetween(baseline.date, target.date);
  const elapsed = Math.min(total, Math.max(0, daysBetween(baseline.date, day)));
  return baseline.value + ((target.value - baseline.value) * elapsed) / total;
}

export type Standing = "above" | "below" | "on_path";

/**
 * How a reading stands to the way, in the unit of the indicator, rounded to the places in which the plan prints its
 * figures. `falling` where less is better: then standing above is what falls behind.
 */
export function standing(
  path: Path,
  reading: { on: CalendarDate; value: number },
): { standing: Standing; difference: number; isBehind: boolean } {
  const places = Math.max(
    decimals(path.baseline.value),
    decimals(path.target.value),
    decimals(reading.value),
  );
  const difference = Number((reading.value - valueOnPath(path, reading.on)).toFixed(places));
  const falling = path.target.value < path.baseline.value;
  return {
    standing: difference === 0 ? "on_path" : difference > 0 ? "above" : "below",
    difference: Math.abs(difference),
    isBehind: falling ? difference > 0 : difference < 0,
  };
}

/** Decimal places of a figure as it is written. */
export function decimals(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}
