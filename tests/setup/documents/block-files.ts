import type { Block, Paragraph, Table } from "@/lib/text/document";
import { docxFile, para } from "@/tests/unit/extract/fixtures/docx-file";
import { pdfFile } from "@/tests/unit/extract/fixtures/pdf-file";
import { textRow, xlsxFile } from "@/tests/unit/extract/fixtures/xlsx-file";
import { placed } from "./grid";
import { typeset } from "./pages";

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A page of a site with the blocks among its menus. */
export function asHtml(blocks: readonly Block[]): Uint8Array {
  const written = blocks.map((block) => {
    if (block.kind === "paragraph") {
      const text = escaped(block.text);
      return block.centred ? `<p align="center"><b>${text}</b></p>` : `<p>&emsp;&emsp;${text}</p>`;
    }
    const rows = block.rows.map((row) =>
      row.map(({ text, rowSpan, colSpan }) => {
        const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ""}${colSpan > 1 ? ` colspan="${colSpan}"` : ""}`;
        const lines = text.split("\n").map((line) => `<p>${escaped(line)}</p>`);
        return `<td${spans}>${lines.join("")}</td>`;
      }),
    );
    return `<table>${rows.map((cells) => `<tr>${cells.join("")}</tr>`).join("\n")}</table>`;
  });
  const menu = ["首页", "政务公开", "办事服务", "互动交流"].map((name) => `<li><a href="#">${name}</a></li>`);
  const first = blocks.find((block): block is Paragraph => block.kind === "paragraph");
  return new TextEncoder().encode(`<!DOCTYPE html><html><head><meta charset="utf-8">
<title>${escaped(first?.text ?? "")}_政府门户网站</title></head>
<body><div class="nav"><ul>${menu.join("")}</ul></div><div class="article">${written.join("\n")}</div>
<div class="share">分享到：<a href="#">微信</a></div><div class="footer">版权所有 网站地图 联系我们</div></body></html>`);
}

function wordTable(table: Table): string {
  const grid = placed(table);
  const rows = Array.from({ length: grid.rows }, (_, row) => {
    let cells = "";
    for (let column = 0; column < grid.columns; ) {
      const cell = grid.at(row, column);
      const span = cell?.colSpan ?? 1;
      const across = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
      const begins = cell?.row === row;
      const down = (cell?.rowSpan ?? 1) > 1 ? `<w:vMerge${begins ? ' w:val="restart"' : ""}/>` : "";
      const lines = begins ? cell.text.split("\n") : [""];
      cells += `<w:tc><w:tcPr>${across}${down}</w:tcPr>${lines.map((line) => para(escaped(line))).join("")}</w:tc>`;
      column += span;
    }
    return `<w:tr>${cells}</w:tr>`;
  });
  return `<w:tbl><w:tblGrid>${"<w:gridCol/>".repeat(grid.columns)}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

/** A Word document whose numbers stand in the text. */
export function asWord(blocks: readonly Block[]): Uint8Array {
  const body = blocks.map((block) =>
    block.kind === "table"
      ? wordTable(block)
      : para(escaped(block.text), block.centred ? '<w:jc w:val="center"/>' : ""),
  );
  return docxFile({ body: body.join("") });
}

export function asPdf(blocks: readonly Block[]): Uint8Array {
  return pdfFile(typeset(blocks));
}

/** A sheet: each paragraph a row that is merged over all columns. */
export function asSheet(blocks: readonly Block[]): Uint8Array {
  const columns = Math.max(1, ...blocks.map((block) => (block.kind === "table" ? placed(block).columns : 1)));
  const letter = (column: number) => String.fromCharCode(65 + column);
  const rows: string[] = [];
  const merges: string[] = [];
  for (const block of blocks) {
    const first = rows.length + 1;
    if (block.kind === "paragraph") {
      rows.push(textRow(first, escaped(block.text)));
      merges.push(`A${first}:${letter(columns - 1)}${first}`);
      continue;
    }
    const grid = placed(block);
    for (let row = 0; row < grid.rows; row++) {
      const texts = Array.from({ length: grid.columns }, (_, column) => {
        const cell = grid.at(row, column);
        return cell?.row === row && cell.column === column ? escaped(cell.text) : "";
      });
      rows.push(textRow(first + row, ...texts));
    }
    for (const { row, column, rowSpan, colSpan } of grid.cells)
      if (rowSpan * colSpan > 1)
        merges.push(
          `${letter(column)}${first + row}:${letter(column + colSpan - 1)}${first + row + rowSpan - 1}`,
        );
  }
  return xlsxFile([{ name: "Sheet1", rows: rows.join(""), merges }]);
}
