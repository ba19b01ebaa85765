import type { PlacedLine } from "@/lib/extract/pdf/flow";

/** Share of a page's height at its top and bottom in which running heads and page numbers stand. */
const EDGE = 0.12;
const PAGE_NUMBER =
  /^(?:[-—–－―·.\s]*\d{1,4}[-—–－―·.\s]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/;

/** Drops page numbers, and lines that come back at the same height on most pages. */
export function withoutRunningHeads(lines: readonly PlacedLine[], heights: readonly number[]): PlacedLine[] {
  const edge = (line: PlacedLine): boolean => {
    const height = heights[line.page] ?? 0;
    return line.baseline < height * EDGE || line.baseline > height * (1 - EDGE);
  };
  const keyOf = (line: PlacedLine) => `${Math.round(line.baseline / 4)}:${line.text.replace(/\d+/g, "#")}`;
  const pagesOf = new Map<string, Set<number>>();
  for (const line of lines) {
    if (!edge(line)) continue;
    const pages = pagesOf.get(keyOf(line)) ?? new Set();
    pagesOf.set(keyOf(line), pages.add(line.page));
  }
  const enough = Math.max(3, Math.ceil(heights.length / 2));
  const outermost = new Set(outermostOf(lines));
  return lines.filter((line) => {
    if (!edge(line)) return true;
    if (outermost.has(line) && PAGE_NUMBER.test(line.text)) return false;
    return (pagesOf.get(keyOf(line))?.size ?? 0) < enough;
  });
}

/** The first and the last line of each page: a number that stands between others belongs to the text. */
function outermostOf(lines: readonly PlacedLine[]): PlacedLine[] {
  const ends = new Map<number, { first: PlacedLine; last: PlacedLine }>();
  for (const line of lines) {
    const page = ends.get(line.page) ?? { first: line, last: line };
    if (line.baseline < page.first.baseline) page.first = line;
    if (line.baseline > page.last.baseline) page.last = line;
    ends.set(line.page, page);
  }
  return [...ends.values()].flatMap(({ first, last }) => [first, last]);
}
