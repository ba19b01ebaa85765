import type { Compared, ComparedField, ComparedPart, Comparison, Mapping, Pair, StandingTask } from "./types";

/** Below this two tasks are two tasks. */
const alikeFrom = 0.5;
/** Three characters that stand in so many tasks of both sides together tell none of them apart. */
const mostMeetings = 900;
/** A name shorter than this is no name of one task alone. */
const shortestTitle = 4;

/** Words without what is no difference: width, white space, the style of quotes. */
export function foldWords(text: string | null): string {
  return (text ?? "")
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/[“”„‟「」『』]/gu, '"')
    .replace(/[‘’]/gu, "'");
}

interface Folded<T extends Compared> {
  task: T;
  at: number;
  number: string;
  title: string;
  text: string;
  section: string;
  parts: Set<string>;
  grams: Grams;
  titleGrams: Grams;
}

/** Pairs of neighbouring characters with how often they stand there, and how many there are in all. */
interface Grams {
  counts: ReadonlyMap<string, number>;
  size: number;
}

function fold<T extends Compared>(task: T, at: number): Folded<T> {
  const title = foldWords(task.title);
  const text = foldWords(task.text);
  return {
    task,
    at,
    number: foldWords(task.number),
    title,
    text,
    section: foldWords(task.section),
    parts: new Set(task.parts.map(({ id }) => id)),
    grams: gramsOf(`${title}|${text}`),
    titleGrams: gramsOf(title === "" ? text.slice(0, 24) : title),
  };
}

function gramsOf(text: string): Grams {
  const counts = new Map<string, number>();
  for (let at = 0; at + 2 <= text.length; at++) {
    const gram = text.slice(at, at + 2);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return { counts, size: Math.max(0, text.length - 1) };
}

/** Longer than those that likeness is told by: they meet far fewer others. */
function rareGrams({ title, text }: Folded<Compared>): Set<string> {
  const words = `|${title}|${text}|`;
  return new Set(Array.from({ length: words.length - 2 }, (_, at) => words.slice(at, at + 3)));
}

/** Share of what both have in common, from 0 to 1. */
function dice(a: Grams, b: Grams): number {
  const total = a.size + b.size;
  if (total === 0) return 1;
  let shared = 0;
  for (const [gram, count] of a.counts) shared += Math.min(count, b.counts.get(gram) ?? 0);
  return (2 * shared) / total;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1;
  const shared = [...a].filter((one) => b.has(one)).length;
  return shared / (a.size + b.size - shared);
}

/** How likely two tasks are one, from 0 to 1; the same both ways. Words count most, then the title, then all else. */
function likeness(a: Folded<Compared>, b: Folded<Compared>): number {
  const words = 0.55 * dice(a.grams, b.grams) + 0.25 * dice(a.titleGrams, b.titleGrams);
  // What only stands where another stood before is not the same for it.
  if (words < 0.25) return words;
  return (
    words +
    (a.number === b.number ? 0.08 : 0) +
    (a.section === b.section ? 0.05 : 0) +
    0.07 * overlap(a.parts, b.parts)
  );
}

/**
 * Which task of one side is which of the other: first what a person said, then the same words, then the best of what is
 * alike, every task once. The same both ways round, and linear for texts that mostly agree.
 */
export function matchTasks<O extends Compared, N extends Compared>(
  before: readonly O[],
  after: readonly N[],
  settled: Readonly<Record<string, string | null>> = {},
): Pair<O, N>[] {
  const old = before.map(fold);
  const now = after.map(fold);
  const partner = new Map<Folded<N>, Folded<O>>();
  const freeOld = new Set(old);
  const freeNow = new Set(now);
  const join = (one: Folded<O>, other: Folded<N>) => {
    partner.set(other, one);
    freeOld.delete(one);
    freeNow.delete(other);
  };

  const oldOf = new Map(old.map((one) => [one.task.key, one]));
  for (const other of now) {
    const said = settled[other.task.key];
    if (said === undefined) continue;
    const one = said === null ? undefined : oldOf.get(said);
    if (one && freeOld.has(one)) join(one, other);
    else if (said === null) freeNow.delete(other);
  }
  for (const key of [
    ({ number, title, text, section }: Folded<Compared>) => [number, title, text, section].join("\u0001"),
    ({ number, title, text }: Folded<Compared>) => [number, title, text].join("\u0001"),
    ({ title, text, section }: Folded<Compared>) => [title, text, section].join("\u0001"),
    ({ title, text }: Folded<Compared>) => [title, text].join("\u0001"),
  ]) {
    for (const [one, other] of inOrder(freeOld, freeNow, key)) join(one, other);
  }
  // A name that one task of each side bears is the task's, however much its text was rewritten.
  for (const [one, other] of ofOneName(freeOld, freeNow)) join(one, other);
  for (const [one, other] of candidates(freeOld, freeNow)) {
    if (freeOld.has(one) && freeNow.has(other)) join(one, other);
  }
  return [
    ...now.map((other): Pair<O, N> => ({ before: partner.get(other)?.task ?? null, after: other.task })),
    ...old.filter((one) => freeOld.has(one)).map((one): Pair<O, N> => ({ before: one.task, after: null })),
  ];
}

/** Those of one key on both sides, the first with the first. */
function inOrder<O extends Compared, N extends Compared>(
  old: ReadonlySet<Folded<O>>,
  now: ReadonlySet<Folded<N>>,
  key: (one: Folded<Compared>) => string,
): [Folded<O>, Folded<N>][] {
  const waiting = new Map<string, Folded<O>[]>();
  for (const one of old) waiting.set(key(one), [...(waiting.get(key(one)) ?? []), one]);
  return [...now].flatMap((other): [Folded<O>, Folded<N>][] => {
    const one = waiting.get(key(other))?.shift();
    return one ? [[one, other]] : [];
  });
}

function ofOneName<O extends Compared, N extends Compared>(
  old: ReadonlySet<Folded<O>>,
  now: ReadonlySet<Folded<N>>,
): [Folded<O>, Folded<N>][] {
  const named = <T extends Compared>(side: ReadonlySet<Folded<T>>) => {
    const byTitle = new Map<string, Folded<T> | null>();
    for (const one of side) byTitle.set(one.title, byTitle.has(one.title) ? null : one);
    return byTitle;
  };
  const there = named(now);
  return [...named(old)].flatMap(([title, one]): [Folded<O>, Folded<N>][] => {
    const other = there.get(title);
    return title.length >= shortestTitle && one && other ? [[one, other]] : [];
  });
}

/** Pairs that are alike, the likest first; where two are equally so, those that stand nearest to each other. */
function candidates<O extends Compared, N extends Compared>(
  old: ReadonlySet<Folded<O>>,
  now: ReadonlySet<Folded<N>>,
): [Folded<O>, Folded<N>][] {
  const places = new Map<string, { old: Folded<O>[]; now: Folded<N>[] }>();
  const place = (gram: string) => {
    const known = places.get(gram) ?? { old: [], now: [] };
    places.set(gram, known);
    return known;
  };
  for (const one of old) for (const gram of rareGrams(one)) place(gram).old.push(one);
  for (const other of now) for (const gram of rareGrams(other)) place(gram).now.push(other);
  const meetings = new Map<Folded<O>, Set<Folded<N>>>();
  for (const { old: here, now: there } of places.values()) {
    if (here.length * there.length > mostMeetings) continue;
    for (const one of here) {
      const met = meetings.get(one) ?? new Set<Folded<N>>();
      meetings.set(one, met);
      for (const other of there) met.add(other);
    }
  }
  const scored: { one: Folded<O>; other: Folded<N>; score: number }[] = [];
  for (const [one, met] of meetings) {
    for (const other of met) {
      const score = likeness(one, other);
      if (score >= alikeFrom) scored.push({ one, other, score });
    }
  }
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      Math.abs(a.one.at - a.other.at) - Math.abs(b.one.at - b.other.at) ||
      // Pairs that share a task never have one sum at one distance: the order is the same both ways round.
      a.one.at + a.other.at - (b.one.at + b.other.at),
  );
  return scored.map(({ one, other }) => [one, other]);
}

function sameParts(a: readonly ComparedPart[], b: readonly ComparedPart[]): boolean {
  const words = (parts: readonly ComparedPart[]) =>
    parts
      .map(({ id, role }) => `${id} ${role}`)
      .sort()
      .join("|");
  return words(a) === words(b);
}

/** Which fields differ: a deadline by its day and kind, and by its words only where it has no day. */
export function differences(before: Compared, after: Compared): ComparedField[] {
  const [a, b] = [before.deadline, after.deadline];
  const isSameDeadline =
    a === null || b === null
      ? a === b
      : a.kind === b.kind &&
        a.date === b.date &&
        (a.date !== null || foldWords(a.words) === foldWords(b.words));
  const isSameWords =
    foldWords(before.text) === foldWords(after.text) && foldWords(before.title) === foldWords(after.title);
  return [
    ...(isSameWords ? [] : (["words"] as const)),
    ...(sameParts(before.parts, after.parts) ? [] : (["departments"] as const)),
    ...(isSameDeadline ? [] : (["deadline"] as const)),
  ];
}

interface Defaults {
  /** New tasks are added, and gone ones cancelled, unless somebody says otherwise. */
  isWhole: boolean;
  /** Fields that were changed on both sides, by key of the new side. */
  contested: (before: StandingTask, after: Compared, differs: readonly ComparedField[]) => ComparedField[];
}

/** States from which the work can still be cancelled; what is done or claimed stays as a record. */
export function mayCancel({ status }: Pick<StandingTask, "status">): boolean {
  return ["draft", "assigned", "in_progress", "suspended"].includes(status);
}

/** Every pair with what differs in it and what will be done about it, in the order of the new side, what is gone last. */
export function compareTasks(
  before: readonly StandingTask[],
  after: readonly Compared[],
  mapping: Mapping,
  { isWhole, contested: contestedOf }: Defaults,
): Comparison[] {
  return matchTasks(before, after, mapping.pairs).map(({ before: old, after: now }): Comparison => {
    const key = now?.key ?? old?.key ?? "";
    const nothing = { differs: [], isRenumbered: false, isMoved: false, contested: [], taken: [] };
    if (old === null || now === null) {
      const isPossible = old === null || mayCancel(old);
      return {
        ...nothing,
        key,
        kind: old === null ? "new" : "gone",
        before: old,
        after: now,
        isConfirmed: isPossible && (mapping.confirmed[key] ?? (isWhole && old?.isDropped !== true)),
      };
    }
    const differs = differences(old, now);
    const contested = contestedOf(old, now, differs);
    const said = mapping.fields[key] ?? {};
    const isRenumbered = foldWords(old.number) !== foldWords(now.number);
    const isMoved = foldWords(old.section) !== foldWords(now.section);
    return {
      key,
      kind: differs.length > 0 ? "changed" : isRenumbered || isMoved ? "renumbered" : "same",
      before: old,
      after: now,
      differs,
      isRenumbered,
      isMoved,
      contested,
      taken: differs.filter(
        (field) => (said[field] ?? (contested.includes(field) ? "keep" : "take")) === "take",
      ),
      isConfirmed: true,
    };
  });
}
