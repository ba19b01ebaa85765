/** Where a cell of a grid stands. Its row carries the one, the cell the other: a page has thousands of cells. */
export interface CellPlace {
  rowId: string;
  column: string;
}

/** Of the cell that an event came from, or from something in it; null outside of the rows. */
export function placeOf(target: EventTarget | null, which: "around" | "itself" = "around"): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row] > [data-column]") : null;
  if (!cell || (which === "itself" && cell !== target)) return null;
  const [column, rowId] = [cell.dataset.column, cell.parentElement?.dataset.row];
  return column === undefined || rowId === undefined ? null : { rowId, column };
}

/** Null while the row is out of sight and therefore not drawn. */
export function cellElement({ rowId, column }: CellPlace): HTMLElement | null {
  return document.querySelector<HTMLElement>(
    `[role="grid"] [data-row="${CSS.escape(rowId)}"] > [data-column="${CSS.escape(column)}"]`,
  );
}
