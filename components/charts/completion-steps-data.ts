export type CountFrom = {
  /** 2026-11-21 */
  date: string;
  /** How many in all, from this day on. */
  count: number;
};

export type StepPoint = { at: number; done: number | null; due: number | null };

export const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const sorted = (counts: readonly CountFrom[]) =>
  [...counts].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

/** The count that holds on a day. */
export function countOn(counts: readonly CountFrom[], date: string): number {
  let count = 0;
  for (const step of sorted(counts)) if (step.date <= date) count = step.count;
  return count;
}

/**
 * One row for each day on which something changes, plus both ends and the day we look from.
 * What is done is unknown after that day, and is left out rather than drawn flat.
 */
export function prepareSteps({
  start,
  end,
  asOf,
  done,
  due,
}: {
  start: string;
  end: string;
  asOf: string;
  done: readonly CountFrom[];
  due: readonly CountFrom[];
}): StepPoint[] {
  const days = new Set([start, asOf, end]);
  for (const step of [...done, ...due]) if (step.date >= start && step.date <= end) days.add(step.date);
  return [...days].sort().map((date) => ({
    at: dayNumber(date),
    done: date <= asOf ? countOn(done, date) : null,
    due: countOn(due, date),
  }));
}

/** At most seven months on the axis, at even distance: 2025.07, 2026.01 … */
export function monthTicks(start: string, end: string): { at: number; label: string }[] {
  const first = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
  const last = Number(end.slice(0, 4)) * 12 + Number(end.slice(5, 7)) - 1;
  const span = Math.max(1, last - first);
  const step = [1, 2, 3, 6, 12, 24, 60].find((months) => span / months <= 6) ?? 120;
  const ticks: { at: number; label: string }[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const year = Math.floor(month / 12);
    const part = String((month % 12) + 1).padStart(2, "0");
    const at = dayNumber(`${year}-${part}-01`);
    if (at >= dayNumber(start) && at <= dayNumber(end)) ticks.push({ at, label: `${year}.${part}` });
  }
  return ticks;
}

const countSteps = [1, 2, 3, 4, 5, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000];

/** 0 and three round counts above it, the last at or over the highest. */
export function countTicks(highest: number): number[] {
  const step = countSteps.find((size) => size * 3 >= highest) ?? Math.ceil(highest / 3);
  return [0, step, step * 2, step * 3];
}
