import type { Block, Cell, Table } from "@/lib/text/document";

/** The text of what stands in one cell: paragraphs by "\n"; a table inside gives a line for each of its rows. */
export function blocksAsText(blocks: readonly Block[]): string {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") lines.push(block.text);
    else
      for (const row of block.rows)
        lines.push(
          row
            .map((cell) => cell.text.replaceAll("\n", " "))
            .join(" ")
            .trim(),
        );
  }
  return lines.filter((line) => line !== "").join("\n");
}

/** Whether a table has at least two rows of at least two cells: it orders things, and does not only frame them. */
export function isGrid(table: Table): boolean {
  return table.rows.filter((row) => row.length >= 2).length >= 2;
}

export interface PlacedCell {
  cell: Cell;
  row: number;
  column: number;
}

/** Where each cell begins in the grid, once the cells that span from above and from the left are counted in. */
export function placed(rows: readonly Cell[][]): PlacedCell[] {
  const result: PlacedCell[] = [];
  /** For each column, the first row that is free again. */
  const free: number[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((free[column] ?? 0) > row) column += 1;
      result.push({ cell, row, column });
      for (let end = column + cell.colSpan; column < end; column++) free[column] = row + cell.rowSpan;
    }
  });
  return result;
}
