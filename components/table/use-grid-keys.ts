"use client";

import { type FocusEvent, type KeyboardEvent, useEffect, useState } from "react";
import { isPlainEnter } from "@/components/ui/enter-key";
import { cellId } from "./cell-id";

export interface ActiveCell {
  rowId: string;
  column: string;
}

export interface GridKeys {
  active: ActiveCell | null;
  /** Grows with each step of the arrows, so that focus follows it even to a row drawn later. */
  moved: number;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
}

/** Rows down and columns to the right; what leads past an edge stops there. */
const steps = new Map<string, [down: number, right: number]>([
  ["ArrowDown", [1, 0]],
  ["ArrowUp", [-1, 0]],
  ["ArrowRight", [0, 1]],
  ["ArrowLeft", [0, -1]],
  ["PageDown", [10, 0]],
  ["PageUp", [-10, 0]],
  ["Home", [0, -Infinity]],
  ["End", [0, Infinity]],
]);

/** Arrows walk the cells, Enter opens, e edits, space selects. One cell at a time is reached by Tab. */
export function useGridKeys({
  rowIds,
  columns,
  onOpen,
  onEdit,
  onSelect,
}: {
  rowIds: readonly string[];
  columns: readonly string[];
  onOpen: (rowId: string, column: string) => void;
  onEdit: (rowId: string, column: string) => void;
  onSelect: (rowId: string, column: string) => void;
}): GridKeys {
  const [chosen, setChosen] = useState<ActiveCell | null>(null);
  const [moved, setMoved] = useState(0);
  const [wanted, setWanted] = useState(0);
  const firstId = rowIds[0];
  const standing = chosen && rowIds.includes(chosen.rowId) && columns.includes(chosen.column) ? chosen : null;
  const active = standing ?? (firstId === undefined ? null : { rowId: firstId, column: "name" });

  useEffect(() => {
    if (wanted === moved || !active) return;
    const cell = document.getElementById(cellId(active.rowId, active.column));
    // A row that is scrolled to is drawn a moment later; the next drawing tries again.
    if (!cell) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    setWanted(moved);
  });

  function move(from: ActiveCell, down: number, right: number) {
    const row = rowIds.indexOf(from.rowId);
    const column = columns.indexOf(from.column);
    const rowId = rowIds[Math.min(rowIds.length - 1, Math.max(0, row + down))];
    const next = columns[Math.min(columns.length - 1, Math.max(0, column + right))];
    if (rowId === undefined || next === undefined) return;
    setChosen({ rowId, column: next });
    setMoved((count) => count + 1);
  }

  function onKeyDown(event: KeyboardEvent) {
    // The cell that has the focus, not the one last heard of: the page may have slept when focus came.
    const { row: rowId, column } = event.target instanceof HTMLElement ? event.target.dataset : {};
    if (rowId === undefined || column === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps.get(event.key);
    if (step) move({ rowId, column }, ...step);
    else if (isPlainEnter(event)) onOpen(rowId, column);
    else if (event.key === "e") onEdit(rowId, column);
    else if (event.key === " ") onSelect(rowId, column);
    else return;
    event.preventDefault();
  }

  function onFocus({ target }: FocusEvent) {
    if (!(target instanceof HTMLElement)) return;
    const { row, column } = target.dataset;
    if (row !== undefined && column !== undefined && (active?.rowId !== row || active.column !== column)) {
      setChosen({ rowId: row, column });
    }
  }

  return { active, moved, onKeyDown, onFocus };
}
