import iconv from "iconv-lite";
import { writeDocx } from "@/prisma/demo/documents/docx-writer";
import { docxFile, para } from "@/tests/unit/extract/fixtures/docx-file";
import { pdfFile } from "@/tests/unit/extract/fixtures/pdf-file";
import { textRow, xlsxFile } from "@/tests/unit/extract/fixtures/xlsx-file";
import { typeset, typesetTable } from "./pages";
import { type PlanLine, planLines } from "./plan-lines";
import type { PlanValue } from "./plan-value";

export interface PlanFile {
  /** What is special about it, for messages. */
  kind: string;
  fileName: string;
  bytes: Uint8Array;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const whole = ({ label, words }: PlanLine) => `${label}${words}`;

/** One plan in every format that can be written here. */
export function planFiles(plan: PlanValue): PlanFile[] {
  const lines = planLines(plan);
  const text = lines.map(whole).join("\n");
  return [
    { kind: "text", fileName: "plan.txt", bytes: utf8(text) },
    { kind: "text in GB18030", fileName: "plan.txt", bytes: iconv.encode(text, "gb18030") },
    { kind: "Markdown", fileName: "plan.md", bytes: utf8(asMarkdown(lines)) },
    { kind: "page of a site", fileName: "plan.html", bytes: utf8(asHtml(lines)) },
    { kind: "Word, numbers in the text", fileName: "plan.docx", bytes: asWord(lines) },
    { kind: "Word, automatic numbers", fileName: "plan.docx", bytes: asNumberedWord(lines) },
    { kind: "PDF", fileName: "plan.pdf", bytes: pdfFile(typeset(lines)) },
    { kind: "table of a page", fileName: "plan.html", bytes: utf8(asHtmlTable(plan)) },
    { kind: "table in Word", fileName: "plan.docx", bytes: asWordTable(plan) },
    {
      kind: "table in PDF",
      fileName: "plan.pdf",
      bytes: pdfFile(typesetTable(plan.title, ledgerRows(plan))),
    },
    { kind: "ledger", fileName: "plan.xlsx", bytes: asLedger(plan) },
    { kind: "ledger as csv", fileName: "plan.csv", bytes: utf8(asCsv(plan)) },
  ];
}

function asMarkdown(lines: readonly PlanLine[]): string {
  const heading = (line: PlanLine) =>
    line.level !== null && line.level < 3 ? `${"#".repeat(line.level + 1)} ${whole(line)}` : whole(line);
  return lines.map(heading).join("\n\n");
}

function asHtml(lines: readonly PlanLine[]): string {
  const body = lines.map((line) =>
    line.level === 0 ? `<h1 align="center">${line.words}</h1>` : `<p>&emsp;&emsp;${whole(line)}</p>`,
  );
  const menu = ["首页", "政务公开", "办事服务", "互动交流"].map((name) => `<li><a href="#">${name}</a></li>`);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${lines[0]?.words}_政府门户网站</title></head>
<body><div class="nav"><ul>${menu.join("")}</ul></div><div class="article">${body.join("\n")}</div>
<div class="share">分享到：<a href="#">微信</a></div><div class="footer">版权所有 网站地图 联系我们</div></body></html>`;
}

function asWord(lines: readonly PlanLine[]): Uint8Array {
  const body = lines.map((line) => para(whole(line), line.level === 0 ? '<w:jc w:val="center"/>' : ""));
  return docxFile({ body: body.join("") });
}

export function asNumberedWord(lines: readonly PlanLine[]): Uint8Array {
  const mark = (line: PlanLine) =>
    line.level === 0 ? "@title " : line.level === null ? "" : `@${line.level} `;
  return writeDocx(lines.map((line) => `${mark(line)}${line.words}`).join("\n"));
}

const columns = ["序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限"];

/** The rows of a ledger below its title; a heading is a row of one cell. */
function ledgerRows(plan: PlanValue): string[][] {
  const rows: string[][] = [columns];
  const tasks = plan.sections.flatMap(({ groups }) => groups.flatMap((group) => group.tasks));
  for (const line of planLines(plan)) {
    if (line.level === 2) rows.push([whole(line)]);
    if (line.level !== 3) continue;
    const task = tasks.shift();
    if (task === undefined) throw new Error("more lines than tasks");
    const limit = task.limit?.words ?? "";
    rows.push([
      line.label.slice(0, -1),
      task.title,
      task.text,
      task.lead,
      task.cooperating.join("、"),
      limit,
    ]);
  }
  return rows;
}

function asHtmlTable(plan: PlanValue): string {
  const rows = ledgerRows(plan).map((row) => {
    const span = row.length === 1 ? ` colspan="${columns.length}"` : "";
    return `<tr>${row.map((cell) => `<td${span}><p>${cell}</p></td>`).join("")}</tr>`;
  });
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${plan.title}</title></head>
<body><h1>${plan.title}</h1><table>${rows.join("\n")}</table></body></html>`;
}

function asWordTable(plan: PlanValue): Uint8Array {
  const rows = ledgerRows(plan).map((row) => {
    const span = row.length === 1 ? `<w:gridSpan w:val="${columns.length}"/>` : "";
    const cells = row.map((cell) => `<w:tc><w:tcPr>${span}</w:tcPr>${para(cell)}</w:tc>`);
    return `<w:tr>${cells.join("")}</w:tr>`;
  });
  const grid = `<w:tblGrid>${"<w:gridCol/>".repeat(columns.length)}</w:tblGrid>`;
  const title = para(plan.title, '<w:jc w:val="center"/>');
  return docxFile({ body: `${title}<w:tbl>${grid}${rows.join("")}</w:tbl>` });
}

function asLedger(plan: PlanValue): Uint8Array {
  const rows = [[plan.title], ...ledgerRows(plan)];
  const merges = rows.flatMap((row, index) => (row.length === 1 ? [`A${index + 1}:F${index + 1}`] : []));
  return xlsxFile([
    { name: "台账", rows: rows.map((row, index) => textRow(index + 1, ...row)).join(""), merges },
  ]);
}

function asCsv(plan: PlanValue): string {
  const padded = ledgerRows(plan).map((row) => [
    ...row,
    ...Array<string>(columns.length - row.length).fill(""),
  ]);
  const title = [plan.title, ...Array<string>(columns.length - 1).fill("")];
  return [title, ...padded].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");
}
