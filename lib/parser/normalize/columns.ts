import type { Cell } from "@/lib/text/document";

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
 * Finds tables whose cells only blanks part: a header that begins with 序号, and below it lines that are counted and have as
 * many words as the header.
 */
export function gatherSpaced(lines: readonly string[]): Array<string | Cell[][]> {
  const blocks: Array<string | Cell[][]> = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const rows = SPACED_HEADER.test(line.trim()) ? spacedRows(lines, i) : [];
    if (rows.length < 3) {
      blocks.push(line);
      continue;
    }
    blocks.push(rows.map((cells) => cells.map(plainCell)));
    i += rows.length - 1;
  }
  return blocks;
}

function spacedRows(lines: readonly string[], at: number): string[][] {
  const names = (lines[at] ?? "")
    .trim()
    .replace(/^序\s号/, "序号")
    .split(/\s+/);
  const rows = [names];
  for (let below = at + 1; below < lines.length; below++) {
    const cells = (lines[below] ?? "").trim().split(/\s+/);
    if (cells.length !== names.length || cells[0] !== String(rows.length)) break;
    rows.push(cells);
  }
  return rows;
}

function plainCell(text: string): Cell {
  return { text, rowSpan: 1, colSpan: 1, header: false };
}
