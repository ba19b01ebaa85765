import type { CSSProperties } from "react";
import type { DrawnColumn } from "@/lib/assignments/view";

/** Of a task's name, of a department's column and of each sum behind them, in pixels. */
export const widths = { task: 288, cell: 42, sum: 46 };

/** The same for the style sheet, and how wide all of it is. */
export function widthsOf(columns: number): CSSProperties & Record<`--${string}`, string> {
  return {
    "--task-width": `${widths.task}px`,
    "--cell-width": `${widths.cell}px`,
    "--sum-width": `${widths.sum}px`,
    width: widths.task + columns * widths.cell + 3 * widths.sum,
  };
}

/** Columns of which nothing is drawn keep their width: the next cell stands beyond them. */
export function afterBlanks(columns: number): CSSProperties | undefined {
  return columns > 0 ? { marginLeft: columns * widths.cell } : undefined;
}

/** The lines before groups of columns, which run through all rows, also where no cell is drawn. */
export function groupLines(columns: readonly DrawnColumn[]): CSSProperties & Record<"--group-lines", string> {
  const lines = columns.flatMap(({ startsGroup }, at) =>
    startsGroup
      ? [
          `linear-gradient(var(--color-line-strong) 0 0) ${widths.task + at * widths.cell}px 0 / 1px 100% no-repeat`,
        ]
      : [],
  );
  return { "--group-lines": lines.join() || "none" };
}
