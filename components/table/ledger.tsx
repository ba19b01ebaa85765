"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTaskOrder } from "@/components/tasks/task-order";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useNarrow } from "@/components/ui/narrow";
import { onDemand } from "@/components/ui/on-demand";
import { useFolded } from "@/components/ui/use-folded";
import { acrossPlans, useViews } from "@/components/views/views-context";
import type { LedgerRow } from "@/lib/tasks/types";
import { isFiltered, type LedgerView, viewHref } from "@/lib/tasks/view";
import type { ColumnWidths } from "@/lib/views/types";
import { BulkEditing } from "./bulk-editing";
import { cellElement } from "./cell-place";
import { cellKeys, type EditableKey, isEditable } from "./columns";
import type { LedgerItem } from "./ledger-body";
import { LedgerCards } from "./ledger-cards";
import { LedgerGrid } from "./ledger-grid";
import { LedgerToolbar } from "./ledger-toolbar";
import { PlanNamesProvider } from "./plan-names";
import { useBlock } from "./use-block";
import { useColumns } from "./use-columns";
import { useEdits } from "./use-edits";
import { useGridKeys } from "./use-grid-keys";
import { useLedgerRows } from "./use-ledger-rows";
import { useSettings } from "./use-settings";

const BlockDialog = onDemand(() => import("./block-dialog").then((module) => module.BlockDialog));
const CellEditor = onDemand(() => import("./cell-editor").then((module) => module.CellEditor));

const usualWidths: ColumnWidths = {};

interface Editing {
  row: LedgerRow;
  column: EditableKey;
}

/** The working table 台账: filters, rows under their sections, choosing, editing. */
export function Ledger({ view }: { view: LedgerView }) {
  return (
    <PlanNamesProvider plans={view.plans}>
      <LedgerBody view={view} />
    </PlanNamesProvider>
  );
}

function LedgerBody({ view: sent }: { view: LedgerView }) {
  const t = useTranslations();
  const router = useRouter();
  const narrow = useNarrow();
  const [settings, setSettings] = useSettings();
  const views = useViews();
  const root = sent.planId === null ? acrossPlans : `/plans/${sent.planId}/table`;
  const { view: given, pending } = useLedgerRows(sent, root);
  const { shown, asked, choose } = useColumns(given, root);
  // What leads elsewhere from here keeps the columns that were chosen since the server was asked.
  const view = useMemo(() => ({ ...given, query: { ...given.query, columns: asked } }), [given, asked]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [collapsed, toggle] = useFolded<string | null>();
  const [editing, setEditing] = useState<Editing | null>(null);

  const rows = useMemo(() => view.groups.flatMap((group) => group.rows), [view.groups]);
  const rowById = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  // What a filter has taken out of sight is no longer chosen.
  const selected = useMemo(() => new Set([...chosen].filter((id) => rowById.has(id))), [chosen, rowById]);
  const items = useMemo(
    () =>
      view.groups.flatMap((group): LedgerItem[] => [
        { kind: "group", group },
        ...(collapsed.has(group.key)
          ? []
          : group.rows.map((row): LedgerItem => ({ kind: "row", row, group }))),
      ]),
    [view.groups, collapsed],
  );
  const rowIds = useMemo(() => items.flatMap((item) => (item.kind === "row" ? [item.row.id] : [])), [items]);
  useTaskOrder(rowIds);
  const gridColumns = useMemo(() => cellKeys(shown), [shown]);

  const select = useCallback((id: string) => setChosen((before) => withToggled(before, id)), []);
  const selectMany = useCallback((ids: string[], on: boolean) => {
    setChosen((before) => {
      const next = new Set(before);
      for (const id of ids) on ? next.add(id) : next.delete(id);
      return next;
    });
  }, []);
  const rowsRef = useRef(rowById);
  useEffect(() => {
    rowsRef.current = rowById;
  }, [rowById]);
  const edit = useCallback(
    (id: string, column: string) => {
      const row = rowsRef.current.get(id);
      if (row && view.mayEdit && isEditable(column)) setEditing({ row, column });
    },
    [view.mayEdit],
  );
  const keys = useGridKeys({
    rowIds,
    columns: gridColumns,
    onOpen: (id) => router.push(`/tasks/${id}`),
    onEdit: edit,
    onSelect: select,
    onCommand: (key) => key === "d" && block.fillDown(),
  });
  const edits = useEdits(view.mayEdit);
  const block = useBlock({
    keys,
    rowIds,
    columns: gridColumns,
    rowById,
    departments: view.departments,
    mayEdit: view.mayEdit,
  });

  const clear = useCallback(() => setChosen(new Set()), []);
  const hasChosen = selected.size > 0;
  useEffect(() => {
    if (!hasChosen) return;
    const letGo = (event: KeyboardEvent) => {
      const inside =
        event.target instanceof HTMLElement && event.target.closest("[role=dialog], [role=menu]");
      if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented && !inside) clear();
    };
    document.addEventListener("keydown", letGo);
    return () => document.removeEventListener("keydown", letGo);
  }, [hasChosen, clear]);

  const anchor = editing ? cellElement({ rowId: editing.row.id, column: editing.column }) : null;
  return (
    <>
      <LedgerToolbar
        view={view}
        root={root}
        settings={settings}
        shown={shown}
        onColumns={choose}
        edits={edits}
        onSettings={setSettings}
      />
      {rows.length === 0 ? (
        isFiltered(view.query) ? (
          <EmptyState
            title={t("table.empty.filtered")}
            action={<LinkButton href={root}>{t("table.filters.clear")}</LinkButton>}
          >
            {t("table.empty.filteredHelp")}
          </EmptyState>
        ) : (
          <EmptyState title={t(view.planId === null ? "table.across.none" : "table.empty.title")}>
            {t("table.empty.help")}
          </EmptyState>
        )
      ) : (
        <>
          {narrow === false ? null : <LedgerCards view={view} />}
          {narrow === true ? null : (
            <div className="flex min-h-0 flex-1 flex-col max-md:hidden">
              <LedgerGrid
                view={view}
                items={items}
                pending={pending}
                shown={shown}
                rowHeight={settings.rows}
                widths={views?.columnWidths ?? usualWidths}
                onWidths={(widths) => views?.setColumnWidths(widths)}
                selected={selected}
                collapsed={collapsed}
                editing={editing ? { id: editing.row.id, column: editing.column } : null}
                keys={keys}
                onCopy={block.onCopy}
                onPaste={block.onPaste}
                href={(change) => viewHref(root, view.query, change)}
                onSelect={select}
                onSelectMany={selectMany}
                onToggle={toggle}
                onEdit={edit}
              />
            </div>
          )}
        </>
      )}
      <BulkEditing
        view={view}
        root={root}
        rows={rows.filter(({ id }) => selected.has(id))}
        send={edits.send}
        onClear={clear}
      />
      {block.plan ? <BlockDialog plan={block.plan} send={edits.send} onClose={block.close} /> : null}
      {editing && anchor ? (
        <CellEditor
          key={`${editing.row.id}-${editing.column}`}
          // Read anew after a conflict; where a filter has taken it away, as it was last seen.
          row={rowById.get(editing.row.id) ?? editing.row}
          column={editing.column}
          anchor={anchor}
          departments={view.departments}
          send={edits.send}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}

function withToggled<T>(before: ReadonlySet<T>, value: T): Set<T> {
  const next = new Set(before);
  if (!next.delete(value)) next.add(value);
  return next;
}
