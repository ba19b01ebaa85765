import type { Cell } from "@/lib/text/document";

const MOST_COLUMNS = 12;
const LONGEST_NAME = 24;
/** The column that takes the lines of a row beyond one a column. */
const WORK = /(内容|措施|举措|任务|工作|事项|要求)/;

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
    blocks.push(
      table.rows.map((row) => row.map((text) => ({ text, rowSpan: 1, colSpan: 1, header: false }))),
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
    if (/^\d{1,3}$/.test(name)) break;
    if (name.length === 0 || name.length > LONGEST_NAME || /[。;；]/.test(name)) return null;
    names.push(name);
  }
  const barred = /[|｜]\s*$/.test(lines[at] ?? "");
  let number = Number(cellText(lines[first]));
  // A part of a longer table may start further on; without bars that would be a guess.
  if (names.length < 3 || names.length > MOST_COLUMNS || !(number === 1 || (barred && number > 0)))
    return null;
  const rows: string[][] = [names];
  let start = first;
  while (start < lines.length) {
    const end = rowEnd(lines, start, number + 1, barred, names.length);
    rows.push(spread(lines.slice(start, end).map(cellText), names));
    start = end;
    number++;
    if (cellText(lines[start]) !== String(number)) break;
  }
  return rows.length >= 3 ? { rows, end: start } : null;
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
    if (cellText(lines[at]) === String(next)) return at;
    if (barred && !/[|｜]\s*$/.test(lines[at] ?? "")) return at;
  }
  return Math.min(lines.length, start + columns);
}

/** Spreads a row's lines over the columns: missing ones are merged cells behind the number, surplus ones are the work's. */
function spread(cells: readonly string[], names: readonly string[]): string[] {
  const missing = names.length - cells.length;
  if (missing === 0) return [...cells];
  if (missing > 0) return [cells[0] ?? "", ...new Array<string>(missing).fill(""), ...cells.slice(1)];
  const work = Math.max(
    1,
    names.findLastIndex((name) => WORK.test(name)),
  );
  const surplus = -missing;
  return [
    ...cells.slice(0, work),
    cells.slice(work, work + surplus + 1).join("\n"),
    ...cells.slice(work + surplus + 1),
  ];
}
