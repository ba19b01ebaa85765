/** Names a cell of a grid, so that the keyboard can go to it. */
export function cellId(rowId: string, column: string): string {
  return `cell-${rowId}-${column}`;
}
