import { readHtmlBlocks } from "@/lib/extract/html/html";
import { append } from "@/lib/extract/sequences";
import { tidyLine } from "@/lib/extract/spacing";
import type { Block, Cell, DocumentText, Table } from "@/lib/text/document";

const MAX_HEADING = 6;

/** Markdown: its marks are taken off; headings and tables keep their meaning. Each line is a paragraph. */
export function readMd(text: string): DocumentText {
  const lines = text.split(/\r\n|[\n\r]/);
  const lastTableEnd = lines.findLastIndex((line) => /<\/table>/i.test(line));
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const html = htmlTableEnd(lines, at, lastTableEnd);
    if (html > at) {
      append(blocks, readHtmlBlocks(lines.slice(at, html).join("\n")));
      at = html;
    } else if (isRow(line) && isDelimiter(lines[at + 1] ?? "")) {
      const end = tableEnd(lines, at + 2);
      blocks.push(asTable(lines, at, end));
      at = end;
    } else {
      pushParagraph(line, lines[at + 1] ?? "", blocks);
      at += 1;
    }
  }
  return { blocks, metadata: {} };
}

/** The line behind an HTML table that begins at this line, or the line itself where none does or it never ends. */
function htmlTableEnd(lines: readonly string[], at: number, last: number): number {
  if (at > last || !/^\s*<table[\s>]/i.test(lines[at] ?? "")) return at;
  for (let end = at; end <= last; end++) {
    if (/<\/table>/i.test(lines[end] ?? "")) return end + 1;
  }
  return at;
}

function pushParagraph(line: string, next: string, blocks: Block[]): void {
  if (isRule(line) || /^\s*(?:```|~~~)/.test(line)) return;
  const marked = /^ {0,3}(#{1,6})(?:\s+|(?=[^#\s]))(.*)$/.exec(line);
  const underlined = marked === null && line.trim() !== "" ? /^ {0,3}(=|-){3,}\s*$/.exec(next) : null;
  const body = marked === null ? line : (marked[2] ?? "").replace(/\s#+\s*$/, "");
  const text = plain(body);
  if (text === "") return;
  const level = marked?.[1]?.length ?? (underlined === null ? null : underlined[1] === "=" ? 1 : 2);
  blocks.push({
    kind: "paragraph",
    text,
    heading: level === null ? null : Math.min(level, MAX_HEADING),
    centred: /<(?:center|[a-z]+[^<>]*align\s*=\s*["']?center)/i.test(body),
  });
}

function isRule(line: string): boolean {
  return /^ {0,3}(?:[-*_=] *){3,}$/.test(line) && /^ {0,3}([-*_=])(?: *\1)* *$/.test(line);
}

function isRow(line: string): boolean {
  return line.includes("|");
}

function isDelimiter(line: string): boolean {
  return /^[\s:|-]+$/.test(line) && line.includes("-") && line.includes("|");
}

function tableEnd(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && isRow(lines[end] ?? "") && (lines[end] ?? "").trim() !== "") end += 1;
  return end;
}

function asTable(lines: readonly string[], from: number, to: number): Table {
  const rows: Cell[][] = [];
  for (let at = from; at < to; at++) {
    if (at === from + 1) continue;
    rows.push(
      splitRow(lines[at] ?? "").map((cell) => ({
        text: cell
          .split(/<br\s*\/?>/i)
          .map(plain)
          .filter((line) => line !== "")
          .join("\n"),
        rowSpan: 1,
        colSpan: 1,
        header: at === from,
      })),
    );
  }
  return { kind: "table", rows };
}

function splitRow(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|"));
}

/** The words of one line without the marks of Markdown. */
function plain(line: string): string {
  const bare = line.replace(/^\s*(?:> ?)+/, "").replace(/^\s*[-*+]\s+(?:\[[ xX]\]\s+)?/, "");
  if (!/[*_`~[\]<>&\\]/.test(bare)) return tidyLine(bare);
  const text = bare
    .replace(/!\[[^\]]{0,500}\]\([^()]{0,2000}\)/g, "")
    .replace(/\[([^\][]{1,500})\]\((?:[^()]{0,2000})\)/g, "$1")
    .replace(/<!--.{0,2000}?-->/g, "")
    .replace(/<\/?[a-z][^<>]{0,500}>/gi, "")
    .replace(/(\*\*\*|\*\*|__|~~)(?=\S)(.{1,2000}?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\\\w*])\*(?=[^\s*])([^*]{1,2000}?)(?<=[^\s\\])\*/g, "$1")
    .replace(/`([^`]{1,2000})`/g, "$1")
    .replace(/&nbsp;/g, " ")
    .replace(/&emsp;/g, "\u3000")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, "$1");
  return tidyLine(text);
}
