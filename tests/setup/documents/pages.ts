import type { PdfPage, PdfRule, PdfText } from "@/tests/unit/extract/fixtures/pdf-file";
import type { PlanLine } from "./plan-lines";

const SIZE = 16;
const LEFT = 80;
const RIGHT = 512;
const INDENT = 2 * SIZE;
const LEADING = 28;
const TOP = 100;
const BOTTOM = 750;

const widthOf = (character: string, size: number) => (character < "\u0100" ? size / 2 : size);

/** Breaks words into lines of a width; the first one has less room by its indent. */
function broken(words: string, full: number, size: number, indent: number): string[] {
  const lines = [""];
  let room = full - indent;
  for (const character of words) {
    const width = widthOf(character, size);
    if (width > room) {
      lines.push("");
      room = full;
    }
    lines[lines.length - 1] += character;
    room -= width;
  }
  return lines;
}

/** Sets lines on pages as offices print them: centred title, indented paragraphs, page numbers between dashes. */
export function typeset(lines: readonly PlanLine[]): PdfPage[] {
  const pages: PdfPage[] = [];
  let texts: PdfText[] = [];
  let y = TOP;
  const turn = () => {
    texts.push({ text: `— ${pages.length + 1} —`, x: 280, y: 800, size: 10 });
    pages.push({ texts });
    texts = [];
    y = TOP;
  };
  for (const { level, label, words } of lines) {
    const size = level === 0 ? 22 : SIZE;
    const rows = level === 0 ? [words] : broken(`${label}${words}`, RIGHT - LEFT, SIZE, INDENT);
    rows.forEach((text, index) => {
      if (y > BOTTOM) turn();
      const width = [...text].reduce((sum, character) => sum + widthOf(character, size), 0);
      const x = level === 0 ? (LEFT + RIGHT - width) / 2 : index === 0 ? LEFT + INDENT : LEFT;
      texts.push({ text, x, y, size });
      y += level === 0 ? 2 * LEADING : LEADING;
    });
  }
  turn();
  return pages;
}

const CELL_SIZE = 10;
const CELL_LEADING = 14;
const PADDING = 4;
/** Widths of the columns of a ledger, as a lying table on a standing page has them. */
const COLUMNS = [36, 72, 144, 72, 90, 66];

/** Sets a ruled table under a centred title; a row of one cell spans all columns, no row breaks over the page. */
export function typesetTable(title: string, rows: readonly string[][]): PdfPage[] {
  const edges = [60];
  for (const width of COLUMNS) edges.push((edges.at(-1) ?? 0) + width);
  const [left = 0, right = 0] = [edges[0], edges.at(-1)];
  const pages: PdfPage[] = [];
  let texts: PdfText[] = [{ text: title, x: (left + right - [...title].length * 18) / 2, y: 80, size: 18 }];
  let rules: PdfRule[] = [];
  let y = TOP;
  const turn = () => {
    texts.push({ text: `— ${pages.length + 1} —`, x: 280, y: 800, size: 10 });
    pages.push({ texts, rules });
    [texts, rules, y] = [[], [], TOP];
  };
  for (const row of rows) {
    const bounds = row.length === 1 ? [left, right] : edges;
    const cells = row.map((words, column) => {
      const width = (bounds[column + 1] ?? right) - (bounds[column] ?? left) - 2 * PADDING;
      return broken(words, width, CELL_SIZE, 0);
    });
    const height = Math.max(...cells.map((lines) => lines.length)) * CELL_LEADING + 2 * PADDING;
    if (y + height > BOTTOM) turn();
    cells.forEach((lines, column) => {
      lines.forEach((text, line) => {
        const x = (bounds[column] ?? left) + PADDING;
        texts.push({ text, x, y: y + PADDING + (line + 1) * CELL_LEADING - 3, size: CELL_SIZE });
      });
    });
    for (const level of [y, y + height]) rules.push({ x0: left, y0: level, x1: right, y1: level });
    for (const x of bounds) rules.push({ x0: x, y0: y, x1: x, y1: y + height });
    y += height;
  }
  turn();
  return pages;
}
