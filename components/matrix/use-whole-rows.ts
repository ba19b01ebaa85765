"use client";

import { startTransition, useEffect, useState } from "react";
import type { ColumnSpan } from "./use-columns-in-sight";

/** So many rows get their blank cells at once: few enough that nobody feels it. */
const atOnce = 6;
const none: ReadonlySet<string> = new Set();

interface Filled extends ColumnSpan {
  rows: ReadonlySet<string>;
}

/**
 * The rows that are drawn with their blank cells, which can be pointed at and walked to. Those that come into sight while
 * somebody scrolls are drawn without them, which is most of the work; they get them a few rows at a time as soon as the
 * table stands still.
 */
export function useWholeRows(
  drawn: readonly string[],
  { from, to }: ColumnSpan,
  isMoving: boolean,
): ReadonlySet<string> {
  const [filled, setFilled] = useState<Filled>({ rows: none, from, to });
  // Other columns have come into sight, and with them other cells.
  const rows = filled.from === from && filled.to === to ? filled.rows : none;
  useEffect(() => {
    if (isMoving) return;
    const lacking = drawn.filter((id) => !rows.has(id)).slice(0, atOnce);
    if (lacking.length === 0) return;
    const frame = requestAnimationFrame(() => {
      const kept = drawn.filter((id) => rows.has(id));
      startTransition(() => setFilled({ rows: new Set([...kept, ...lacking]), from, to }));
    });
    return () => cancelAnimationFrame(frame);
  }, [drawn, rows, from, to, isMoving]);
  return rows;
}
