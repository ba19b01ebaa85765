import iconv from "iconv-lite";
import type { Block, Cell } from "@/lib/text/document";
import { writeDocx } from "@/prisma/demo/documents/docx-writer";
import { asHtml, asPdf, asSheet, asWord } from "./block-files";
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

/** The lines of a plan as paragraphs, its title centred. */
export function planBlocks(lines: readonly PlanLine[]): Block[] {
  return lines.map((line) => paragraph(whole(line), line.level === 0));
}

function paragraph(text: string, centred: boolean): Block {
  return { kind: "paragraph", text, heading: null, centred };
}

/** One plan in every format that can be written here. */
export function planFiles(plan: PlanValue): PlanFile[] {
  const lines = planLines(plan);
  const text = lines.map(whole).join("\n");
  const blocks = planBlocks(lines);
  const ledger = asLedger(plan);
  return [
    { kind: "text", fileName: "plan.txt", bytes: utf8(text) },
    { kind: "text in GB18030", fileName: "plan.txt", bytes: iconv.encode(text, "gb18030") },
    { kind: "Markdown", fileName: "plan.md", bytes: utf8(asMarkdown(lines)) },
    { kind: "page", fileName: "plan.html", bytes: asHtml(blocks) },
    { kind: "Word, numbers in the text", fileName: "plan.docx", bytes: asWord(blocks) },
    { kind: "Word, automatic numbers", fileName: "plan.docx", bytes: asNumberedWord(lines) },
    { kind: "PDF", fileName: "plan.pdf", bytes: asPdf(blocks) },
    { kind: "table of a page", fileName: "plan.html", bytes: asHtml(ledger) },
    { kind: "table in Word", fileName: "plan.docx", bytes: asWord(ledger) },
    { kind: "table in PDF", fileName: "plan.pdf", bytes: asPdf(ledger) },
    { kind: "ledger", fileName: "plan.xlsx", bytes: asSheet(ledger) },
    { kind: "ledger as csv", fileName: "plan.csv", bytes: utf8(asCsv(plan)) },
  ];
}

function asMarkdown(lines: readonly PlanLine[]): string {
  const heading = (line: PlanLine) =>
    line.level !== null && line.level < 3 ? `${"#".repeat(line.level + 1)} ${whole(line)}` : whole(line);
  return lines.map(heading).join("\n\n");
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

function asLedger(plan: PlanValue): Block[] {
  const cell = (text: string, colSpan: number): Cell => ({ text, rowSpan: 1, colSpan, header: false });
  const rows = ledgerRows(plan).map((row) =>
    row.map((text) => cell(text, row.length === 1 ? columns.length : 1)),
  );
  return [paragraph(plan.title, true), { kind: "table", rows }];
}

function asCsv(plan: PlanValue): string {
  const padded = ledgerRows(plan).map((row) => [
    ...row,
    ...Array<string>(columns.length - row.length).fill(""),
  ]);
  const title = [plan.title, ...Array<string>(columns.length - 1).fill("")];
  return [title, ...padded].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");
}
