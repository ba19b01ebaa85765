import type { FileTable } from "./types";
import { cellWords } from "./view";

/** The header and the rows alone, without title and sections, so that other programs can read them; the mark lets Excel read it as UTF-8. */
export function csvText(table: FileTable): string {
  const lines = [
    table.columns.map(({ title }) => title),
    ...table.rows.flatMap((row) => (row.kind === "row" ? [row.cells.map(cellWords)] : [])),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function quoted(text: string): string {
  // A spreadsheet would take such a beginning for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
