import type { Cell } from "@/lib/text/document";

/** A spanning cell claims at most this many columns or rows; more is a broken file, not a table. */
const MAX_COLUMNS = 64;

/** A table with every position filled: a spanning cell stands in each row and column that it covers. */
export interface Grid<T> {
  rows: Array<Array<T | null>>;
}

/**
 * Lays declared cells out on a grid, as the table model of HTML does: cells take the next free column, a cell with
 * `rowSpan` keeps its columns in the rows below. Positions that no cell covers are null.
 */
export function layOut<T>(declared: readonly Cell[][], make: (cell: Cell) => T): Grid<T> {
  const rows: Array<Array<T | null>> = declared.map(() => []);
  const hanging: Array<{ value: T; left: number } | undefined> = [];
  declared.forEach((cells, r) => {
    const row = rows[r] ?? [];
    let column = 0;
    const carry = () => {
      let above = hanging[column];
      while (above !== undefined && above.left > 0) {
        row[column] = above.value;
        above.left--;
        column++;
        above = hanging[column];
      }
    };
    for (const cell of cells) {
      carry();
      if (column >= MAX_COLUMNS) break;
      const value = make(cell);
      const width = Math.min(Math.max(1, cell.colSpan), MAX_COLUMNS - column);
      for (let i = 0; i < width; i++) {
        row[column] = value;
        hanging[column] = { value, left: Math.max(1, cell.rowSpan) - 1 };
        column++;
      }
    }
    carry();
    for (; column < hanging.length; column++) carry();
  });
  const width = Math.min(MAX_COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
  return { rows: rows.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? null)) };
}
