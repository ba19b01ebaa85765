import type { FileTable } from "./types";
import { cellWords } from "./view";

/** Rows that are written before others get a turn. */
const atOnce = 200;

/** Row by row, so that a long table is never in memory as a whole. */
export function csvStream(table: FileTable): ReadableStream<Uint8Array> {
  const lines = csvLines(table);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      let piece = "";
      for (let written = 0; written < atOnce; written++) {
        const { done, value } = lines.next();
        if (done) {
          if (piece) controller.enqueue(encoder.encode(piece));
          controller.close();
          return;
        }
        piece += value;
      }
      controller.enqueue(encoder.encode(piece));
    },
  });
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
