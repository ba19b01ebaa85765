import { spreadLines } from "@/lib/parser/normalize/spread";
import type { Cell } from "@/lib/text/document";

const MOST_ROWS = 1000;
/** A line of more words is prose in another script. */
const MOST_WORDS = 24;
const RULE = /^[\s|:+-]+$/;

/**
 * Cells of a line that a plain-text conversion left of a table row: `a | b | c |` or values between tabs.
 * Null for a line of prose. `|` counts from two on or at the line's end, tabs from one on.
 */
function cellsOf(line: string): string[] | null {
  const bars = line.split(/[|｜]/);
  if (bars.length >= 3 || (bars.length === 2 && /[|｜]\s*$/.test(line))) {
    if (bars[0]?.trim() === "") bars.shift();
    if (bars.at(-1)?.trim() === "") bars.pop();
    return bars.map((cell) => cell.trim());
  }
  const tabs = line.split("\t");
  return tabs.length >= 2 ? tabs.map((cell) => cell.trim()) : null;
}

/**
 * Gathers consecutive flattened rows into tables: gives the lines back with each run of at least two rows as one
 * array of cells. A rule line (`---|---`) is layout and left out.
 */
export function gatherRows(lines: readonly string[]): Array<string | Cell[][]> {
  const blocks: Array<string | Cell[][]> = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length >= 2) {
      const rows = run.filter((line) => !RULE.test(line)).map((line) => cellsOf(line) ?? []);
      blocks.push(rows.map((cells) => cells.map(plainCell)));
    } else {
      blocks.push(...run);
    }
    run = [];
  };
  for (const line of lines) {
    if (cellsOf(line) !== null) run.push(line);
    else {
      flush();
      blocks.push(line);
    }
  }
  flush();
  return blocks;
}

const SPACED_HEADER = /^序\s?号(?:\s+\S{2,16}){2,9}$/;

/**
 * Puts bars between the cells of tables that only blanks part: a header that begins with 序号, and below it lines that are
 * counted. Cells of a row that has more or fewer words than the header are told by what they are. Runs on lines as they
 * came, before blanks beside signs are taken out; gives as many lines back.
 */
export function barSpacedRows(lines: readonly string[]): string[] {
  const barred = [...lines];
  for (let i = 0; i < lines.length; i++) {
    const header = (lines[i] ?? "").trim();
    if (!SPACED_HEADER.test(header)) continue;
    const names = header.replace(/^序\s号/, "序号").split(/\s+/);
    const rows: string[][] = [names];
    for (let below = i + 1; below < lines.length && rows.length < MOST_ROWS; below++) {
      const cells = (lines[below] ?? "").trim().split(/\s+/);
      if (cells[0] !== String(rows.length) || cells.length < 3 || cells.length > MOST_WORDS) break;
      rows.push(cells.length === names.length ? cells : spreadLines(cells, names));
    }
    if (rows.length < 3) continue;
    rows.forEach((cells, r) => {
      barred[i + r] = `${cells.map((cell) => cell.replace(/\n/g, "")).join(" | ")} |`;
    });
    i += rows.length - 1;
  }
  return barred;
}

function plainCell(text: string): Cell {
  return { text, rowSpan: 1, colSpan: 1, header: false };
}
