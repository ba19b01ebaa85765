import { largest } from "@/lib/extract/sequences";
import type { Block, Cell } from "@/lib/text/document";
import { planOfHead } from "@/lib/text/ledger-marks";

/** A sheet as rows of cells that stand where they begin; `null` where a spanning cell covers the place. */
export type SheetRow = Array<Cell | null>;

/**
 * Turns a sheet into blocks. Rows at its top and bottom in which a single cell speaks are a title and remarks, no part
 * of the table; blank rows and blank columns at the right are dropped.
 */
export function asLedger(sheet: readonly SheetRow[]): Block[] {
  const rows = withoutBlankRows(sheet);
  const speaking = rows.map((row) => row.filter((cell) => cell !== null && cell.text !== "").length);
  const first = speaking.findIndex((count) => count >= 2);
  if (first < 0) return rows.flatMap((row) => paragraphs(row, false));
  let last = rows.length;
  while (last > first + 1 && speaking[last - 1] === 1 && reachesBottom(rows, last - 1)) last -= 1;
  const width = largest(rows.slice(first, last).map(widthOf));
  const cells = rows.slice(first, last).map((row) => row.slice(0, width).filter((cell) => cell !== null));
  return [
    ...rows.slice(0, first).flatMap((row) => paragraphs(row, true)),
    { kind: "table", rows: cells },
    ...rows.slice(last).flatMap((row) => paragraphs(row, false)),
  ];
}

/** The columns up to the last one with words; a spanning cell counts with all of its columns. */
function widthOf(row: SheetRow): number {
  let width = 0;
  row.forEach((cell, column) => {
    if (cell !== null && cell.text !== "") width = Math.max(width, column + cell.colSpan);
  });
  return width;
}

/** Whether no cell from above reaches into the row: a remark stands for itself. */
function reachesBottom(rows: readonly SheetRow[], at: number): boolean {
  return rows[at]?.[0] !== null && (rows[at]?.[0]?.text ?? "") !== "";
}

function withoutBlankRows(sheet: readonly SheetRow[]): SheetRow[] {
  const isBlank = (row: SheetRow) => row.every((cell) => cell === null || cell.text === "");
  const kept: SheetRow[] = [];
  /** Spanning cells by the row behind their last one. */
  let open: Array<{ cell: Cell; end: number }> = [];
  sheet.forEach((row, index) => {
    open = open.filter(({ end }) => end > index);
    if (isBlank(row)) {
      for (const { cell } of open) cell.rowSpan -= 1;
      return;
    }
    kept.push(row);
    for (const cell of row)
      if (cell !== null && cell.rowSpan > 1) open.push({ cell, end: index + cell.rowSpan });
  });
  return kept;
}

function paragraphs(row: SheetRow, centred: boolean): Block[] {
  const text = row.flatMap((cell) => (cell === null || cell.text === "" ? [] : cell.text.split("\n")));
  return text.map((line) => ({ kind: "paragraph", text: line, heading: null, centred }));
}

/** A header stands near the top. */
const headRows = 50;

/** A ledger of our own says in a hidden column which task each row is: that is no part of what it says. */
export function withoutMarks(rows: SheetRow[]): SheetRow[] {
  const isHead = (cell: SheetRow[number]) => cell !== null && planOfHead(cell?.text ?? "") !== null;
  const column = rows
    .slice(0, headRows)
    .map((row) => row.findIndex(isHead))
    .find((at) => at >= 0);
  return column === undefined ? rows : rows.map((row) => row.filter((_, at) => at !== column));
}
