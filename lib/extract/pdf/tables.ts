import { firstWidth, joinText } from "@/lib/extract/pdf/flow";
import type { Glyphs } from "@/lib/extract/pdf/geometry";
import type { Field, Grid } from "@/lib/extract/pdf/grids";
import { asLines, type Line } from "@/lib/extract/pdf/lines";
import { splitAtFields } from "@/lib/extract/pdf/split";
import { append } from "@/lib/extract/sequences";
import { tidyLine } from "@/lib/extract/spacing";
import { type PlacedCell, placed } from "@/lib/extract/table-text";
import type { Cell, Table } from "@/lib/text/document";

/** A table as it stands on one page, with the edges of its columns. */
export interface PageTable {
  table: Table;
  columns: readonly number[];
}

/** Fills the fields of a ruled table with the text that stands in them. */
export function asTable(grid: Grid, glyphs: readonly Glyphs[], stray: boolean): PageTable {
  const rows: Cell[][] = Array.from({ length: grid.rows }, () => []);
  const pieces = glyphs.flatMap((piece) => splitAtFields(piece, grid));
  for (const field of grid.fields) {
    const inside = pieces.filter((piece) => isInside(piece, field));
    rows[field.row]?.push({
      text: cellText(asLines(inside, stray), field),
      rowSpan: field.rowSpan,
      colSpan: field.colSpan,
      header: false,
    });
  }
  return { table: { kind: "table", rows: withoutBlankRows(rows) }, columns: grid.columns };
}

/** Double borders and page breaks leave rows in which nothing begins. */
function withoutBlankRows(rows: readonly Cell[][]): Cell[][] {
  const isBlank = (row: readonly Cell[]) => row.every((cell) => cell.text === "" && cell.rowSpan === 1);
  const blank = new Set(rows.flatMap((row, index) => (isBlank(row) ? [index] : [])));
  rows.forEach((row, index) => {
    for (const cell of row) {
      for (let covered = index + cell.rowSpan - 1; covered > index; covered--)
        if (blank.has(covered)) cell.rowSpan -= 1;
    }
  });
  return rows.filter((_, index) => !blank.has(index));
}

function isInside(piece: Glyphs, field: Field): boolean {
  const x = (piece.left + piece.right) / 2;
  const y = piece.baseline - piece.size / 3;
  return x > field.left && x <= field.right && y > field.top && y <= field.bottom;
}

/** Lines that fill the cell's width run on into the next; a short line ends a paragraph. */
function cellText(lines: readonly Line[], field: Field): string {
  let text = "";
  let last: Line | null = null;
  for (const line of lines) {
    if (last === null) text = line.text;
    else text = runsOn(last, line, field) ? joinText(text, line.text) : `${text}\n${line.text}`;
    last = line;
  }
  return text.split("\n").map(tidyLine).join("\n");
}

function runsOn(last: Line, line: Line, field: Field): boolean {
  // A column as wide as one name: each line is a department of its own.
  if (/[局委厅办院会]$/.test(last.text) && /^[市省区县州][^、，]*[局委厅办院会]$/.test(line.text))
    return false;
  const free = field.right - field.left - (last.right - last.left);
  return free <= (firstWidth(line.text) + 1) * last.size + 12;
}

const sameColumn = 6;

/** Whether a table at the top of a page goes on with the one that ended the page before. */
export function continues(before: PageTable, after: PageTable): boolean {
  return (
    before.columns.length === after.columns.length &&
    before.columns.every((edge, index) => Math.abs(edge - (after.columns[index] ?? 0)) <= sameColumn)
  );
}

/** Puts the rows of the next page below; a repeated head row is left out, a row that the page cut in two is joined. */
export function joinTables(before: PageTable, after: PageTable): void {
  const head = textOf(before.table.rows[0] ?? []);
  const rows = after.table.rows.map((row) => [...row]);
  if (rows[0] !== undefined && head !== "" && textOf(rows[0]) === head) rows.shift();
  const first = rows[0];
  if (first !== undefined) {
    const places = placed([first]);
    const grown = growSpans(before.table.rows, first, places);
    if (appendRest(before.table.rows, places)) {
      for (const cell of grown) cell.rowSpan -= 1;
      rows.shift();
    }
  }
  append(before.table.rows, rows);
}

/**
 * A cell that spans rows on both sides of the page break is one cell, printed with its words on the first page. Takes its
 * empty rest out of the first row of the next page; returns the cells that grew.
 */
function growSpans(above: readonly Cell[][], first: Cell[], places: readonly PlacedCell[]): Cell[] {
  const open = new Map(lastCells(above).map(({ cell, column }) => [column, cell]));
  const numbered = (first[0]?.text ?? "") !== "";
  const grown: Cell[] = [];
  for (const { cell, column } of places) {
    const upper = open.get(column);
    if (upper === undefined || cell.text !== "" || upper.text === "" || upper.colSpan !== cell.colSpan)
      continue;
    // Columns that group the rows stand at the left; further right an empty cell is just empty.
    const groups = column === 1 && numbered;
    if (upper.rowSpan === 1 && cell.rowSpan === 1 && !groups) continue;
    upper.rowSpan += cell.rowSpan;
    grown.push(upper);
    first.splice(first.indexOf(cell), 1);
  }
  return grown;
}

/** The cells that reach down to the last row. */
function lastCells(rows: readonly Cell[][]): PlacedCell[] {
  return placed(rows).filter(({ cell, row }) => row + cell.rowSpan >= rows.length);
}

/** Puts the rest of a row that the page cut in two to its first part. A rest has no number and begins in mid-sentence. */
function appendRest(above: readonly Cell[][], places: readonly PlacedCell[]): boolean {
  const open = new Map(lastCells(above).map(({ cell, column }) => [column, cell]));
  if ((places[0]?.cell.text ?? "") !== "" || (open.get(0)?.text ?? "") === "") return false;
  const rests = places.filter(({ cell }) => cell.text !== "");
  const isRest = rests.every(({ cell, column }) => {
    const upper = open.get(column);
    return (
      upper !== undefined &&
      upper.colSpan === cell.colSpan &&
      upper.text !== "" &&
      !/[。；！]$/.test(upper.text)
    );
  });
  if (!isRest) return false;
  for (const { cell, column } of rests) {
    const upper = open.get(column);
    if (upper !== undefined) upper.text = joinText(upper.text, cell.text);
  }
  return true;
}

function textOf(row: readonly Cell[]): string {
  return row
    .map((cell) => cell.text)
    .join("|")
    .replace(/\s/g, "");
}
