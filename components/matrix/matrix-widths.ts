import type { CSSProperties } from "react";

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
