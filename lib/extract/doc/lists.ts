import type { Bytes } from "@/lib/extract/bytes";
import { type Level, type List, type Numbering, startCounting } from "@/lib/extract/counters";
import type { WordFile } from "@/lib/extract/doc/text";

const LISTS = 73;
const USES = 74;
const LIST = 28;
const USE = 16;
const LEVEL = 28;

/** Number formats by the codes of old Word files; the names are those of the newer ones. */
const formats: Record<number, string> = {
  0: "decimal",
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  10: "ideographDigital",
  11: "japaneseCounting",
  14: "decimalFullWidth",
  17: "japaneseDigitalTenThousand",
  18: "decimalEnclosedCircle",
  19: "decimalFullWidth2",
  22: "decimalZero",
  23: "bullet",
  26: "decimalEnclosedFullstop",
  27: "decimalEnclosedParen",
  28: "decimalEnclosedCircleChinese",
  29: "ideographEnclosedCircle",
  30: "ideographTraditional",
  31: "ideographZodiac",
  32: "ideographZodiacTraditional",
  33: "taiwaneseCounting",
  34: "ideographLegalTraditional",
  35: "taiwaneseCountingThousand",
  36: "taiwaneseDigital",
  37: "chineseCounting",
  38: "chineseLegalSimplified",
  39: "chineseCountingThousand",
  57: "numberInDash",
  255: "none",
};

const suffixes = ["tab", "space", "nothing"];

/** Reads the lists of a document and starts counting; a list is named by its place among those in use, from 1. */
export function readDocLists(file: WordFile): Numbering {
  const definitions = readDefinitions(file);
  const { at, length } = file.structure(USES);
  const lists = new Map<number, List>();
  if (length < 4) return startCounting(lists);
  const count = file.tables.u32(at);
  let data = at + 4 + count * USE;
  for (let index = 0; index < count && at + 4 + (index + 1) * USE <= at + length; index++) {
    const use = at + 4 + index * USE;
    const id = file.tables.u32(use);
    const list: List = {
      definition: String(id),
      levels: new Map(definitions.get(id) ?? []),
      restarts: new Map(),
    };
    data = readOverrides(file.tables, data + 4, file.tables.u8(use + 12), list);
    lists.set(index + 1, list);
  }
  return startCounting(lists);
}

/** Reads what one use of a list changes; returns where the next use's changes begin. */
function readOverrides(tables: Bytes, from: number, count: number, list: List): number {
  let at = from;
  for (let index = 0; index < count; index++) {
    const flags = tables.u32(at + 4);
    const level = flags & 0xf;
    const start = tables.u32(at);
    at += 8;
    if ((flags & 0x20) !== 0) {
      const read = readLevel(tables, at);
      list.levels.set(level, read.level);
      list.restarts.set(level, read.level.start);
      at += read.length;
    } else if ((flags & 0x10) !== 0) list.restarts.set(level, start);
  }
  return at;
}

function readDefinitions(file: WordFile): Map<number, Map<number, Level>> {
  const definitions = new Map<number, Map<number, Level>>();
  const { at, length } = file.structure(LISTS);
  if (length < 2) return definitions;
  const count = file.tables.u16(at);
  let next = at + 2 + count * LIST;
  for (let index = 0; index < count; index++) {
    const list = at + 2 + index * LIST;
    const simple = (file.tables.u8(list + 26) & 1) === 1;
    const levels = new Map<number, Level>();
    for (let level = 0; level < (simple ? 1 : 9); level++) {
      const read = readLevel(file.tables, next);
      levels.set(level, read.level);
      next += read.length;
    }
    definitions.set(file.tables.u32(list), levels);
  }
  return definitions;
}

function readLevel(tables: Bytes, at: number): { level: Level; length: number } {
  const flags = tables.u8(at + 5);
  const textAt = at + LEVEL + tables.u8(at + 24) + tables.u8(at + 25);
  const length = tables.u16(textAt);
  let text = "";
  for (let index = 0; index < length; index++) {
    const unit = tables.u16(textAt + 2 + index * 2);
    // Units below 9 stand for the counters of the levels.
    text += unit < 9 ? `%${unit + 1}` : String.fromCharCode(unit);
  }
  return {
    level: {
      start: tables.u32(at),
      format: formats[tables.u8(at + 4)] ?? "decimal",
      text,
      restart: (flags & 0x08) !== 0 ? tables.u8(at + 26) : undefined,
      legal: (flags & 0x04) !== 0,
      suffix: suffixes[tables.u8(at + 15)] ?? "tab",
      style: undefined,
    },
    length: textAt + 2 + length * 2 - at,
  };
}
