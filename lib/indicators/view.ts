import type { CalendarDate } from "@/lib/calendar/date";
import { decimals, type Path, pathOf, type Standing, standing, yearEnd } from "./rules";
import type { Indicator } from "./types";

export interface IndicatorView {
  id: string;
  name: string;
  unit: string | null;
  nature: Indicator["nature"];
  /** The last reading, written with as many places as the plan uses. */
  latest: { on: CalendarDate; text: string } | null;
  target: { year: number; text: string } | null;
  path: Path | null;
  /** The baseline counts as the first reading, so that the line begins where the way does. */
  readings: { date: CalendarDate; value: number }[];
  standing: { key: Standing; difference: string; isBehind: boolean } | null;
}

export function indicatorView(indicator: Indicator): IndicatorView {
  const { baseline, targets, readings } = indicator;
  const figures = [baseline, ...targets, ...readings].flatMap((point) => (point ? [point.value] : []));
  const places = Math.max(0, ...figures.map(decimals));
  const write = (value: number) => value.toFixed(places);
  const path = pathOf(indicator);
  const last = readings.at(-1);
  const target = targets.at(-1);
  const stands = path && last ? standing(path, last) : null;
  return {
    id: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    nature: indicator.nature,
    latest: last ? { on: last.on, text: write(last.value) } : null,
    target: target ? { year: target.year, text: write(target.value) } : null,
    path,
    readings: [
      ...(baseline ? [{ date: yearEnd(baseline.year), value: baseline.value }] : []),
      ...readings.map(({ on, value }) => ({ date: on, value })),
    ],
    standing: stands && {
      key: stands.standing,
      difference: write(stands.difference),
      isBehind: stands.isBehind,
    },
  };
}
