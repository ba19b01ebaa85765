import type { CellShape } from "@/lib/extract/doc/settings";
import type { Cell, Table } from "@/lib/text/document";

/** A row as it is read: the text of its cells, and their shapes where the row declares them. */
export interface DocRow {
  texts: string[];
  shapes: readonly CellShape[];
  head: boolean;
}

/** Distance below which two edges are one, in twentieths of a point. */
const NEAR = 60;

/** Puts rows together into a table: edges give the columns, marks give the cells that span. */
export function asDocTable(rows: readonly DocRow[]): Table {
  const edges = distinct(rows.flatMap(({ shapes }) => shapes.flatMap(({ left, right }) => [left, right])));
  const result: Cell[][] = [];
  let above = new Map<number, Cell>();
  for (const row of rows) {
    const cells: Cell[] = [];
    const below = new Map<number, Cell>();
    const first = row.shapes[0];
    const indent = first === undefined ? 0 : columnOf(edges, first.left);
    if (indent > 0) cells.push({ text: "", rowSpan: 1, colSpan: indent, header: false });
    row.texts.forEach((text, index) => {
      const shape = row.shapes[index];
      const column = shape === undefined ? index : columnOf(edges, shape.left);
      const colSpan = shape === undefined ? 1 : Math.max(1, columnOf(edges, shape.right) - column);
      const upper = shape?.vertical === "continue" ? above.get(column) : undefined;
      const left = cells.at(-1);
      if (shape?.joinsLeft === true && left !== undefined) left.colSpan += colSpan;
      else if (upper !== undefined && upper.colSpan === colSpan) {
        upper.rowSpan += 1;
        below.set(column, upper);
      } else {
        const cell: Cell = { text, rowSpan: 1, colSpan, header: row.head };
        cells.push(cell);
        if (shape !== undefined && shape.vertical !== "none") below.set(column, cell);
      }
    });
    result.push(cells);
    above = below;
  }
  return { kind: "table", rows: result };
}

function distinct(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of [...new Set(values)].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last === undefined || value - last > NEAR) result.push(value);
  }
  return result;
}

function columnOf(edges: readonly number[], value: number): number {
  let column = 0;
  edges.forEach((edge, index) => {
    if (value >= edge - NEAR) column = index;
  });
  return column;
}
