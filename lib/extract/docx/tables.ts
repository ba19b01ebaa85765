import { isOn, numberOf, settingOf } from "@/lib/extract/docx/values";
import { limits } from "@/lib/extract/limits";
import { blocksAsText, isGrid } from "@/lib/extract/table-text";
import { child, childElements, type XmlElement } from "@/lib/extract/xml";
import type { Block, Cell, Table } from "@/lib/text/document";

interface GridCell {
  blocks: Block[];
  column: number;
  colSpan: number;
  rowSpan: number;
  header: boolean;
}

/**
 * Reads a table into cells that stand once, where they begin. A table that only frames another one is unwrapped into
 * what its cells hold. `readCell` is called for each visible cell in reading order.
 */
export function readTable(element: XmlElement, readCell: (cell: XmlElement) => Block[]): Block[] {
  const rows: GridCell[][] = [];
  /** The cell that is still open downwards, by the column in which it begins. */
  let open = new Map<number, GridCell>();
  for (const row of rowsOf(element)) {
    if (child(child(row, "w:trPr"), "w:del") !== undefined) continue;
    const { cells, below } = readRow(row, open, readCell);
    rows.push(cells);
    open = below;
  }
  return frames(rows) ? rows.flat().flatMap((cell) => cell.blocks) : [asTable(rows)].filter(hasText);
}

function readRow(
  row: XmlElement,
  above: ReadonlyMap<number, GridCell>,
  readCell: (cell: XmlElement) => Block[],
): { cells: GridCell[]; below: Map<number, GridCell> } {
  const settings = child(row, "w:trPr");
  const header = isOn(settings, "w:tblHeader");
  const cells: GridCell[] = [];
  const below = new Map<number, GridCell>();
  let column = clamp(numberOf(settings, "w:gridBefore") ?? 0, 0);
  if (column > 0) cells.push({ blocks: [], column: 0, colSpan: column, rowSpan: 1, header: false });
  for (const element of cellsOf(row)) {
    const properties = child(element, "w:tcPr");
    const colSpan = clamp(numberOf(properties, "w:gridSpan") ?? 1, 1);
    const merge = child(properties, "w:vMerge");
    const continues = merge !== undefined && merge.attributes["w:val"] !== "restart";
    const origin = continues ? above.get(column) : undefined;
    if (origin !== undefined && origin.colSpan === colSpan) {
      origin.rowSpan += 1;
      below.set(column, origin);
    } else if (settingOf(properties, "w:hMerge") === "continue" && cells.length > 0) {
      const left = cells.at(-1);
      if (left !== undefined) left.colSpan += colSpan;
    } else {
      const cell: GridCell = { blocks: readCell(element), column, colSpan, rowSpan: 1, header };
      cells.push(cell);
      if (merge !== undefined) below.set(column, cell);
    }
    column += colSpan;
  }
  return { cells, below };
}

function clamp(value: number, least: number): number {
  return Math.min(Math.max(value, least), limits.tableColumns);
}

/** Rows and cells may stand inside content controls, custom markup and accepted insertions. */
function rowsOf(table: XmlElement): XmlElement[] {
  return within(table, "w:tr");
}

function cellsOf(row: XmlElement): XmlElement[] {
  return within(row, "w:tc").filter((cell) => child(child(cell, "w:tcPr"), "w:cellDel") === undefined);
}

function within(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).flatMap((node) => {
    if (node.name === name) return [node];
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(node.name) ? within(node, name) : [];
  });
}

/** A frame holds a table of its own and hardly anything beside it. */
function frames(rows: readonly GridCell[][]): boolean {
  const filled = rows.flat().filter((cell) => cell.blocks.length > 0);
  return (
    filled.length <= 3 &&
    filled.some((cell) => cell.blocks.some((block) => block.kind === "table" && isGrid(block)))
  );
}

function asTable(rows: readonly GridCell[][]): Table {
  return {
    kind: "table",
    rows: rows.map((cells) =>
      cells.map(
        ({ blocks, rowSpan, colSpan, header }): Cell => ({
          text: blocksAsText(blocks),
          rowSpan,
          colSpan,
          header,
        }),
      ),
    ),
  };
}

function hasText(table: Table): boolean {
  return table.rows.some((row) => row.some((cell) => cell.text !== ""));
}
