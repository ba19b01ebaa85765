"use client";

import { useCallback, useState } from "react";
import type { TableColumn } from "@/lib/tasks/types";
import { type LedgerView, viewHref } from "@/lib/tasks/view";
import { columnsOf } from "./columns";

/** Columns that nobody has to choose: what they say stands elsewhere already. */
function usualColumns(view: LedgerView): TableColumn[] {
  // Where somebody leads, who is responsible beside them is the exception; else it is who answers for the task.
  const hasLeads = view.options.role.some(({ key, count }) => key === "lead" && count > 0);
  const spared: TableColumn[] = hasLeads ? ["responsible"] : [];
  if (view.grouping === "plan") spared.push("plan");
  return columnsOf(view)
    .map(({ key }) => key)
    .filter((key) => !spared.includes(key));
}

/** The same list as long as it holds the same: rows are drawn anew only where their columns are others. */
function useSteady<T extends string>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list);
  if (kept.join() === list.join()) return kept;
  setKept(list);
  return list;
}

export interface ChosenColumns {
  /** In their order. */
  shown: readonly TableColumn[];
  /** What the address asks for; null where it asks for none. */
  asked: TableColumn[] | null;
  choose: (shown: readonly TableColumn[]) => void;
}

/**
 * The columns of the table stand in the address. The server has sent all of them, so that it is not asked again when
 * another one is chosen; the address alone is changed.
 */
export function useColumns(view: LedgerView, root: string): ChosenColumns {
  const fromAddress = view.query.columns;
  const [chosen, setChosen] = useState({ from: fromAddress?.join(), asked: fromAddress });
  // Another address, by a link or a step back, brings its own.
  if (chosen.from !== fromAddress?.join()) setChosen({ from: fromAddress?.join(), asked: fromAddress });
  const { asked } = chosen;
  const usual = useSteady(usualColumns(view));
  const shown = useSteady(
    asked ? columnsOf(view).flatMap(({ key }) => (asked.includes(key) ? [key] : [])) : usual,
  );
  const choose = useCallback(
    (next: readonly TableColumn[]) => {
      const ordered = columnsOf(view).flatMap(({ key }) => (next.includes(key) ? [key] : []));
      const isUsual = ordered.join() === usual.join();
      setChosen({ from: fromAddress?.join(), asked: isUsual ? null : ordered });
      window.history.replaceState(
        null,
        "",
        viewHref(root, view.query, { columns: isUsual ? null : ordered }),
      );
    },
    [fromAddress, root, usual, view],
  );
  return { shown, asked, choose };
}
