import type { DrawnColumn } from "@/lib/assignments/view";

/** A stretch of a row: the cell of one column, or several columns together in which nothing is drawn. */
export type RowPart =
  | { kind: "cell"; column: DrawnColumn; at: number }
  | { kind: "blank"; column: DrawnColumn; at: number; span: number };

/** All columns of a row: a cell where one is asked for, else blanks, which end where a group begins. */
export function partsOf(
  columns: readonly DrawnColumn[],
  isCell: (column: DrawnColumn, at: number) => boolean,
): RowPart[] {
  const parts: RowPart[] = [];
  for (const [at, column] of columns.entries()) {
    const last = parts.at(-1);
    if (isCell(column, at)) parts.push({ kind: "cell", column, at });
    else if (last?.kind === "blank" && !column.startsGroup) last.span += 1;
    else parts.push({ kind: "blank", column, at, span: 1 });
  }
  return parts;
}
