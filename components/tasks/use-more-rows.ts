"use client";

import { useCallback, useEffect, useMemo, useState } from "react";

interface Numbered {
  id: string;
}

interface More<Row> {
  /** What the rows belong to: under another address they are others. */
  address: string;
  rows: readonly Row[];
  /** Whether these were all. */
  isLast: boolean;
}

/** What somebody does who looks further. */
const signs = ["scroll", "wheel", "keydown", "pointerdown", "touchstart"] as const;
/** After so long the others are read anyway: for printing, and for what reaches over all rows. */
const patience = 4_000;

/**
 * The rows of a view whose page came with only the first of them. The others are read once somebody looks further, and
 * again when the page has been read anew; until that is done, those read before stay.
 */
export function useMoreRows<Row extends Numbered>({
  address,
  first,
  total,
}: {
  /** Where rows are asked for; `after` is added to it. */
  address: string;
  first: readonly Row[];
  total: number;
}): { rows: readonly Row[]; isWhole: boolean; begin: () => void } {
  const [begun, setBegun] = useState(false);
  const [more, setMore] = useState<More<Row> | null>(null);
  const own = more?.address === address ? more : null;
  const isLong = first.length > 0 && first.length < total;

  useEffect(() => {
    if (begun || !isLong) return;
    const look = () => setBegun(true);
    const timer = setTimeout(look, patience);
    for (const sign of signs) window.addEventListener(sign, look, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, look, { capture: true });
    };
  }, [begun, isLong]);

  useEffect(() => {
    if (!begun || !isLong) return;
    const stopped = new AbortController();
    // A list that is read for the first time grows while it is read; one that is read again is replaced at once.
    const grow = (rows: readonly Row[], isLast: boolean) =>
      setMore((before) =>
        isLast || before?.address !== address || before.rows.length < rows.length
          ? { address, rows, isLast }
          : before,
      );
    readOn<Row>(address, first, total, stopped.signal, grow).catch(() => {
      // Without a connection: whoever looks further tries again.
      if (!stopped.signal.aborted) setBegun(false);
    });
    return () => stopped.abort();
  }, [begun, isLong, address, first, total]);

  const begin = useCallback(() => setBegun(true), []);
  const rows = useMemo(() => {
    if (!isLong || !own) return first;
    const known = new Set(first.map(({ id }) => id));
    return [...first, ...own.rows.filter(({ id }) => !known.has(id))];
  }, [isLong, own, first]);
  return { rows, isWhole: !isLong || own?.isLast === true, begin };
}

async function readOn<Row extends Numbered>(
  address: string,
  first: readonly Row[],
  total: number,
  signal: AbortSignal,
  grow: (rows: readonly Row[], isLast: boolean) => void,
): Promise<void> {
  const rows: Row[] = [];
  let last = first.at(-1);
  while (last && first.length + rows.length < total) {
    const response = await fetch(`${address}${address.includes("?") ? "&" : "?"}after=${last.id}`, {
      signal,
    });
    if (!response.ok) throw new Error(`rows answer ${response.status}`);
    const page = (await response.json()) as Row[];
    if (signal.aborted) return;
    rows.push(...page);
    last = page.at(-1);
    if (last) grow([...rows], false);
  }
  grow(rows, true);
}
