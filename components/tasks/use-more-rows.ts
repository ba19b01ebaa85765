"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { readAhead, readUpTo } from "./read-on";

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

/**
 * The rows of a view whose page came with only the first of them. The others are read as somebody looks further, and
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
  /** How many are wanted beyond the first, where they are read step by step. */
  const [wanted, setWanted] = useState(0);
  /** Whether all are wanted, whatever is in sight: they have been called for, or were there before. */
  const isAllWanted = useRef(false);
  const [more, setMore] = useState<More<Row> | null>(null);
  /** The rows of the page that those read so far follow on. */
  const following = useRef<readonly Row[] | null>(null);
  const own = more?.address === address ? more : null;
  const isLong = first.length < total && (first.length > 0 || step !== undefined);
  const isWhole = !isLong || own?.isLast === true;

  const begin = useCallback(() => {
    if (step === undefined) isAllWanted.current = true;
    else setWanted((before) => before + step);
  }, [step]);

  const known = useRef(own);
  useEffect(() => {
    known.current = own;
  }, [own]);
  useEffect(() => {
    if (!isLong || (step !== undefined && wanted === 0)) return;
    const stopped = new AbortController();
    const goesOn = following.current === first && known.current !== null;
    const from = goesOn ? (known.current?.rows ?? []) : [];
    // A list that is read for the first time grows while it is read; one that is read again is replaced at once.
    const grow = (rows: readonly Row[], isLast: boolean, isDone: boolean) => {
      following.current = isDone ? first : following.current;
      isAllWanted.current ||= isDone;
      // Not as a transition: each step of a scroll would begin it anew, and no row would come before the scroll ends.
      setMore((before) =>
        isDone || before?.address !== address || before.rows.length <= rows.length
          ? { address, rows, isLast }
          : before,
      );
    };
    const reading = { address, first, total, from, grow, signal: stopped.signal };
    if (step === undefined) void readAhead<Row>(() => isAllWanted.current, reading);
    else
      readUpTo<Row>(wanted, reading).catch(() => {
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
