const PAIRS = new Map([
  ["(", ")"],
  ["〔", "〕"],
  ["【", "】"],
  ["[", "]"],
  ["{", "}"],
]);
const BRACKET = /[()〔〕【】[\]{}]/g;
/** Whatever may part or enclose: the separators of `splitOutside` are among these. */
const SEPARATOR = /[()〔〕【】[\]{}“”《》,，、;；。\n/ ]/g;
const CLOSING = new Set(PAIRS.values());

export interface BracketSpan {
  /** Offset of the opening bracket. */
  start: number;
  /** Offset behind the closing bracket. */
  end: number;
}

/** Outermost bracketed spans of width-folded text; a bracket that never closes opens none. One pass. */
export function outerBrackets(fold: string): BracketSpan[] {
  const spans: BracketSpan[] = [];
  const stack: Array<{ sign: string; at: number }> = [];
  for (const match of fold.matchAll(BRACKET)) {
    const i = match.index;
    const sign = match[0];
    if (PAIRS.has(sign)) {
      stack.push({ sign, at: i });
    } else if (CLOSING.has(sign)) {
      const open = stack.findLastIndex((entry) => PAIRS.get(entry.sign) === sign);
      if (open < 0) continue;
      const start = stack[open]?.at ?? i;
      stack.length = open;
      while (spans.length > 0 && (spans.at(-1)?.start ?? 0) > start) spans.pop();
      spans.push({ start, end: i + 1 });
    }
  }
  return spans;
}

/** Splits text at separators that stand outside brackets and quotes; offsets are into `text`. */
export function splitOutside(
  text: string,
  separators: string,
): Array<{ start: number; end: number; by: string }> {
  const pieces: Array<{ start: number; end: number; by: string }> = [];
  let depth = 0;
  let from = 0;
  for (const match of text.matchAll(SEPARATOR)) {
    const i = match.index;
    const sign = match[0];
    if (PAIRS.has(sign) || sign === "“" || sign === "《") depth++;
    else if (CLOSING.has(sign) || sign === "”" || sign === "》") depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(sign)) {
      pieces.push({ start: from, end: i, by: sign });
      from = i + 1;
    }
  }
  pieces.push({ start: from, end: text.length, by: "" });
  return pieces;
}

/** The same text with every `《…》` blanked, offset for offset: what is said inside a cited title is no statement. */
export function blankCitations(fold: string): string {
  return fold.includes("《")
    ? fold.replace(/《[^《》]{0,120}》/g, (whole) => " ".repeat(whole.length))
    : fold;
}
