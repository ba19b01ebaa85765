"use client";

import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { readOn } from "./read-on";

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
  step,
}: {
  /** Where rows are asked for; what is asked is added to it. */
  address: string;
  first: readonly Row[];
  total: number;
  /** Only so many more are read each time that `begin` is called, also where there are no first; without it, all of them. */
  step?: number;
}): { rows: readonly Row[]; isWhole: boolean; begin: () => void } {
  /** How many are wanted beyond the first. */
  const [wanted, setWanted] = useState(0);
  const [more, setMore] = useState<More<Row> | null>(null);
  /** The rows of the page that those read so far follow on. */
  const following = useRef<readonly Row[] | null>(null);
  const own = more?.address === address ? more : null;
  const isLong = first.length < total && (first.length > 0 || step !== undefined);
  const isWhole = !isLong || own?.isLast === true;

  const begin = useCallback(
    () => setWanted((before) => (step === undefined ? Number.POSITIVE_INFINITY : before + step)),
    [step],
  );
  const isWaiting = step === undefined && wanted === 0 && isLong;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(begin, patience);
    for (const sign of signs) window.addEventListener(sign, begin, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, begin, { capture: true });
    };
  }, [isWaiting, begin]);

  const known = useRef(own);
  useEffect(() => {
    known.current = own;
  }, [own]);
  useEffect(() => {
    if (wanted === 0 || !isLong) return;
    const stopped = new AbortController();
    const goesOn = following.current === first && known.current !== null;
    const from = goesOn ? (known.current?.rows ?? []) : [];
    // A list that is read for the first time grows while it is read; one that is read again is replaced at once.
    const grow = (rows: readonly Row[], isLast: boolean, isDone: boolean) => {
      following.current = isDone ? first : following.current;
      // Between what somebody does meanwhile: a key or a scroll does not wait for rows that come.
      startTransition(() =>
        setMore((before) =>
          isDone || before?.address !== address || before.rows.length < rows.length
            ? { address, rows, isLast }
            : before,
        ),
      );
    };
    const reading = {
      address,
      first,
      total,
      from,
      wanted,
      isPaced: step === undefined,
      signal: stopped.signal,
    };
    readOn<Row>(reading, grow).catch(() => {
      // Without a connection: whoever looks further tries again.
      if (!stopped.signal.aborted) setWanted(known.current?.rows.length ?? 0);
    });
    return () => stopped.abort();
  }, [wanted, isLong, address, first, total, step]);

  const rows = useMemo(() => {
    if (!isLong || !own) return first;
    const ids = new Set(first.map(({ id }) => id));
    return [...first, ...own.rows.filter(({ id }) => !ids.has(id))];
  }, [isLong, own, first]);
  return { rows, isWhole, begin };
}
