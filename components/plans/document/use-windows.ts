"use client";

import { type RefCallback, useCallback, useEffect, useRef, useState } from "react";
import type { DocumentWindow, Line } from "@/lib/dashboards/document/view";

interface Kept {
  lines: readonly Line[];
  /** The window that the page came with when these were read; with another one they are read again. */
  beside: DocumentWindow;
}

export interface Windows {
  /** The lines of a window; null where it has not been read yet. */
  linesOf: (index: number) => readonly Line[] | null;
  /** Whether it is in sight or nearly. */
  isNear: (index: number) => boolean;
  /** What it was high when it was last in sight. */
  heightOf: (index: number) => number | undefined;
  watch: RefCallback<HTMLElement>;
  /** Reads the window of a task, and says which it is; null where the document does not speak of it. */
  find: (taskId: string) => Promise<number | null>;
  /** Reads all of them. */
  readAll: () => Promise<void>;
}

async function read(address: string): Promise<DocumentWindow[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`rows answer ${response.status}`);
  return response.json();
}

/** The windows of a long document: those in sight and near it are read and drawn, the others keep their room. */
export function useWindows(address: string, starts: readonly number[], first: DocumentWindow): Windows {
  const [kept, setKept] = useState<ReadonlyMap<number, Kept>>(() => new Map());
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([first.index]));
  const heights = useRef(new Map<number, number>());

  const keep = useCallback(
    (windows: readonly DocumentWindow[]) =>
      setKept((before) => {
        const after = new Map(before);
        for (const { index, lines } of windows) after.set(index, { lines, beside: first });
        return after;
      }),
    [first],
  );

  const observer = useRef<IntersectionObserver | null>(null);
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    observer.current ??= new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting, boundingClientRect } of entries) {
            const index = Number(target.getAttribute("data-window"));
            if (isIntersecting) after.add(index);
            // What has the focus stays, or the keyboard would lose its place.
            else if (!target.contains(document.activeElement) && after.delete(index))
              heights.current.set(index, boundingClientRect.height);
          }
          return after;
        }),
      { rootMargin: "1500px 0px" },
    );
    const watching = observer.current;
    watching.observe(element);
    return () => watching.unobserve(element);
  }, []);

  const asked = useRef(new Set<number>());
  useEffect(() => {
    for (const index of near) {
      const isKnown = index === first.index || kept.get(index)?.beside === first;
      if (isKnown || asked.current.has(index)) continue;
      asked.current.add(index);
      read(`${address}?at=${starts[index]}`)
        .then(keep)
        .catch(() => {
          // Without a connection: after a while it is tried again.
          setTimeout(() => setKept((before) => new Map(before)), 3_000);
        })
        .finally(() => asked.current.delete(index));
    }
  }, [near, kept, first, address, starts, keep]);

  const find = useCallback(
    async (taskId: string) => {
      const windows = await read(`${address}?task=${taskId}`);
      keep(windows);
      return windows[0]?.index ?? null;
    },
    [address, keep],
  );
  const readAll = useCallback(async () => keep(await read(`${address}?all=1`)), [address, keep]);
  return {
    linesOf: (index) => (index === first.index ? first.lines : (kept.get(index)?.lines ?? null)),
    isNear: (index) => near.has(index),
    heightOf: (index) => heights.current.get(index),
    watch,
    find,
    readAll,
  };
}
