import { contentTypes, type Part, packedStream, relations } from "./package";
import type { FileTable } from "./types";
import { cellWords } from "./view";
import { escapeXml, xmlHead } from "./xml";

const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** Lying on the side, in twentieths of a point; and the size of the table's letters in half points. */
const papers = {
  A3: { width: 23_811, height: 16_838, letters: 18 },
  A4: { width: 16_838, height: 11_906, letters: 24 },
};
const margin = 1_134;

/** A text document that is one table: title, header repeated on every page, rows that do not break. */
export function docxStream(table: FileTable): ReadableStream<Uint8Array> {
  const parts: Part[] = [
    {
      name: "[Content_Types].xml",
      text: contentTypes([
        ["word/document.xml", "wordprocessingml.document.main"],
        ["word/styles.xml", "wordprocessingml.styles"],
        ["word/footer1.xml", "wordprocessingml.footer"],
      ]),
    },
    { name: "_rels/.rels", text: relations([["officeDocument", "word/document.xml"]]) },
    {
      name: "word/_rels/document.xml.rels",
      text: relations([
        ["styles", "styles.xml"],
        ["footer", "footer1.xml"],
      ]),
    },
    { name: "word/styles.xml", text: [styles(papers[table.paper].letters)] },
    { name: "word/footer1.xml", text: [footer(table.foot)] },
    { name: "word/document.xml", text: documentText(table) },
  ];
  return packedStream(parts);
}

function faces(eastern: string): string {
  return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${eastern}"/>`;
}

function styles(letters: number): string {
  const style = (id: string, properties: string, run: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/><w:pPr>${properties}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
  const centred = '<w:jc w:val="center"/>';
  return [
    `${xmlHead}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${faces("仿宋")}<w:sz w:val="${letters}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    style(
      "TableTitle",
      `<w:spacing w:after="120"/>${centred}`,
      `${faces("方正小标宋简体")}<w:sz w:val="44"/>`,
    ),
    style(
      "TableNote",
      '<w:spacing w:after="80"/><w:jc w:val="right"/>',
      `${faces("楷体")}<w:sz w:val="21"/>`,
    ),
    style("TableHeader", `<w:keepNext/>${centred}`, `${faces("黑体")}`),
    style("TableSection", "<w:keepNext/>", `${faces("楷体")}<w:b/>`),
    style("TableCentred", centred, ""),
    "</w:styles>",
  ].join("");
}

function paragraphs(words: string, style: string | null): string {
  const properties = style === null ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return words
    .split("\n")
    .map((part) => `<w:p>${properties}${part === "" ? "" : run(part)}</w:p>`)
    .join("");
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** A day by itself stays on one line: its hyphens do not break. */
function run(text: string): string {
  const written = (part: string) => `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  return `<w:r>${day.test(text) ? text.split("-").map(written).join("<w:noBreakHyphen/>") : written(text)}</w:r>`;
}

function* documentText(table: FileTable): Generator<string> {
  const { width, height } = papers[table.paper];
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = table.columns.map((column) => Math.floor((column.width / total) * (width - 2 * margin)));
  const cell = (content: string, width: number, properties = "") =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
  yield [
    `${xmlHead}<w:document xmlns:w="${main}" xmlns:r="${relationships}"><w:body>`,
    paragraphs(table.title, "TableTitle"),
    paragraphs(table.note, "TableNote"),
    '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>',
    ...["top", "left", "bottom", "right", "insideH", "insideV"].map(
      (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`,
    ),
    '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>',
    ...widths.map((one) => `<w:gridCol w:w="${one}"/>`),
    "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
    ...table.columns.map(({ title }, index) => cell(paragraphs(title, "TableHeader"), widths[index] ?? 0)),
    "</w:tr>",
  ].join("");
  const whole = widths.reduce((sum, one) => sum + one, 0);
  for (const row of table.rows) {
    const cells =
      row.kind === "section"
        ? [cell(paragraphs(row.title, "TableSection"), whole, `<w:gridSpan w:val="${widths.length}"/>`)]
        : row.cells.map((value, index) =>
            cell(
              paragraphs(
                cellWords(value),
                table.columns[index]?.centred || typeof value !== "string" ? "TableCentred" : null,
              ),
              widths[index] ?? 0,
            ),
          );
    // A task with a long report is higher than a page; only then may its row break.
    const breaks =
      row.kind === "row" && row.cells.some((value) => typeof value === "string" && value.length > 600);
    yield `<w:tr>${breaks ? "" : "<w:trPr><w:cantSplit/></w:trPr>"}${cells.join("")}</w:tr>`;
  }
  yield `</w:tbl><w:p/><w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${width}" w:h="${height}" w:orient="landscape"/><w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

const fields: Record<string, string> = { "&P": "PAGE", "&N": "NUMPAGES" };

/** The foot of the page, with fields where &P and &N stand. */
function footer(foot: string): string {
  const runs = foot.split(/(&P|&N)/).map((part) => {
    const field = fields[part];
    if (field) return `<w:fldSimple w:instr=" ${field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
    return part === "" ? "" : `<w:r><w:t xml:space="preserve">${escapeXml(part)}</w:t></w:r>`;
  });
  return `${xmlHead}<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:pStyle w:val="TableCentred"/></w:pPr>${runs.join("")}</w:p></w:ftr>`;
}
