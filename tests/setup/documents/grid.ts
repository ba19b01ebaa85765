import type { Cell, Table } from "@/lib/text/document";

/** A cell with its place: the first row and column that it takes. */
export interface PlacedCell extends Cell {
  row: number;
  column: number;
}

export interface Grid {
  columns: number;
  rows: number;
  cells: PlacedCell[];
  /** The cell that covers a place. */
  at: (row: number, column: number) => PlacedCell | undefined;
}

/** Where the cells of a table stand once those that span are counted in. */
export function placed(table: Table): Grid {
  const taken = new Map<string, PlacedCell>();
  const cells: PlacedCell[] = [];
  let columns = 0;
  table.rows.forEach((own, row) => {
    let column = 0;
    for (const cell of own) {
      while (taken.has(`${row}:${column}`)) column += 1;
      const here = { ...cell, row, column, rowSpan: Math.min(cell.rowSpan, table.rows.length - row) };
      cells.push(here);
      for (let r = row; r < row + here.rowSpan; r++)
        for (let c = column; c < column + here.colSpan; c++) taken.set(`${r}:${c}`, here);
      column += here.colSpan;
      columns = Math.max(columns, column);
    }
  });
  return { columns, rows: table.rows.length, cells, at: (row, column) => taken.get(`${row}:${column}`) };
}
