"use client";

import { type RefObject, useCallback, useRef } from "react";
import { type CellPlace, cellElement } from "@/components/table/cell-place";

/**
 * Lights the row and the column of a cell. Marks the elements themselves: drawing thousands of cells anew for each
 * movement of the mouse would be felt.
 */
export function useCross(table: RefObject<HTMLTableElement | null>): {
  cross: (cell: CellPlace | null) => void;
  /** Lights the same cross once more, where other cells have been drawn. */
  crossAgain: () => void;
} {
  const lit = useRef<Element[]>([]);
  const crossed = useRef<CellPlace | null>(null);
  const cross = useCallback(
    (cell: CellPlace | null) => {
      crossed.current = cell;
      for (const element of lit.current) element.removeAttribute("data-lit");
      lit.current = [];
      const row = cell && cellElement(cell)?.closest("tr");
      if (!table.current || !row || cell.column === "name") return;
      lit.current = [row, ...table.current.querySelectorAll(`[data-column="${CSS.escape(cell.column)}"]`)];
      for (const element of lit.current) element.setAttribute("data-lit", "true");
    },
    [table],
  );
  const crossAgain = useCallback(() => {
    if (crossed.current) cross(crossed.current);
  }, [cross]);
  return { cross, crossAgain };
}
