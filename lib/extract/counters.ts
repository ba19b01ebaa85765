import { formatNumber } from "@/lib/extract/numerals";

/** One level of a list, as declared. */
export interface Level {
  start: number;
  format: string;
  /** A printf of its own: `%1` to `%9` stand for the counters of the levels. */
  text: string;
  /** After which level (1-based) the counter starts anew; 0: never; undefined: after every higher level. */
  restart: number | undefined;
  /** Legal style: the counters of higher levels are printed in decimal digits. */
  legal: boolean;
  suffix: string;
  /** The paragraph style that stands for this level. */
  style: string | undefined;
}

export interface List {
  /** Lists that share a definition share its counters. */
  definition: string;
  levels: Map<number, Level>;
  /** Levels that start anew when the list is first used. */
  restarts: Map<number, number>;
}

/** The automatic numbers of a document. Stateful: paragraphs must be asked for in reading order. */
export interface Numbering {
  /** The label of the next paragraph of that list and level, with the blank behind it; "" where nothing is printed. */
  next(numId: number, level: number): string;
  /** The level that a list binds to a paragraph style. */
  levelOfStyle(numId: number, style: string): number | undefined;
}

const MAX_LEVEL = 8;

/** Starts counting for the lists of a document, by their number there. */
export function startCounting(lists: ReadonlyMap<number, List>): Numbering {
  const counters = new Map<string, Array<number | undefined>>();
  const begun = new Set<string>();

  const advance = (numId: number, list: List, at: number, level: Level): Array<number | undefined> => {
    const counts = counters.get(list.definition) ?? [];
    counters.set(list.definition, counts);
    const use = `${numId}:${at}`;
    const restart = begun.has(use) ? undefined : list.restarts.get(at);
    begun.add(use);
    const current = counts[at];
    counts[at] = restart ?? (current === undefined ? level.start : current + 1);
    for (let deeper = at + 1; deeper <= MAX_LEVEL; deeper++) {
      const after = list.levels.get(deeper)?.restart;
      if (after === undefined || (after > 0 && at < after)) counts[deeper] = undefined;
    }
    return counts;
  };

  return {
    next(numId, at) {
      const list = lists.get(numId);
      const level = list?.levels.get(at);
      if (list === undefined || level === undefined) return "";
      return print(level, list, advance(numId, list, at, level));
    },
    levelOfStyle(numId, style) {
      for (const [at, level] of lists.get(numId)?.levels ?? []) if (level.style === style) return at;
      return undefined;
    },
  };
}

function print(level: Level, list: List, counts: ReadonlyArray<number | undefined>): string {
  if (level.format === "bullet") {
    // Symbol fonts keep their signs in the private area; only that there is one is known.
    const sign = /[\uE000-\uF8FF]/.test(level.text) ? "•" : level.text;
    return sign.trim() === "" ? "" : sign + blankBehind(level);
  }
  const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const source = list.levels.get(at);
    if (source === undefined) return "";
    const format = level.legal && source.format !== "decimalZero" ? "decimal" : source.format;
    return formatNumber(counts[at] ?? source.start, format);
  });
  return label.trim() === "" ? "" : label + blankBehind(level);
}

function blankBehind(level: Level): string {
  return level.suffix === "nothing" ? "" : " ";
}
