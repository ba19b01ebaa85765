"use client";

import { type RefObject, useCallback, useRef } from "react";

/**
 * Lights the row and the column of a cell. Marks the elements themselves: drawing thousands of cells anew for each
 * movement of the mouse would be felt.
 */
export function useCross(table: RefObject<HTMLTableElement | null>): (cell: HTMLElement | null) => void {
  const lit = useRef<Element[]>([]);
  return useCallback(
    (cell) => {
      for (const element of lit.current) element.removeAttribute("data-lit");
      lit.current = [];
      const column = cell?.dataset.column;
      const row = cell?.closest("tr");
      if (!table.current || !row || column === undefined || column === "name") return;
      lit.current = [row, ...table.current.querySelectorAll(`[data-column="${CSS.escape(column)}"]`)];
      for (const element of lit.current) element.setAttribute("data-lit", "true");
    },
    [table],
  );
}
