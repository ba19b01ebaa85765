"use client";

import { type FocusEvent, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import { isPlainEnter } from "@/components/ui/enter-key";
import { type CellPlace, cellElement, placeOf } from "./cell-place";

/** Cells in a rectangle, from the one where it was begun to the one that has the focus. */
export interface CellRange {
  rowIds: readonly string[];
  columns: readonly string[];
}

export interface GridKeys {
  active: CellPlace | null;
  /** Null where it would be no more than the active cell. */
  range: CellRange | null;
  clearRange: () => void;
  /** Grows with each step of the arrows. */
  moved: number;
  /** Brings the focus to the cell that the arrows have led to. To be called each time that rows have been drawn. */
  follow: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
  /** With Shift, or held down and drawn over cells, the mouse takes a range. */
  onMouseDown: (event: MouseEvent) => void;
  onMouseOver: (event: MouseEvent) => void;
}

function between(all: readonly string[], one: string, other: string): string[] {
  const [from, to] = [all.indexOf(one), all.indexOf(other)];
  return from < 0 || to < 0 ? [] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
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

/** Arrows walk the cells, with Shift they take more of them; Enter opens, e edits, space selects. One cell at a time is reached by Tab. */
export function useGridKeys({
  rowIds,
  columns,
  onOpen,
  onEdit,
  onSelect,
  onCommand,
}: {
  rowIds: readonly string[];
  columns: readonly string[];
  onOpen: (rowId: string, column: string) => void;
  onEdit: (rowId: string, column: string) => void;
  onSelect: (rowId: string, column: string) => void;
  /** A key with Ctrl or ⌘; true where it meant something. */
  onCommand?: (key: string) => boolean;
}): GridKeys {
  const [chosen, setChosen] = useState<CellPlace | null>(null);
  const [anchor, setAnchor] = useState<CellPlace | null>(null);
  const pressed = useRef<CellPlace | null>(null);
  const [moved, setMoved] = useState(0);
  const [wanted, setWanted] = useState(0);
  const firstId = rowIds[0];
  const standing = chosen && rowIds.includes(chosen.rowId) && columns.includes(chosen.column) ? chosen : null;
  const active = standing ?? (firstId === undefined ? null : { rowId: firstId, column: "name" });

  const [activeRow, activeColumn] = [active?.rowId, active?.column];
  const range = useMemo(() => {
    if (!anchor || activeRow === undefined || activeColumn === undefined) return null;
    const taken = {
      rowIds: between(rowIds, anchor.rowId, activeRow),
      columns: between(columns, anchor.column, activeColumn),
    };
    return taken.rowIds.length * taken.columns.length > 1 ? taken : null;
  }, [anchor, activeRow, activeColumn, rowIds, columns]);

  function follow() {
    if (wanted === moved || !active) return;
    const cell = cellElement(active);
    // A row that is scrolled to is drawn a moment later; the next drawing tries again.
    if (!cell) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    setWanted(moved);
  }

  function take(from: CellPlace, to: CellPlace) {
    setAnchor(from);
    setChosen(to);
    setMoved((count) => count + 1);
  }

  function move(from: CellPlace, down: number, right: number, extend: boolean) {
    const row = rowIds.indexOf(from.rowId);
    const column = columns.indexOf(from.column);
    const rowId = rowIds[Math.min(rowIds.length - 1, Math.max(0, row + down))];
    const next = columns[Math.min(columns.length - 1, Math.max(0, column + right))];
    if (rowId === undefined || next === undefined) return;
    setAnchor(extend ? (anchor ?? from) : null);
    setChosen({ rowId, column: next });
    setMoved((count) => count + 1);
  }

  function onKeyDown(event: KeyboardEvent) {
    // The cell that has the focus, not the one last heard of: the page may have slept when focus came.
    const place = placeOf(event.target, "itself");
    if (!place) return;
    const { rowId, column } = place;
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (onCommand?.(event.key.toLowerCase())) event.preventDefault();
      return;
    }
    const step = steps.get(event.key);
    if (step) move({ rowId, column }, ...step, event.shiftKey);
    else if (event.key === "Escape" && range) setAnchor(null);
    else if (isPlainEnter(event)) onOpen(rowId, column);
    else if (event.key === "e") onEdit(rowId, column);
    else if (event.key === " ") onSelect(rowId, column);
    else return;
    event.preventDefault();
  }

  function onFocus({ target }: FocusEvent) {
    const place = placeOf(target, "itself");
    if (place && (active?.rowId !== place.rowId || active.column !== place.column)) {
      setAnchor(null);
      setChosen(place);
    }
  }

  function onMouseDown(event: MouseEvent) {
    const cell = event.button === 0 ? placeOf(event.target) : null;
    pressed.current = cell;
    if (!cell) return;
    if (event.shiftKey && active) {
      // Else the browser would mark the words between.
      event.preventDefault();
      take(anchor ?? active, cell);
    } else setAnchor(null);
  }

  function onMouseOver(event: MouseEvent) {
    const from = pressed.current;
    const cell = event.buttons === 1 && from ? placeOf(event.target) : null;
    if (!from || !cell || (cell.rowId === active?.rowId && cell.column === active.column)) return;
    window.getSelection()?.removeAllRanges();
    take(from, cell);
  }

  return {
    active,
    range,
    clearRange: () => setAnchor(null),
    moved,
    follow,
    onKeyDown,
    onFocus,
    onMouseDown,
    onMouseOver,
  };
}
