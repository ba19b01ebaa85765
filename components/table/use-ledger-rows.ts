"use client";

import { useMemo } from "react";
import { useMoreRows } from "@/components/tasks/use-more-rows";
import type { LedgerRow } from "@/lib/tasks/types";
import { type LedgerView, viewHref, withLedgerRows } from "@/lib/tasks/view";

/** The table with the rows that have been read so far, and how many are still to be read. */
export function useLedgerRows(sent: LedgerView, root: string): { view: LedgerView; pending: number } {
  const first = useMemo(() => sent.groups.flatMap((group) => group.rows), [sent.groups]);
  const total = sent.totals?.shown ?? first.length;
  const { rows, isWhole } = useMoreRows<LedgerRow>({
    address: viewHref(`${root}/rows`, sent.query),
    first,
    total,
  });
  const view = useMemo(() => (rows === first ? sent : withLedgerRows(sent, rows)), [sent, first, rows]);
  return { view, pending: isWhole ? 0 : total - rows.length };
}
