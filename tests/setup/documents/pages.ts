import type { Block, Table } from "@/lib/text/document";
import type { PdfPage, PdfRule, PdfText } from "@/tests/unit/extract/fixtures/pdf-file";
import { placed } from "./grid";

const SIZE = 16;
const TITLE_SIZE = 20;
const CELL_SIZE = 10;
const LEFT = 80;
const RIGHT = 512;
const INDENT = 2 * SIZE;
const LEADING = 28;
const CELL_LEADING = 14;
const PADDING = 4;
const TOP = 100;
const BOTTOM = 750;

const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, character) => sum + (character < "\u0100" ? size / 2 : size), 0);

/** Breaks words into lines of a width; the first one has less room by its indent. */
function broken(words: string, full: number, size: number, indent = 0): string[] {
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

/** Pages that are filled from top to bottom, with page numbers between dashes. */
class Press {
  readonly pages: PdfPage[] = [];
  y = TOP;
  private texts: PdfText[] = [];
  private rules: PdfRule[] = [];

  turn(): void {
    this.texts.push({ text: `— ${this.pages.length + 1} —`, x: 280, y: 800, size: 10 });
    this.pages.push({ texts: this.texts, rules: this.rules });
    [this.texts, this.rules, this.y] = [[], [], TOP];
  }

  /** Turns the page where so much no longer fits. */
  make(room: number): void {
    if (this.y + room > BOTTOM && this.y > TOP) this.turn();
  }

  text(text: string, x: number, y: number, size: number): void {
    if (text.trim() !== "") this.texts.push({ text, x, y, size });
  }

  box(x0: number, y0: number, x1: number, y1: number): void {
    for (const y of [y0, y1]) this.rules.push({ x0, y0: y, x1, y1: y });
    for (const x of [x0, x1]) this.rules.push({ x0: x, y0, x1: x, y1 });
  }
}

/**
 * Sets blocks on pages as offices print them: centred titles, paragraphs indented by two characters, ruled tables whose
 * rows do not break over the page.
 */
export function typeset(blocks: readonly Block[]): PdfPage[] {
  const press = new Press();
  for (const block of blocks) {
    if (block.kind === "table") {
      setTable(press, block);
      // A line stands on its height: the next one must not reach up into the table.
      press.y += LEADING;
    } else if (block.centred) {
      for (const line of broken(block.text, RIGHT - LEFT, TITLE_SIZE)) {
        press.make(LEADING);
        press.text(line, (LEFT + RIGHT - widthOf(line, TITLE_SIZE)) / 2, press.y, TITLE_SIZE);
        press.y += LEADING;
      }
      press.y += LEADING;
    } else {
      broken(block.text, RIGHT - LEFT, SIZE, INDENT).forEach((line, index) => {
        press.make(LEADING);
        press.text(line, index === 0 ? LEFT + INDENT : LEFT, press.y, SIZE);
        press.y += LEADING;
      });
    }
  }
  press.turn();
  return press.pages;
}

/** Edges of columns that share the width by the words they hold, none narrower than four characters. */
function edgesOf(longest: readonly number[]): number[] {
  const shares = longest.map((length) => Math.min(20, Math.max(4, length)));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const edges = [LEFT - 20];
  for (const share of shares) edges.push((edges.at(-1) ?? 0) + (share / whole) * (RIGHT - LEFT + 40));
  return edges;
}

function setTable(press: Press, table: Table): void {
  const grid = placed(table);
  const longest = Array.from({ length: grid.columns }, (_, column) =>
    Math.max(
      0,
      ...grid.cells
        .filter((cell) => cell.column === column && cell.colSpan === 1)
        .map((cell) => Math.max(...cell.text.split("\n").map((line) => line.length))),
    ),
  );
  const edges = edgesOf(longest);
  const edge = (column: number) => edges[column] ?? RIGHT + 20;
  const words = grid.cells.map((cell) => ({
    cell,
    lines: cell.text
      .split("\n")
      .flatMap((line) =>
        broken(line, edge(cell.column + cell.colSpan) - edge(cell.column) - 2 * PADDING, CELL_SIZE),
      ),
  }));
  const heights = Array.from({ length: grid.rows }, () => CELL_LEADING + 2 * PADDING);
  for (const { cell, lines } of words) {
    const last = cell.row + cell.rowSpan - 1;
    const above = heights.slice(cell.row, last).reduce((sum, height) => sum + height, 0);
    const own = lines.length * CELL_LEADING + 2 * PADDING - above;
    heights[last] = Math.max(heights[last] ?? 0, own);
  }
  const held = (row: number) => grid.cells.some((cell) => cell.row < row && cell.row + cell.rowSpan > row);
  const tops: number[] = [];
  for (let row = 0; row < grid.rows; row++) {
    if (!held(row)) {
      let end = row + 1;
      while (end < grid.rows && held(end)) end += 1;
      press.make(heights.slice(row, end).reduce((sum, height) => sum + height, 0));
      let top = press.y;
      for (let at = row; at < end; at++) {
        tops[at] = top;
        top += heights[at] ?? 0;
      }
    }
    for (const { cell, lines } of words.filter((word) => word.cell.row === row)) {
      const last = row + cell.rowSpan - 1;
      const [top, bottom] = [tops[row] ?? 0, (tops[last] ?? 0) + (heights[last] ?? 0)];
      press.box(edge(cell.column), top, edge(cell.column + cell.colSpan), bottom);
      lines.forEach((line, index) => {
        press.text(
          line,
          edge(cell.column) + PADDING,
          top + PADDING + (index + 1) * CELL_LEADING - 3,
          CELL_SIZE,
        );
      });
    }
    press.y = (tops[row] ?? 0) + (heights[row] ?? 0);
  }
}
