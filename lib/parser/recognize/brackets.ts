const PAIRS = new Map([
  ["(", ")"],
  ["〔", "〕"],
  ["【", "】"],
  ["[", "]"],
  ["{", "}"],
]);
const CLOSING = new Set(PAIRS.values());

/** Most of a text is Chinese characters, which neither part nor enclose: they are passed over without a look. */
function isHanzi(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

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
  for (let i = 0; i < fold.length; i++) {
    if (isHanzi(fold.charCodeAt(i))) continue;
    const sign = fold.charAt(i);
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
  for (let i = 0; i < text.length; i++) {
    if (isHanzi(text.charCodeAt(i))) continue;
    const sign = text.charAt(i);
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
