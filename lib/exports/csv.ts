import { streamOf } from "./stream";
import type { FileTable } from "./types";
import { cellWords } from "./view";

/** Rows that are written before others get a turn. */
const atOnce = 200;

export function csvStream(table: FileTable): ReadableStream<Uint8Array> {
  return streamOf(encoded(csvLines(table)));
}

function* encoded(lines: Iterable<string>): Generator<Uint8Array, undefined> {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  for (const one of lines) {
    waiting.push(one);
    if (waiting.length < atOnce) continue;
    yield encoder.encode(waiting.join(""));
    waiting = [];
  }
  yield encoder.encode(waiting.join(""));
  return undefined;
}

/** The header and the rows alone, without title and sections, so that other programs can read them; the mark lets Excel read it as UTF-8. */
export function* csvLines({ columns, rows }: FileTable): Generator<string> {
  yield `\uFEFF${line(columns.map(({ title }) => title))}`;
  for (const row of rows) if (row.kind === "row") yield line(row.cells.map(cellWords));
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

function quoted(text: string): string {
  // A spreadsheet would take such a beginning for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
