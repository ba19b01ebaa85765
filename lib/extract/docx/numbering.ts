import { formatNumber } from "@/lib/extract/docx/numerals";
import { isOn, numberOf, settingOf } from "@/lib/extract/docx/values";
import { child, childElements, type XmlElement } from "@/lib/extract/xml";

/** One level of a list, as declared. */
interface Level {
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

interface List {
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

export function readNumbering(root: XmlElement | null): Numbering {
  const lists = readLists(root);
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

function readLists(root: XmlElement | null): Map<number, List> {
  const definitions = new Map<string, XmlElement>();
  const byStyle = new Map<string, string>();
  for (const element of childElements(root ?? undefined, "w:abstractNum")) {
    const id = element.attributes["w:abstractNumId"];
    if (id === undefined) continue;
    definitions.set(id, element);
    const style = settingOf(element, "w:styleLink");
    if (style !== undefined) byStyle.set(style, id);
  }
  const levelsOf = new Map<string, Map<number, Level>>();
  const lists = new Map<number, List>();
  for (const element of childElements(root ?? undefined, "w:num")) {
    const numId = Number(element.attributes["w:numId"]);
    const named = settingOf(element, "w:abstractNumId");
    if (!Number.isInteger(numId) || named === undefined) continue;
    // A definition can be an alias for the one that a list style holds.
    const link = settingOf(definitions.get(named), "w:numStyleLink");
    const definition = (link === undefined ? undefined : byStyle.get(link)) ?? named;
    const shared = levelsOf.get(definition) ?? readLevels(definitions.get(definition));
    levelsOf.set(definition, shared);
    lists.set(numId, withOverrides(element, definition, shared));
  }
  return lists;
}

function withOverrides(element: XmlElement, definition: string, shared: Map<number, Level>): List {
  const overrides = childElements(element, "w:lvlOverride");
  if (overrides.length === 0) return { definition, levels: shared, restarts: new Map() };
  const levels = new Map(shared);
  const restarts = new Map<number, number>();
  for (const override of overrides) {
    const at = Number(override.attributes["w:ilvl"]);
    const level = child(override, "w:lvl");
    if (level !== undefined) {
      levels.set(at, readLevel(level));
      restarts.set(at, readLevel(level).start);
    }
    const start = numberOf(override, "w:startOverride");
    if (start !== undefined) restarts.set(at, start);
  }
  return { definition, levels, restarts };
}

function readLevels(element: XmlElement | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of childElements(element, "w:lvl"))
    levels.set(Number(level.attributes["w:ilvl"]), readLevel(level));
  return levels;
}

function readLevel(element: XmlElement): Level {
  return {
    start: numberOf(element, "w:start") ?? 0,
    format: settingOf(element, "w:numFmt") ?? "decimal",
    text: settingOf(element, "w:lvlText") ?? "",
    restart: numberOf(element, "w:lvlRestart"),
    legal: isOn(element, "w:isLgl"),
    suffix: settingOf(element, "w:suff") ?? "tab",
    style: settingOf(element, "w:pStyle"),
  };
}
