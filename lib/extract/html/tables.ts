import {
  attribute,
  childNodes,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isInvisible,
} from "@/lib/extract/html/dom";
import { limits } from "@/lib/extract/limits";
import { append, largest } from "@/lib/extract/sequences";
import { blocksAsText } from "@/lib/extract/table-text";
import type { Block, Cell } from "@/lib/text/document";

interface CellContent {
  element: HtmlElement;
  blocks: Block[];
}

/** Characters from which one cell that holds nearly everything is a page, not a cell. */
const PAGE = 600;

/**
 * Reads a table. One that only arranges the page (a table within, or nearly all text in one long cell) is unwrapped into
 * the blocks of its cells; all others become a Table block. `readPart` turns a cell or a caption into blocks.
 */
export function readTable(table: HtmlElement, readPart: (part: HtmlNode) => Block[]): Block[] {
  const rows = rowsOf(table).map((row) =>
    cellsOf(row).map((element) => ({ element, blocks: readPart(element) })),
  );
  const caption = childNodes(table).find((node) => isElement(node) && node.tagName === "caption");
  const above = caption === undefined ? [] : readPart(caption);
  const cells = rows.flat();
  if (cells.every((cell) => cell.blocks.length === 0)) return above;
  if (arrangesPage(table, cells)) return [...above, ...cells.flatMap((cell) => cell.blocks)];
  return [...above, { kind: "table", rows: rows.map((row) => row.map(asCell)) }];
}

function asCell({ element, blocks }: CellContent): Cell {
  return {
    text: blocksAsText(blocks),
    rowSpan: span(element, "rowspan", limits.tableRowSpan),
    colSpan: span(element, "colspan", limits.tableColumns),
    header: element.tagName === "th" || isInHead(element),
  };
}

function span(element: HtmlElement, name: string, most: number): number {
  const value = Number.parseInt(attribute(element, name), 10);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), most);
}

function isInHead(element: HtmlElement): boolean {
  const row = element.parentNode;
  const part = row !== null && isElement(row) ? row.parentNode : null;
  return part !== null && isElement(part) && part.tagName === "thead";
}

function arrangesPage(table: HtmlElement, cells: readonly CellContent[]): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, "role"))) return true;
  const filled = cells.filter((cell) => cell.blocks.length > 0);
  if (filled.some((cell) => cell.blocks.some((block) => block.kind === "table"))) return true;
  const lengths = filled.map((cell) => blocksAsText(cell.blocks).length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const longest = filled[lengths.indexOf(largest(lengths))];
  if (longest === undefined || longest.blocks.length < 4) return false;
  const share = blocksAsText(longest.blocks).length / total;
  return (total >= PAGE && share >= 0.8) || (share >= 0.5 && longest.blocks.filter(opensItem).length >= 2);
}

/** A cell with several items of an outline in it is a page, however short. */
function opensItem(block: Block): boolean {
  return (
    block.kind === "paragraph" &&
    /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(block.text)
  );
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  const rows: HtmlElement[] = [];
  for (const node of childNodes(table)) {
    if (!isElement(node) || isInvisible(node)) continue;
    if (node.tagName === "tr") rows.push(node);
    else if (/^(?:tbody|thead|tfoot)$/.test(node.tagName)) append(rows, rowsOf(node));
  }
  return rows;
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return childNodes(row)
    .filter(isElement)
    .filter((node) => (node.tagName === "td" || node.tagName === "th") && !isInvisible(node));
}
