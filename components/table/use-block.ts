"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, useState } from "react";
import { useAnnounce } from "@/components/ui/toast";
import type { LedgerRow } from "@/lib/tasks/types";
import { type BlockPlan, parseBlock, planBlock, writeBlock } from "./block";
import type { DepartmentName } from "./department-picker";
import { useCellText } from "./use-cell-text";
import type { GridKeys } from "./use-grid-keys";

interface BlockEditing {
  /** What a paste or a fill would change; shown before it is sent. */
  plan: BlockPlan | null;
  close: () => void;
  /** What stands in the range, and what follows below it and to its right. */
  onCopy: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  fillDown: () => boolean;
}

/** Blocks of cells from and to a spreadsheet, and from a row to those below it. */
export function useBlock({
  keys,
  rowIds,
  columns,
  rowById,
  departments,
  mayEdit,
}: {
  keys: Pick<GridKeys, "active" | "range">;
  rowIds: readonly string[];
  columns: readonly string[];
  rowById: ReadonlyMap<string, LedgerRow>;
  departments: readonly DepartmentName[];
  mayEdit: boolean;
}): BlockEditing {
  const t = useTranslations();
  const announce = useAnnounce();
  const text = useCellText();
  const [plan, setPlan] = useState<BlockPlan | null>(null);
  const kinds = {
    by: t("terms.deadlineKind.by"),
    recurring: t("terms.deadlineKind.recurring"),
    ongoing: t("terms.deadlineKind.ongoing"),
    none: t("terms.deadlineKind.none"),
  };
  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => rowById.get(id) ?? []);
  /** The range, or the active cell alone. */
  const taken = () => {
    if (keys.range) return keys.range;
    return keys.active ? { rowIds: [keys.active.rowId], columns: [keys.active.column] } : null;
  };
  const isInGrid = (event: ClipboardEvent) =>
    event.target instanceof HTMLElement && event.target.dataset.column !== undefined;

  function propose(block: readonly (readonly string[])[], ids: readonly string[], from: readonly string[]) {
    const proposed = planBlock(block, { rows: rowsOf(ids), columns: from, departments, text, kinds });
    if (proposed.edits.length === 0 && proposed.refused.length === 0) announce(t("table.block.nothing"));
    else setPlan(proposed);
  }

  function onCopy(event: ClipboardEvent) {
    const range = taken();
    // Words that somebody has marked are copied as they are.
    if (!range || !isInGrid(event) || window.getSelection()?.isCollapsed === false) return;
    const rows = rowsOf(range.rowIds);
    const block = rows.map((row) => range.columns.map((column) => text(row, column)));
    event.clipboardData.setData("text/plain", writeBlock(block));
    event.preventDefault();
    announce(t("table.block.copied", { count: rows.length * range.columns.length }));
  }

  function onPaste(event: ClipboardEvent) {
    const range = taken();
    if (!range || !mayEdit || !isInGrid(event)) return;
    const words = event.clipboardData.getData("text/plain");
    if (words === "") return;
    event.preventDefault();
    const block = parseBlock(words);
    const [first] = block;
    if (keys.range && block.length === 1 && first?.length === 1) {
      // One cell over a range: it goes into each cell of it.
      const row = range.columns.map(() => first[0] ?? "");
      propose(
        range.rowIds.map(() => row),
        range.rowIds,
        range.columns,
      );
      return;
    }
    const top = rowIds.indexOf(range.rowIds[0] ?? "");
    const left = columns.indexOf(range.columns[0] ?? "");
    propose(block, rowIds.slice(top), columns.slice(left));
  }

  function fillDown(): boolean {
    const range = taken();
    if (!range || !mayEdit) return false;
    const alone = range.rowIds.length === 1;
    const top = rowIds.indexOf(range.rowIds[0] ?? "");
    // A single cell takes over what stands above it.
    const sourceId = alone ? rowIds[top - 1] : range.rowIds[0];
    const [source] = sourceId === undefined ? [] : rowsOf([sourceId]);
    const below = alone ? range.rowIds : range.rowIds.slice(1);
    if (!source) return true;
    const row = range.columns.map((column) => text(source, column));
    propose(
      below.map(() => row),
      below,
      range.columns,
    );
    return true;
  }

  return { plan, close: () => setPlan(null), onCopy, onPaste, fillDown };
}
