import type { Range, Warning } from "@/lib/parser/types";

/**
 * The stretches of text that no range covers and that are not blank. Ranges may overlap and come in any order; linear in the
 * text but for sorting the ranges.
 */
export function uncovered(text: string, ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const gaps: Range[] = [];
  let at = 0;
  const gap = (end: number) => {
    const piece = text.slice(at, end);
    const blank = piece.length - piece.trimStart().length;
    const trimmed = piece.trim();
    if (trimmed.length > 0) gaps.push({ start: at + blank, end: at + blank + trimmed.length });
  };
  for (const range of sorted) {
    if (range.start > at) gap(range.start);
    at = Math.max(at, range.end);
  }
  gap(text.length);
  return gaps;
}

/** One warning for each stretch that was not read. */
export function unreadWarnings(gaps: readonly Range[]): Warning[] {
  return gaps.map((gap) => ({
    code: "unread-text",
    message: "This text belongs to no section, task, indicator or recognised front matter.",
    anchor: [gap.start, gap.end],
  }));
}
