import type { Node } from "@/lib/parser/outline/tree";
import type { Range } from "@/lib/parser/types";

/** The text of a node behind its label, as ranges without gaps: lines that follow each other are one range. */
export function chunksOf(node: Node): Range[] {
  const chunks: Range[] = [{ start: node.restStart, end: node.line.end }];
  for (const line of node.body) {
    const last = chunks.at(-1);
    if (last !== undefined && line.start === last.end + 1) last.end = line.end;
    else chunks.push({ start: line.start, end: line.end });
  }
  return chunks;
}

/** `ranges` without what `taken` covers; both in order. */
export function subtract(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  let left = ranges.map((range) => ({ ...range }));
  for (const cut of taken) {
    left = left.flatMap((range) => {
      if (cut.end <= range.start || cut.start >= range.end) return [range];
      return [
        { start: range.start, end: Math.min(cut.start, range.end) },
        { start: Math.max(cut.end, range.start), end: range.end },
      ].filter((piece) => piece.end > piece.start);
    });
  }
  return left;
}

/** The words of ranges: joined by nothing inside a line, by a line break where one stood. */
export function wordsOf(text: string, ranges: readonly Range[]): string {
  return ranges
    .map((range) => text.slice(range.start, range.end).trim())
    .filter((piece) => piece.length > 0)
    .join("\n")
    .replace(/^[\s、,，;；:：.。]+|[\s、,，]+$/g, "")
    .trim();
}
