import type { Glyphs } from "@/lib/extract/pdf/geometry";
import { withoutStrayBlanks } from "@/lib/extract/pdf/stray-blanks";
import { largest, smallest } from "@/lib/extract/sequences";

/** One printed line. */
export interface Line {
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
  /** Whether wide gaps part it into columns. */
  parted: boolean;
}

/** Gap that parts a line into columns, in character sizes. */
const PARTED = 2;

/** Groups pieces of text into lines, top to bottom, each read from left to right; `stray`: see `hasStrayBlanks`. */
export function asLines(glyphs: readonly Glyphs[], stray: boolean): Line[] {
  const sorted = [...glyphs].sort((a, b) => a.baseline - b.baseline);
  const groups: Glyphs[][] = [];
  for (const piece of sorted) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const near =
      last !== undefined && piece.baseline - last.baseline <= 0.45 * Math.min(piece.size, last.size);
    if (group !== undefined && near) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => {
    const line = asLine(group);
    return stray ? { ...line, text: withoutStrayBlanks(line.text) } : line;
  });
}

function asLine(group: readonly Glyphs[]): Line {
  const pieces = [...group].sort((a, b) => a.left - b.left);
  let text = "";
  let end = 0;
  let parted = false;
  for (const piece of pieces) {
    const overlap = end - piece.left;
    // Bold is sometimes made by printing the same words twice, a hair apart.
    if (text.endsWith(piece.text) && overlap > 0.8 * (piece.right - piece.left)) continue;
    parted ||= text !== "" && piece.left - end > PARTED * piece.size;
    if (text !== "" && isGap(text, piece, piece.left - end)) text += " ";
    text += piece.text;
    end = Math.max(end, piece.right);
  }
  return {
    text: text.trim(),
    left: smallest(pieces.map((piece) => piece.left)),
    right: end,
    baseline: pieces[0]?.baseline ?? 0,
    size: largest(pieces.map((piece) => piece.size)),
    parted,
  };
}

function isGap(before: string, piece: Glyphs, gap: number): boolean {
  const narrow = isLatin(before.at(-1) ?? "") && isLatin(piece.text[0] ?? "");
  return gap > (narrow ? 0.15 : 0.8) * piece.size;
}

function isLatin(character: string): boolean {
  return /[!-~À-ɏ]/.test(character);
}
