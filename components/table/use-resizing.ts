"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { ColumnWidths } from "@/lib/views/types";
import { fittingWidth, widthLimits } from "@/lib/views/view";
import { pins } from "./columns";

export type WidthKey = keyof ColumnWidths;

/** A column on its way to another width, and how the table stood before. */
interface Hold {
  key: WidthKey;
  handle: HTMLElement;
  table: HTMLTableElement;
  from: number;
  width: number;
  x: number;
  /** Of all other columns together. */
  rest: number;
  nameWidth: number;
  before: string;
}

const steps = new Map([
  ["ArrowLeft", -8],
  ["ArrowRight", 8],
]);

/** As wide as the widest of the cells that are drawn, and its head, need to be. */
function fitting(table: HTMLTableElement, key: WidthKey): number {
  const cells = table.querySelectorAll<HTMLElement>(
    `td[data-column="${key}"], th[data-head="${key}"] > :first-child`,
  );
  const range = document.createRange();
  let widest = 0;
  for (const cell of cells) {
    range.selectNodeContents(cell);
    widest = Math.max(widest, range.getBoundingClientRect().width);
  }
  // The padding of a cell on both sides, and the hairline of the last pinned one.
  return fittingWidth(Math.ceil(widest) + 24);
}

/**
 * Columns are made wider and narrower at their heads. While somebody draws, only the table's own element is touched, not
 * its rows; what comes of it is kept when they let go.
 */
export function useResizing(widths: ColumnWidths, onChange: (widths: ColumnWidths) => void) {
  const held = useRef<Hold | null>(null);

  function take(handle: HTMLElement, key: WidthKey, x: number): Hold | null {
    const table = handle.closest("table");
    const head = handle.closest("th");
    const name = table?.querySelector<HTMLElement>('th[data-head="name"]');
    if (!table || !head || !name) return null;
    const from = head.offsetWidth;
    return {
      ...{ key, handle, table, from, width: from, x, before: table.style.cssText },
      rest: table.offsetWidth - from,
      nameWidth: name.offsetWidth,
    };
  }

  function show(hold: Hold, px: number) {
    const { table, key, handle, rest, nameWidth } = hold;
    hold.width = fittingWidth(px);
    // What is left over no longer goes to the task: else the edge that is drawn would not follow.
    table.style.setProperty("--width-name", `${nameWidth}px`);
    table.style.setProperty(`--width-${key}`, `${hold.width}px`);
    table.style.minWidth = "0";
    table.style.width = `${rest + hold.width}px`;
    if (key === "name") table.style.setProperty("--light-left", `${pins.name + hold.width}px`);
    handle.setAttribute("aria-valuenow", String(hold.width));
  }

  function letGo(keep: boolean) {
    const hold = held.current;
    held.current = null;
    if (!hold) return;
    if (keep && hold.width !== hold.from) {
      onChange({ ...widths, name: fittingWidth(hold.nameWidth), [hold.key]: hold.width });
      return;
    }
    hold.table.style.cssText = hold.before;
    hold.handle.setAttribute("aria-valuenow", String(hold.from));
  }

  function setTo(handle: HTMLElement, key: WidthKey, to: (hold: Hold) => number) {
    const hold = take(handle, key, 0);
    if (!hold) return;
    held.current = hold;
    show(hold, to(hold));
    letGo(true);
  }

  return (key: WidthKey) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = take(event.currentTarget, key, event.clientX);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const hold = held.current;
      if (hold?.handle === event.currentTarget) show(hold, hold.from + event.clientX - hold.x);
    },
    onPointerUp: () => letGo(true),
    onPointerCancel: () => letGo(false),
    onDoubleClick: (event: { currentTarget: HTMLElement }) =>
      setTo(event.currentTarget, key, ({ table }) => fitting(table, key)),
    // Where the task's column takes what is left over, only the page itself knows how wide it is.
    onFocus: (event: { currentTarget: HTMLElement }) => {
      const width = event.currentTarget.closest("th")?.offsetWidth;
      if (width) event.currentTarget.setAttribute("aria-valuenow", String(width));
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = steps.get(event.key);
      const far = event.shiftKey ? 5 : 1;
      if (event.key === "Escape" && held.current) letGo(false);
      else if (step) setTo(event.currentTarget, key, ({ from }) => from + step * far);
      else if (event.key === "Home") setTo(event.currentTarget, key, () => widthLimits.least);
      else if (event.key === "End") setTo(event.currentTarget, key, () => widthLimits.most);
      else if (event.key === "Enter") setTo(event.currentTarget, key, ({ table }) => fitting(table, key));
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
}
