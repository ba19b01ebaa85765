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

function plainCell(text: string): Cell {
  return { text, rowSpan: 1, colSpan: 1, header: false };
}
