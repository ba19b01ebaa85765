"use client";

import { type RefObject, useCallback, useRef } from "react";
import { type CellPlace, cellElement } from "@/components/table/cell-place";

/**
 * Lights the row and the column of a cell. Marks the elements themselves: drawing thousands of cells anew for each
 * movement of the mouse would be felt.
 */
export function useCross(table: RefObject<HTMLTableElement | null>): (cell: CellPlace | null) => void {
  const lit = useRef<Element[]>([]);
  return useCallback(
    (cell) => {
      for (const element of lit.current) element.removeAttribute("data-lit");
      lit.current = [];
      const row = cell && cellElement(cell)?.closest("tr");
      if (!table.current || !row || cell.column === "name") return;
      lit.current = [row, ...table.current.querySelectorAll(`[data-column="${CSS.escape(cell.column)}"]`)];
      for (const element of lit.current) element.setAttribute("data-lit", "true");
    },
    [table],
  );
}
