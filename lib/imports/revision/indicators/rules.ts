import { foldWords } from "../rules";
import type {
  ComparedIndicator,
  IndicatorChange,
  IndicatorComparison,
  IndicatorValue,
  StandingIndicator,
} from "../types";

/** An indicator as a text prints it; its name and group in the writing of that text. */
type Printed = Pick<ComparedIndicator, "group" | "name" | "unit" | "nature" | "values">;

/**
 * Which indicator of a plan each one of a later text is: of one group and name first, then of a name that each side
 * bears once, however the groups were named or ordered. Null where the plan has none.
 */
export function matchIndicators<T extends Pick<Printed, "group" | "name">>(
  old: readonly StandingIndicator[],
  fresh: readonly T[],
): { pairs: { before: StandingIndicator | null; after: T }[]; rest: StandingIndicator[] } {
  const free = new Set(old);
  const partner = new Map<T, StandingIndicator>();
  const join = (before: StandingIndicator, after: T) => {
    partner.set(after, before);
    free.delete(before);
  };
  const waiting = new Map<string, StandingIndicator[]>();
  for (const one of old) waiting.set(keyOf(one), [...(waiting.get(keyOf(one)) ?? []), one]);
  for (const one of fresh) {
    const before = waiting.get(keyOf(one))?.shift();
    if (before) join(before, one);
  }
  const names = (list: Iterable<Pick<Printed, "name">>) => {
    const counts = new Map<string, number>();
    for (const { name } of list) counts.set(foldWords(name), (counts.get(foldWords(name)) ?? 0) + 1);
    return counts;
  };
  const alone = fresh.filter((one) => !partner.has(one));
  const [there, here] = [names(alone), names(free)];
  for (const one of alone) {
    const name = foldWords(one.name);
    if (there.get(name) !== 1 || here.get(name) !== 1) continue;
    const before = [...free].find((other) => foldWords(other.name) === name);
    if (before) join(before, one);
  }
  return { pairs: fresh.map((after) => ({ before: partner.get(after) ?? null, after })), rest: [...free] };
}

function keyOf({ group, name }: Pick<Printed, "group" | "name">): string {
  return `${foldWords(group)}|${foldWords(name)}`;
}

/**
 * What a later text changes in the indicators of a plan, in its order, what it no longer prints last. A unit or a nature
 * that it does not print stays, and so do all values of an indicator of which it prints none.
 */
export function compareIndicators(
  old: readonly StandingIndicator[],
  fresh: readonly Printed[],
): IndicatorComparison[] {
  const { pairs, rest } = matchIndicators(old, named(fresh));
  return [
    ...pairs.map(({ before, after }): IndicatorComparison => {
      const { group, name, unit } = after;
      if (before === null) {
        const from = { unit: null, nature: null, values: [] };
        const changes = changesOf(from, { ...after, unit: unit || null });
        return { kind: "new", group, name, unit: unit || null, readings: 0, changes };
      }
      const now = {
        unit: unit || before.unit,
        nature: after.nature ?? before.nature,
        values: after.values.length > 0 ? after.values : before.values,
      };
      const changes = changesOf(before, now);
      const kind = changes.length > 0 ? "changed" : "same";
      return { kind, group, name, unit: now.unit, readings: before.readings, changes };
    }),
    ...rest.map(
      ({ group, name, unit, readings, isDropped }): IndicatorComparison => ({
        kind: isDropped ? "same" : "gone",
        group,
        name,
        unit,
        readings,
        changes: [],
      }),
    ),
  ];
}

/** Those that bear a name; a row of a table without one is none. */
export function named<T extends { name: string }>(indicators: readonly T[]): T[] {
  return indicators.filter(({ name }) => name.trim() !== "");
}

type Said = Pick<Printed, "unit" | "nature" | "values">;

function changesOf(before: Said, after: Said): IndicatorChange[] {
  const [from, to] = [valuesOf(before.values), valuesOf(after.values)];
  const years = [...new Map([...from, ...to]).values()].sort(
    // The figure that a plan starts from stands before those that it aims at.
    (a, b) => a.kind.localeCompare(b.kind) || a.year - b.year,
  );
  return [
    ...(foldWords(before.unit) === foldWords(after.unit)
      ? []
      : [{ field: "unit" as const, year: null, from: before.unit, to: after.unit }]),
    ...(before.nature === after.nature
      ? []
      : [{ field: "nature" as const, year: null, from: before.nature, to: after.nature }]),
    ...years.flatMap((one) => {
      const [was, is] = [from.get(placeOf(one)), to.get(placeOf(one))].map((value) => value?.value ?? null);
      return was === is
        ? []
        : [{ field: one.kind, year: one.year, from: was?.toString() ?? null, to: is?.toString() ?? null }];
    }),
  ];
}

function placeOf({ kind, year }: IndicatorValue): string {
  return `${kind} ${year}`;
}

/** By kind and year, to the places that are kept; of two figures of one year the first holds, as it does when they are written. */
function valuesOf(values: readonly IndicatorValue[]): Map<string, IndicatorValue> {
  const byPlace = new Map<string, IndicatorValue>();
  for (const one of values) {
    if (!byPlace.has(placeOf(one)))
      byPlace.set(placeOf(one), { ...one, value: Number(one.value.toFixed(6)) });
  }
  return byPlace;
}
