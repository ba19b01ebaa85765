"use client";

import { useEffect, useState } from "react";
import type { ColumnSpan } from "./use-columns-in-sight";

/** So many rows get their blank cells at once: few enough that nobody feels it. */
const atOnce = 6;

/**
 * Between which columns each row is drawn with its blank cells, which can be pointed at and walked to. What comes into
 * sight while somebody scrolls is drawn without them, which is most of the work; it gets them a few rows at a time as soon
 * as the table stands still.
 */
export function useBlankCells(
  drawn: readonly string[],
  { from, to }: ColumnSpan,
  isStill: boolean,
): ReadonlyMap<string, ColumnSpan> {
  const [spans, setSpans] = useState<ReadonlyMap<string, ColumnSpan>>(new Map());
  useEffect(() => {
    if (!isStill) return;
    const lacking = drawn.filter((id) => {
      const span = spans.get(id);
      return span?.from !== from || span.to !== to;
    });
    if (lacking.length === 0) return;
    const span = { from, to };
    const frame = requestAnimationFrame(() => {
      const kept = drawn.flatMap((id) => {
        const before = spans.get(id);
        return before ? [[id, before] as const] : [];
      });
      const added = lacking.slice(0, atOnce).map((id) => [id, span] as const);
      setSpans(new Map([...kept, ...added]));
    });
    return () => cancelAnimationFrame(frame);
  }, [drawn, spans, from, to, isStill]);
  return spans;
}
