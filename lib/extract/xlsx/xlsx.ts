import { asLedger, type SheetRow, withoutMarks } from "@/lib/extract/ledger";
import { limits } from "@/lib/extract/limits";
import { tidyLines } from "@/lib/extract/spacing";
import { type Display, readDisplays, showNumber } from "@/lib/extract/xlsx/formats";
import { readWorkbook, richText, type Workbook } from "@/lib/extract/xlsx/parts";
import { child, childElements, textWithin, type XmlElement } from "@/lib/extract/xml";
import type { ZipArchive } from "@/lib/extract/zip";
import type { Block, DocumentText } from "@/lib/text/document";

/**
 * Reads the sheets of a workbook as they are shown: values of formulas, dates as dates, merged cells. Sheets that are
 * hidden are left out; where several speak, each stands under its name. Throws ExtractError on damage.
 */
export function readXlsx(zip: ZipArchive): DocumentText {
  const book = readWorkbook(zip);
  const displays = readDisplays(book.styles);
  const sheets = book.sheets
    .map(({ name, root }) => ({ name, blocks: asLedger(withoutMarks(readSheet(root, book, displays))) }))
    .filter(({ blocks }) => blocks.length > 0);
  const named = sheets.length > 1;
  const blocks = sheets.flatMap(({ name, blocks: own }): Block[] => {
    const plain = /^(?:sheet|工作表)\s*\d*$/i.test(name);
    return named && !plain ? [{ kind: "paragraph", text: name, heading: 1, centred: false }, ...own] : own;
  });
  return { blocks, metadata: {} };
}

/** The rows of every sheet that is shown, cell by cell as they stand; hidden columns too. Throws ExtractError on damage. */
export function readRows(zip: ZipArchive): SheetRow[][] {
  const book = readWorkbook(zip);
  const displays = readDisplays(book.styles);
  return book.sheets.map(({ root }) => readSheet(root, book, displays));
}

function readSheet(root: XmlElement, book: Workbook, displays: readonly Display[]): SheetRow[] {
  const rows: SheetRow[] = [];
  /** Rows of the sheet, which may be left out where they are blank, by their place among those read. */
  const placeOf = new Map<number, number>();
  for (const row of childElements(child(root, "s:sheetData"), "s:row")) {
    const number = Number(row.attributes.r ?? rows.length + 1);
    placeOf.set(number, rows.length);
    const cells: SheetRow = [];
    for (const element of childElements(row, "s:c")) {
      const column = columnOf(element.attributes.r) ?? cells.length;
      if (column >= limits.tableColumns) continue;
      while (cells.length < column) cells.push({ text: "", rowSpan: 1, colSpan: 1, header: false });
      const text = tidyLines(shownValue(element, book, displays)).join("\n");
      cells[column] = { text, rowSpan: 1, colSpan: 1, header: false };
    }
    rows.push(cells);
  }
  for (const { attributes } of childElements(child(root, "s:mergeCells"), "s:mergeCell")) {
    merge(rows, placeOf, attributes.ref ?? "");
  }
  return rows;
}

function shownValue(cell: XmlElement, book: Workbook, displays: readonly Display[]): string {
  const inline = child(cell, "s:is");
  if (inline !== undefined) return richText(inline);
  const value = child(cell, "s:v");
  if (value === undefined) return "";
  const text = textWithin(value);
  switch (cell.attributes.t) {
    case "s":
      return book.strings[Number(text)] ?? "";
    case "b":
      return text === "1" ? "是" : "否";
    case "e":
      return "";
    case "str":
    case "inlineStr":
    case "d":
      return text;
    default: {
      const number = Number(text);
      if (text.trim() === "" || Number.isNaN(number)) return text;
      return showNumber(number, displays[Number(cell.attributes.s ?? 0)] ?? "number", book.from1904);
    }
  }
}

/** The column of a reference such as `BC12`, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d/.exec(reference ?? "")?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function rowOf(reference: string | undefined): number {
  return Number(/(\d{1,7})$/.exec(reference ?? "")?.[1] ?? Number.NaN);
}

/** Lets the first cell of a merged range span it; the rows that are left out as blank do not count. */
function merge(rows: SheetRow[], placeOf: ReadonlyMap<number, number>, range: string): void {
  const [from, to] = range.split(":");
  const [left, right] = [columnOf(from), columnOf(to)];
  const top = placeOf.get(rowOf(from));
  if (left === undefined || right === undefined || top === undefined) return;
  const last = Math.min(right, limits.tableColumns - 1);
  const places: number[] = [];
  for (let row = rowOf(from); row <= Math.min(rowOf(to), rowOf(from) + limits.tableRowSpan); row++) {
    const place = placeOf.get(row);
    if (place !== undefined) places.push(place);
  }
  const origin = rows[top]?.[left];
  if (origin === null || origin === undefined) return;
  origin.colSpan = last - left + 1;
  origin.rowSpan = places.length;
  for (const place of places) {
    const cells = rows[place];
    if (cells === undefined) continue;
    while (cells.length <= last) cells.push({ text: "", rowSpan: 1, colSpan: 1, header: false });
    for (let column: number = left; column <= last; column++)
      if (place !== top || column !== left) cells[column] = null;
  }
}
