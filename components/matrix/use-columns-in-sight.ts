"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";
import { usePrinting } from "@/components/table/use-printing";
import { observeOffset } from "@/components/ui/observe-offset";

/** Fewer columns than this all count as in sight. */
const few = 40;
/** Columns come into sight by so many at once. */
const step = 8;

export interface ColumnSpan {
  from: number;
  /** The first that is not in it any more. */
  to: number;
}

/** Which columns are in sight, with some beyond, where there are many. On paper all are. */
export function useColumnsInSight({
  body,
  count,
  width,
  before,
  after,
  wanted,
  moved,
}: {
  /** Of a table that stands in a TablePane. */
  body: RefObject<HTMLElement | null>;
  count: number;
  /** Of a column, and of what stands before the first and after the last of them, in pixels. */
  width: number;
  before: number;
  after: number;
  /** The column that the arrows have led to, and how often they have. */
  wanted: number;
  moved: number;
}): ColumnSpan {
  const printing = usePrinting();
  const isVirtual = count > few && !printing;
  const virtualizer = useVirtualizer({
    horizontal: true,
    count,
    enabled: isVirtual,
    overscan: 2,
    paddingStart: before,
    paddingEnd: after,
    scrollPaddingStart: before,
    scrollPaddingEnd: after,
    initialRect: { width: 1200, height: 900 },
    getScrollElement: () => body.current?.closest<HTMLElement>("[data-scroll]") ?? null,
    observeElementOffset: observeOffset,
    estimateSize: () => width,
  });
  useEffect(() => {
    // The arrows may lead to a column that is out of sight.
    if (isVirtual && moved && wanted >= 0) virtualizer.scrollToIndex(wanted);
  }, [isVirtual, moved, wanted, virtualizer]);
  const drawn = isVirtual ? virtualizer.getVirtualItems() : [];
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (!first || !last) return { from: 0, to: isVirtual ? Math.min(count, few) : count };
  return {
    from: first.index - (first.index % step),
    to: Math.min(count, last.index + step - (last.index % step)),
  };
}
