import { type GbkTable, gbkTable } from "@/lib/parser/normalize/gbk";
import { foldWidth } from "@/lib/text/fold";

/** A byte-shifted heading starts with `。`: the byte A1 that the shift put in front and the bracket's first byte A3. */
const SHIFTED = /^[?？]?。[^\s\p{Script=Han}。，,、；;]/u;
const NUMERALS = [..."一二三四五六七八九十"].flatMap((sign, i, all) =>
  i < 9 ? [sign] : [sign, ...all.slice(0, 9).map((unit) => sign + unit), `二${sign}`],
);
/** Characters of a heading that are looked at; behind them the text is in step again. */
const REACH = 60;
/** A shifted heading is hardly longer. */
const HEADING = 30;
/** Readings that are followed in parallel. */
const BEAM = 48;
const LABEL_PAIRS = [
  "（一",
  "（二",
  "（三",
  "（四",
  "（五",
  "（六",
  "（七",
  "（八",
  "（九",
  "（十",
  "一）",
  "二）",
  "三）",
  "四）",
  "五）",
  "六）",
  "七）",
  "八）",
  "九）",
  "十）",
];

/** Which characters stand beside each other in the sound part of the document. */
export interface Evidence {
  pairs: Map<string, number>;
  byLead: Map<number, string[]>;
  byTrail: Map<number, string[]>;
}

interface Reading {
  /** What has been read so far. */
  text: string;
  /** First byte of the next character, or null once the text is in step. */
  lead: number | null;
  score: number;
}

/** A label that fits a shifted line, and what can stand behind it. */
interface Start {
  label: string;
  readings: Reading[];
  rest: string;
}

/** Whether a line starts the way a byte-shifted heading does. */
export function isShifted(line: string): boolean {
  return SHIFTED.test(line) && startsOf(line, null).length > 0;
}

/**
 * The readings of a shifted line's label. What the shift makes of `（一）` is known for each numeral; pairs that stand for
 * nothing were dropped by the converter.
 */
function startsOf(line: string, evidence: Evidence | null): Start[] {
  const table = gbkTable();
  const printed = line.replace(/^[?？]/, "");
  return NUMERALS.flatMap((numeral): Start[] => {
    const bytes = [...`（${numeral}）`].flatMap((sign) => {
      const pair = table.toPair.get(sign) ?? 0;
      return [pair >> 8, pair & 0xff];
    });
    // One byte off: A1 joins the first byte, the last byte waits for what follows.
    const shifted = [0xa1, ...bytes];
    let expected = "";
    for (let i = 0; i + 1 < shifted.length; i += 2) {
      expected += table.toCharacter.get((shifted[i] ?? 0) * 256 + (shifted[i + 1] ?? 0)) ?? "";
    }
    if (!printed.startsWith(expected)) return [];
    const lead = shifted.at(-1) ?? null;
    const next = table.toPair.get(printed.charAt(expected.length));
    const label = `（${numeral}）`;
    // Where more than the label was damaged, at least the number is kept.
    const bare: Start[] =
      evidence !== null && expected.length >= 2
        ? [
            {
              label,
              readings: [{ text: label, lead: null, score: -6 }],
              rest: printed.slice(expected.length),
            },
          ]
        : [];
    if (next === undefined || lead === null) return bare;
    const rest = printed.slice(expected.length + 1);
    // The bracket's last byte is A9: the next printed character starts with it, or the two bytes stood for nothing.
    if (next >> 8 === lead)
      return [{ label, readings: [{ text: label, lead: next & 0xff, score: 0 }], rest }];
    const lost = (evidence?.byTrail.get(next >> 8) ?? []).flatMap((sign): Reading[] => {
      const first = (table.toPair.get(sign) ?? 0) >> 8;
      if (table.toCharacter.has(lead * 256 + first)) return [];
      return [{ text: label + sign, lead: next & 0xff, score: -2 }];
    });
    return evidence === null || lost.length > 0 ? [{ label, readings: lost, rest }] : bare;
  });
}

/** Gathers the evidence from the document's sound lines (at most some 200,000 characters of them). */
export function gatherEvidence(lines: readonly string[]): Evidence {
  const { toPair } = gbkTable();
  const pairs = new Map<string, number>();
  const seen = new Set<string>();
  let budget = 200_000;
  for (const line of lines) {
    if (budget <= 0) break;
    // Behind its heading a shifted line is sound.
    const text = line.slice(isShifted(line) ? HEADING : 0, budget);
    budget -= text.length;
    for (let i = 0; i < text.length; i++) {
      seen.add(text.charAt(i));
      if (i > 0) pairs.set(text.slice(i - 1, i + 1), (pairs.get(text.slice(i - 1, i + 1)) ?? 0) + 1);
    }
  }
  for (const pair of LABEL_PAIRS) {
    pairs.set(pair, (pairs.get(pair) ?? 0) + 20);
    for (const character of pair) seen.add(character);
  }
  const byLead = new Map<number, string[]>();
  const byTrail = new Map<number, string[]>();
  for (const character of seen) {
    const pair = toPair.get(character);
    if (pair === undefined) continue;
    push(byLead, pair >> 8, character);
    push(byTrail, pair & 0xff, character);
  }
  return { pairs, byLead, byTrail };
}

function push(map: Map<number, string[]>, key: number, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * Reads a byte-shifted heading back: each character is made of the second byte of one printed character and the first
 * of the next. Where the shift met a pair that stands for nothing, the converter dropped it; what stood there is chosen
 * among the characters that fit the remaining bytes and their neighbours elsewhere in the document. Of several labels
 * that fit, the one with the number `expected` wins. Returns null where nothing fits.
 */
export function repairShifted(line: string, evidence: Evidence, expected: string | null): string | null {
  const table = gbkTable();
  const starts = startsOf(line, evidence);
  const start =
    starts.find(({ label }) => label === `（${expected}）`) ??
    starts.find(({ readings }) => readings.some(({ lead }) => lead !== null)) ??
    starts[0];
  if (start === undefined) return null;
  let beam = start.readings;
  let read = 0;
  for (const printed of start.rest.slice(0, REACH)) {
    const next: Reading[] = [];
    for (const reading of beam) extend(reading, printed, table, evidence, next);
    if (next.length === 0) break;
    next.sort((a, b) => b.score - a.score);
    beam = next.slice(0, BEAM);
    read += printed.length;
  }
  const best = beam[0];
  return best === undefined ? null : best.text + start.rest.slice(read);
}

/** The numeral behind `numeral` in counting order, for the heading that follows it. */
export function nextNumeral(numeral: string): string | null {
  return NUMERALS[NUMERALS.indexOf(numeral) + 1] ?? null;
}

function extend(
  reading: Reading,
  printed: string,
  table: GbkTable,
  evidence: Evidence,
  next: Reading[],
): void {
  if (reading.lead === null) {
    next.push({
      text: reading.text + printed,
      lead: null,
      score: reading.score + familiarity(reading.text, printed, evidence),
    });
    return;
  }
  const lead = reading.lead;
  for (const [first, second] of bytesOf(printed, table)) {
    const plain = table.toCharacter.get(lead * 256 + first);
    if (plain !== undefined) next.push(follow(reading, plain, second, evidence));
    if (second === null) continue;
    // A pair without a character was lost here: the end of one character and the start of the next.
    for (const before of evidence.byLead.get(lead) ?? []) {
      if (!evidence.pairs.has(lastOf(reading.text) + before)) continue;
      const lostFirst = (table.toPair.get(before) ?? 0) & 0xff;
      const between = follow(reading, before, null, evidence);
      for (const after of evidence.byTrail.get(first) ?? []) {
        if (!evidence.pairs.has(before + after)) continue;
        const lostSecond = (table.toPair.get(after) ?? 0) >> 8;
        if (table.toCharacter.has(lostFirst * 256 + lostSecond)) continue;
        const both = follow(between, after, second, evidence);
        next.push({ ...both, score: both.score - 2 });
      }
    }
  }
  // A sign for lost bytes puts the text into step, whatever stood there.
  if (printed === "?" || printed === "？")
    next.push({ text: reading.text, lead: null, score: reading.score - 4 });
  // The text falls into step before this character; the second byte of the one before it was lost, with a sign in its
  // place or without.
  for (const guess of evidence.byLead.get(lead) ?? []) {
    if (!evidence.pairs.has(lastOf(reading.text) + guess)) continue;
    const restored = follow(reading, guess, null, evidence);
    if (printed === "?" || printed === "？") next.push({ ...restored, score: restored.score - 1 });
    next.push({
      text: restored.text + printed,
      lead: null,
      score: restored.score + familiarity(restored.text, printed, evidence) - 3,
    });
  }
}

/** The bytes behind a printed character; `second` is null for a single byte, which puts the text back into step. */
function bytesOf(printed: string, table: GbkTable): Array<[number, number | null]> {
  const code = printed.charCodeAt(0);
  if (code >= 0x80) {
    const pair = table.toPair.get(printed);
    return pair === undefined ? [] : [[pair >> 8, pair & 0xff]];
  }
  const single: Array<[number, number | null]> = code >= 0x40 ? [[code, null]] : [];
  // An ASCII sign may have been a full-width one (row A3) before widths were folded.
  return code > 0x20 ? [...single, [0xa3, code + 0x80]] : single;
}

function follow(reading: Reading, character: string, lead: number | null, evidence: Evidence): Reading {
  return {
    text: reading.text + character,
    lead,
    score: reading.score + familiarity(reading.text, character, evidence),
  };
}

function lastOf(text: string): string {
  return text.slice(-1);
}

function familiarity(before: string, character: string, evidence: Evidence): number {
  if (before.length === 0) return 0;
  const pair = lastOf(before) + character;
  const count = evidence.pairs.get(pair) ?? evidence.pairs.get(foldWidth(pair)) ?? 0;
  return Math.log(count + 0.1);
}
