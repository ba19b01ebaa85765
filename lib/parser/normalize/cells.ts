import { spreadLines } from "@/lib/parser/normalize/spread";
import type { Cell } from "@/lib/text/document";

const MOST_COLUMNS = 12;
const LONGEST_NAME = 24;
/** A row of one cell that heads the rows below it. */
const SECTION = /^([一二三四五六七八九十]{1,3}\s?、|[(（][一二三四五六七八九十]{1,3}[)）])[^。；;]{2,50}$/;

/**
 * Finds tables that a plain-text conversion laid out with one cell a line, with or without a bar behind each: `序号`, further
 * column names, then rows that begin with 1, 2, 3 …. Gives the lines back with each such table as rows of cells.
 */
export function gatherCells(lines: readonly string[]): Array<string | Cell[][]> {
  const blocks: Array<string | Cell[][]> = [];
  for (let i = 0; i < lines.length; i++) {
    const table = tableAt(lines, i);
    if (table === null) {
      blocks.push(lines[i] ?? "");
      continue;
    }
    const columns = table.rows[0]?.length ?? 1;
    blocks.push(
      table.rows.map((row) =>
        row.map((text) => ({ text, rowSpan: 1, colSpan: row.length === 1 ? columns : 1, header: false })),
      ),
    );
    i = table.end - 1;
  }
  return blocks;
}

function cellText(line: string | undefined): string {
  return (line ?? "").replace(/[|｜]\s*$/, "").trim();
}

function tableAt(lines: readonly string[], at: number): { rows: string[][]; end: number } | null {
  if (!/^序\s*号$/.test(cellText(lines[at]))) return null;
  const names = ["序号"];
  let first = at + 1;
  for (; first < lines.length && names.length <= MOST_COLUMNS; first++) {
    const name = cellText(lines[first]);
    if (/^\d{1,3}$/.test(name) || (SECTION.test(name) && names.length >= 3)) break;
    if (name.length === 0 || name.length > LONGEST_NAME || /[。;；]/.test(name)) return null;
    names.push(name);
  }
  const barred = /[|｜]\s*$/.test(lines[at] ?? "");
  let start = first;
  while (SECTION.test(cellText(lines[start]))) start++;
  let number = Number(cellText(lines[start]));
  // A part of a longer table may start further on; without bars that would be a guess.
  if (names.length < 3 || names.length > MOST_COLUMNS || !(number === 1 || (barred && number > 0)))
    return null;
  const rows: string[][] = [names, ...lines.slice(first, start).map((line) => [cellText(line)])];
  let counted = 0;
  while (start < lines.length) {
    const end = rowEnd(lines, start, number + 1, barred, names.length);
    const cells = lines.slice(start, end).map(cellText);
    rows.push(cells.length === names.length ? cells : spreadLines(cells, names));
    counted++;
    start = end;
    number++;
    let below = start;
    while (SECTION.test(cellText(lines[below]))) below++;
    const next = cellText(lines[below]);
    if (next !== String(number) && (below === start || next !== "1")) break;
    rows.push(...lines.slice(start, below).map((line) => [cellText(line)]));
    number = Number(next);
    start = below;
  }
  return counted >= 2 ? { rows, end: start } : null;
}

/** A row ends where the next number stands alone on a line; the last one after one line a column. */
function rowEnd(
  lines: readonly string[],
  start: number,
  next: number,
  barred: boolean,
  columns: number,
): number {
  const limit = Math.min(lines.length, start + 60);
  for (let at = start + 1; at < limit; at++) {
    const text = cellText(lines[at]);
    if (text === String(next) || (SECTION.test(text) && headsRows(lines, at, next))) return at;
    if (barred && !/[|｜]\s*$/.test(lines[at] ?? "")) return at;
  }
  return Math.min(lines.length, start + columns);
}

/** Whether the lines from here on head a row: one section, or one in another, above the next number or the first. */
function headsRows(lines: readonly string[], at: number, next: number): boolean {
  let below = at;
  while (below < at + 2 && SECTION.test(cellText(lines[below]))) below++;
  return cellText(lines[below]) === String(next) || cellText(lines[below]) === "1";
}
