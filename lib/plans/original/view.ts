import { bareWords } from "@/lib/text/fold";
import type { FoundWords, ShownFormat } from "./types";

/** Null for what has no pages, or none that a browser can draw. */
export function shownFormat(format: string | null): ShownFormat | null {
  return format === "pdf" || format === "docx" ? format : null;
}

/** Enough to tell two tasks apart, down to what is barely enough: a page may end in the middle of a sentence. */
const lengths = [40, 20, 10] as const;
/** Labels that Word counts by itself stand in the plan's text and not in the words of the original. */
const longestLabel = 8;
const fewest = 4;
/** Of a line as short as a heading nothing may be left over but its label. */
const shortLine = 14;
const headingLabel = 3;

/**
 * The part of the original that holds words of the plan's text: by their beginning, without white space, width and
 * punctuation. `at` is their place in the plan's text; where several parts hold them (a list of contents, an annex) it
 * decides. Null where none does. Parts are bare words already (`bareWords`).
 */
export function findWords(parts: readonly string[], words: string, at: number): FoundWords | null {
  const wanted = bareWords(words);
  if (wanted.length < fewest) return null;
  const tried = new Set(lengths.map((length) => Math.min(length, wanted.length)));
  if (wanted.length < shortLine) tried.add(Math.max(fewest, wanted.length - headingLabel));
  for (const length of tried) {
    for (let skipped = 0; skipped <= Math.min(longestLabel, wanted.length - length); skipped++) {
      const beginning = wanted.slice(skipped, skipped + length);
      const found = nearest(parts, beginning, at);
      if (found)
        return { ...found, end: found.start + alike(parts[found.part] ?? "", found.start, wanted, skipped) };
    }
  }
  return null;
}

/** Parts follow each other as the text does, so that their lengths tell about where each of them stands in it. */
function nearest(
  parts: readonly string[],
  words: string,
  at: number,
): { part: number; start: number } | null {
  let best: { part: number; start: number; away: number } | null = null;
  let before = 0;
  for (const [part, text] of parts.entries()) {
    for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
      const away = Math.abs(before + start - at);
      if (!best || away < best.away) best = { part, start, away };
    }
    before += text.length;
  }
  return best && { part: best.part, start: best.start };
}

function alike(text: string, start: number, wanted: string, from: number): number {
  let length = 0;
  while (from + length < wanted.length && text[start + length] === wanted[from + length]) length++;
  return length;
}

/** Which pieces of a part hold the words found in it; pieces are bare words, and the part is all of them in a row. */
export function piecesOf(
  pieces: readonly string[],
  { start, end }: Pick<FoundWords, "start" | "end">,
): number[] {
  let before = 0;
  return pieces.flatMap((piece, index) => {
    const from = before;
    before += piece.length;
    return piece.length > 0 && from < end && before > start ? [index] : [];
  });
}
