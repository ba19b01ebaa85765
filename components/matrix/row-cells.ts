import type { DrawnColumn } from "@/lib/assignments/view";

/** The cell of one column. */
export interface RowCell {
  column: DrawnColumn;
  at: number;
  /** Over how many columns before it nothing is drawn. */
  blanks: number;
}

/** The cells of a row that are asked for, and over how many columns after them nothing is drawn. */
export function cellsOf(
  columns: readonly DrawnColumn[],
  isCell: (column: DrawnColumn, at: number) => boolean,
): { cells: RowCell[]; blanks: number } {
  const cells: RowCell[] = [];
  let blanks = 0;
  for (const [at, column] of columns.entries()) {
    if (isCell(column, at)) {
      cells.push({ column, at, blanks });
      blanks = 0;
    } else blanks += 1;
  }
  return { cells, blanks };
}
