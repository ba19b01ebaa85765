import type { DrawnColumn } from "@/lib/assignments/view";

/** A stretch of a row: the cell of one column, or several columns together in which nothing is drawn. */
export type RowPart =
  | { kind: "cell"; column: DrawnColumn; at: number }
  | { kind: "blank"; column: DrawnColumn; at: number; span: number };

/** The row between two columns: a cell where one is asked for, else blanks, which end where a group begins. */
export function partsOf(
  columns: readonly DrawnColumn[],
  { from, to }: { from: number; to: number },
  isCell: (column: DrawnColumn) => boolean,
): RowPart[] {
  const parts: RowPart[] = [];
  for (const [offset, column] of columns.slice(from, to).entries()) {
    const at = from + offset;
    const last = parts.at(-1);
    if (isCell(column)) parts.push({ kind: "cell", column, at });
    else if (last?.kind === "blank" && !column.startsGroup) last.span += 1;
    else parts.push({ kind: "blank", column, at, span: 1 });
  }
  return parts;
}
