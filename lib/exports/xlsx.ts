import { daysBetween } from "@/lib/calendar/date";
import type { Light } from "@/lib/tasks/types";
import { contentTypes, type Part, packedStream, relations } from "./package";
import type { FileCell, FileColumn, FileTable } from "./types";
import { cellWords } from "./view";
import { escapeXml, xmlHead } from "./xml";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const papers = { A3: 8, A4: 9 };
/** Rows above the body: the title, the line under it, the header. */
const headRows = 3;

/** A spreadsheet of one sheet, set up for paper: landscape, as wide as the page, its header on every page. */
export function xlsxStream(table: FileTable): ReadableStream<Uint8Array> {
  const sheet = sheetName(table.name);
  const parts: Part[] = [
    {
      name: "[Content_Types].xml",
      text: contentTypes([
        ["xl/workbook.xml", "spreadsheetml.sheet.main"],
        ["xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"],
        ["xl/styles.xml", "spreadsheetml.styles"],
      ]),
    },
    { name: "_rels/.rels", text: relations([["officeDocument", "xl/workbook.xml"]]) },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: relations([
        ["worksheet", "worksheets/sheet1.xml"],
        ["styles", "styles.xml"],
      ]),
    },
    {
      name: "xl/workbook.xml",
      text: [
        `${xmlHead}<workbook xmlns="${main}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews><sheets>`,
        `<sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets><definedNames>`,
        `<definedName name="_xlnm.Print_Titles" localSheetId="0">${escapeXml(`'${sheet.replaceAll("'", "''")}'`)}!$${headRows}:$${headRows}</definedName>`,
        "</definedNames></workbook>",
      ],
    },
    { name: "xl/styles.xml", text: [styles()] },
    { name: "xl/worksheets/sheet1.xml", text: worksheet(table) },
  ];
  return packedStream(parts);
}

/** Sheets may not be named with these signs, nor at length. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\']/g, " ")
      .trim()
      .slice(0, 31) || "1"
  );
}

/** "A" for 0, "AA" for 26. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

const fonts = [
  '<font><sz val="10"/><name val="宋体"/></font>',
  '<font><b/><sz val="18"/><name val="方正小标宋简体"/></font>',
  '<font><sz val="10"/><color rgb="FF444444"/><name val="楷体"/></font>',
  '<font><b/><sz val="10"/><name val="黑体"/></font>',
];
const tints: Record<Light, string> = {
  red: "FFFADBDB",
  yellow: "FFFBEFCF",
  green: "FFDDF0E2",
  none: "FFEDEEF0",
  done: "FFE6EBF0",
};
const fills = ["FFEDEEF0", "FFF6F7F8", ...Object.values(tints)];
const line = (side: string) => `<${side} style="thin"><color rgb="FF7F858C"/></${side}>`;
const dayFormat = 164;

interface Style {
  font?: number;
  fill?: number;
  format?: number;
  border?: boolean;
  align: string;
}

const wrapped = 'vertical="center" wrapText="1"';
const centred = `horizontal="center" ${wrapped}`;
/** By name; where a style stands in this list is its number in the sheet. */
const cellStyles: Record<string, Style> = {
  plain: { align: 'vertical="center"' },
  title: { font: 1, align: centred },
  note: { font: 2, align: 'horizontal="right" vertical="center"' },
  header: { font: 3, fill: 0, border: true, align: centred },
  section: { font: 3, fill: 1, border: true, align: 'vertical="center"' },
  text: { border: true, align: wrapped },
  centred: { border: true, align: centred },
  day: { border: true, format: dayFormat, align: centred },
  percent: { border: true, format: 9, align: centred },
  ...Object.fromEntries(
    Object.keys(tints).map((light, index) => [light, { fill: index + 2, border: true, align: centred }]),
  ),
};
const styleNames = Object.keys(cellStyles);

function styles(): string {
  const xfs = Object.values(cellStyles).map(
    ({ font = 0, fill, format = 0, border, align }) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill === undefined ? 0 : fill + 2}" borderId="${border ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`,
  );
  const filled = fills.map(
    (rgb) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`,
  );
  return [
    `${xmlHead}<styleSheet xmlns="${main}">`,
    `<numFmts count="1"><numFmt numFmtId="${dayFormat}" formatCode="yyyy\\-mm\\-dd"/></numFmts>`,
    `<fonts count="${fonts.length}">${fonts.join("")}</fonts>`,
    `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${filled.join("")}</fills>`,
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map(line).join("")}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join("");
}

function* worksheet(table: FileTable): Generator<string> {
  const { columns, rows } = table;
  const { markHead } = table;
  const last = columnName(columns.length - 1);
  const hidden = columns.length;
  const merged: string[] = [`A1:${last}1`, `A2:${last}2`];
  yield [
    `${xmlHead}<worksheet xmlns="${main}" xmlns:r="${relationships}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${last}${rows.length + headRows}"/>`,
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/><cols>',
    ...columns.map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    ),
    markHead === undefined
      ? ""
      : `<col min="${hidden + 1}" max="${hidden + 1}" width="9" hidden="1" customWidth="1"/>`,
    "</cols><sheetData>",
    spanning(1, 34, "title", table.title, columns.length),
    spanning(2, 20, "note", table.note, columns.length),
    row(
      headRows,
      [
        ...columns.map(({ title }, column) => textCell(column, headRows, "header", title)),
        ...(markHead === undefined ? [] : [textCell(hidden, headRows, "plain", markHead)]),
      ],
      30,
    ),
  ].join("");
  let number = headRows;
  for (const one of rows) {
    number += 1;
    if (one.kind === "section") {
      merged.push(`A${number}:${last}${number}`);
      yield spanning(number, 22, "section", one.title, columns.length);
    } else {
      const cells = one.cells.map((value, column) => cell(column, number, columns[column], value));
      if (markHead !== undefined && one.mark !== undefined)
        cells.push(textCell(hidden, number, "plain", one.mark));
      yield wordyRow(number, cells, heightOf(one.cells, columns));
    }
  }
  yield [
    `</sheetData><mergeCells count="${merged.length}">`,
    ...merged.map((ref) => `<mergeCell ref="${ref}"/>`),
    '</mergeCells><printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${papers[table.paper]}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddFooter>&amp;C${escapeXml(table.foot)}</oddFooter></headerFooter></worksheet>`,
  ].join("");
}

/** A height that is kept, whatever the row's words become. */
function row(number: number, cells: readonly string[], height: number): string {
  return `<row r="${number}" ht="${height}" customHeight="1">${cells.join("")}</row>`;
}

/** As high as its words need, for programs that take heights as they stand; others make it anew when it is edited. */
function wordyRow(number: number, cells: readonly string[], height: number): string {
  return `<row r="${number}" ht="${height}">${cells.join("")}</row>`;
}

/** Of a line, in points; and the highest that a row can be. */
const lineHeight = 13.5;
const highest = 409;

/** How many lines words take in a column; a Chinese character is as wide as two figures. */
function linesIn(words: string, width: number): number {
  const room = Math.max(1, width - 1);
  return words.split("\n").reduce((lines, part) => lines + Math.max(1, Math.ceil(widthOf(part) / room)), 0);
}

function widthOf(words: string): number {
  let width = 0;
  for (const character of words) width += character > "\u2e7f" ? 2 : 1;
  return width;
}

function heightOf(cells: readonly FileCell[], columns: readonly FileColumn[]): number {
  const lines = cells.map((value, index) => linesIn(cellWords(value), columns[index]?.width ?? 1));
  return Math.min(highest, Math.max(...lines) * lineHeight + 4);
}

/** A row whose first cell reaches over all columns; the others carry only the border. */
function spanning(number: number, height: number, style: string, words: string, columns: number): string {
  const rest = Array.from({ length: columns - 1 }, (_, index) => textCell(index + 1, number, style, ""));
  return row(number, [textCell(0, number, style, words), ...rest], height);
}

function cell(
  column: number,
  number: number,
  { centred = false }: Partial<FileColumn> = {},
  value: FileCell,
) {
  if (typeof value === "string") return textCell(column, number, centred ? "centred" : "text", value);
  if (typeof value === "number") return numberCell(column, number, centred ? "centred" : "text", value);
  if (value.kind === "light") return textCell(column, number, value.light, value.word);
  // Days are counted as spreadsheets count them: from the last day but one of 1899.
  if (value.kind === "day") return numberCell(column, number, "day", daysBetween("1899-12-30", value.on));
  return numberCell(column, number, "percent", value.value / 100);
}

function numberCell(column: number, number: number, style: string, value: number): string {
  return `<c r="${columnName(column)}${number}" s="${styleNames.indexOf(style)}"><v>${value}</v></c>`;
}

/** A cell holds no more than this many characters. */
const longest = 32_767;

function textCell(column: number, number: number, style: string, text: string): string {
  const place = `<c r="${columnName(column)}${number}" s="${styleNames.indexOf(style)}"`;
  if (text === "") return `${place}/>`;
  // _x0041_ would be read as the character that it names.
  const words = text.slice(0, longest).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return `${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(words)}</t></is></c>`;
}
