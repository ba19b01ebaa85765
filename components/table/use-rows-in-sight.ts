"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useState } from "react";
import { observeOffset } from "@/components/ui/observe-offset";
import { useHeldCells } from "./use-held-cells";
import { usePrinting } from "./use-printing";
import { wholeBlocks } from "./whole-blocks";

/** So many rows ahead of a scroll, which may be faster than they are drawn. */
const overscan = 10;

interface RowsInSight {
  /** The rows that are drawn, by their place among all that are there. */
  first: number;
  last: number;
  /** How high those are that are not, in pixels. */
  before: number;
  after: number;
  /** Whether only some are drawn. */
  isVirtual: boolean;
  /** Whether somebody scrolls the table. */
  isMoving: boolean;
}

/** Which rows of a long table are drawn. On paper all are. */
export function useRowsInSight({
  body,
  count,
  pending,
  heightOf,
  rowHeight,
  edges,
  drawnWhole,
  wanted,
  moved,
}: {
  /** Of a table that stands in a TablePane. */
  body: RefObject<HTMLElement | null>;
  count: number;
  /** How many rows have not been read yet. */
  pending: number;
  heightOf: (index: number) => number;
  /** Of what has not been read; when it changes, so have the others. In pixels, as all of these. */
  rowHeight: number;
  /** What the head and the foot of the table cover. */
  edges: { head: number; foot: number };
  /** Beyond this many rows only those in sight are drawn. */
  drawnWhole: number;
  /** The row that the arrows have led to, and how often they have. */
  wanted: number;
  moved: number;
}): RowsInSight {
  const printing = usePrinting();
  const isVirtual = count + pending > drawnWhole && !printing;
  useHeldCells(body);
  const [rangeExtractor] = useState(wholeBlocks);
  const virtualizer = useVirtualizer({
    count,
    enabled: isVirtual,
    overscan,
    rangeExtractor,
    // Several steps of a fast scroll are drawn at once, instead of each before the next.
    useFlushSync: false,
    scrollPaddingStart: edges.head,
    scrollPaddingEnd: edges.foot,
    // What the server draws before anybody has scrolled.
    initialRect: { width: 1200, height: 900 },
    getScrollElement: () => body.current?.closest<HTMLElement>("[data-scroll]") ?? null,
    observeElementOffset: observeOffset,
    estimateSize: heightOf,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: all sizes change with the height of a row
  useEffect(() => virtualizer.measure(), [rowHeight]);
  useEffect(() => {
    // The arrows may lead to a row that is not drawn yet.
    if (isVirtual && moved && wanted >= 0) virtualizer.scrollToIndex(wanted);
  }, [isVirtual, moved, wanted, virtualizer]);

  const drawn = isVirtual ? virtualizer.getVirtualItems() : [];
  const [first, last] = [drawn[0], drawn.at(-1)];
  const unread = isVirtual ? pending * rowHeight : 0;
  const state = { isVirtual, isMoving: virtualizer.isScrolling };
  if (!first || !last) return { first: 0, last: count - 1, before: 0, after: unread, ...state };
  const after = virtualizer.getTotalSize() - last.end + unread;
  return { first: first.index, last: last.index, before: first.start, after, ...state };
}
