import { asLedger, type SheetRow, withoutMarks } from "@/lib/extract/ledger";
import { limits } from "@/lib/extract/limits";
import { tidyLines } from "@/lib/extract/spacing";
import type { DocumentText } from "@/lib/text/document";

const delimiters = [",", "\t", ";", "，"] as const;
/** How much of a file shows its delimiter, in characters. */
const SAMPLE = 8 * 1024;

/** Comma-separated values (or tabs, or semicolons), quoted as spreadsheet programs do; quoted cells may hold line breaks. */
export function readCsv(text: string): DocumentText {
  return { blocks: asLedger(withoutMarks(readCsvRows(text))), metadata: {} };
}

/** The rows of such a file, cell by cell as they stand. */
export function readCsvRows(text: string): SheetRow[] {
  const delimiter = delimiterOf(text.slice(0, SAMPLE));
  const rows = splitRows(text.replace(/^\uFEFF/, ""), delimiter);
  return rows.map((cells) =>
    cells.slice(0, limits.tableColumns).map((cell) => ({
      text: tidyLines(cell).join("\n"),
      rowSpan: 1,
      colSpan: 1,
      header: false,
    })),
  );
}

function delimiterOf(sample: string): string {
  const unquoted = sample.replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => unquoted.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

function splitRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === delimiter) {
      row.push(cell);
      cell = "";
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[at + 1] === "\n") at += 1;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += character;
  }
  rows.push([...row, cell]);
  return rows;
}
