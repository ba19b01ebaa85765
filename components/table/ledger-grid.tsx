"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useLocale, useTranslations } from "next-intl";
import { type ClipboardEvent, type CSSProperties, Fragment, useEffect, useMemo, useRef } from "react";
import { Cell, DataTable, type RowHeight } from "@/components/ui/data-table";
import { TablePane } from "@/components/ui/table-pane";
import type { TaskSums } from "@/lib/tasks/types";
import type { LedgerGroup, LedgerView } from "@/lib/tasks/view";
import type { ColumnWidths } from "@/lib/views/types";
import { type ColumnKey, columns, columnWidth, lightWidth, nameWidth, pins } from "./columns";
import { GroupRow } from "./group-row";
import { LedgerHead } from "./ledger-head";
import { LedgerTableRow } from "./ledger-row";
import { ShownWords, SumCells } from "./sum-cells";
import type { GridKeys } from "./use-grid-keys";
import { usePrinting } from "./use-printing";
import { useResizing } from "./use-resizing";

/** Beyond this many rows only those in sight are drawn. */
const drawnWhole = 200;
const rowHeights: Record<RowHeight, number> = { tight: 30, normal: 36, loose: 56 };
const groupHeight = 34;

export type LedgerItem =
  | { kind: "group"; group: LedgerGroup }
  | { kind: "row"; row: LedgerGroup["rows"][number]; group: LedgerGroup };

export function LedgerGrid({
  view,
  items,
  pending,
  shown,
  rowHeight,
  widths,
  onWidths,
  selected,
  collapsed,
  editing,
  keys,
  onCopy,
  onPaste,
  href,
  onSelect,
  onSelectMany,
  onToggle,
  onEdit,
}: {
  view: LedgerView;
  items: readonly LedgerItem[];
  /** How many rows have not been read yet. */
  pending: number;
  shown: readonly ColumnKey[];
  rowHeight: RowHeight;
  widths: ColumnWidths;
  onWidths: (widths: ColumnWidths) => void;
  selected: ReadonlySet<string>;
  collapsed: ReadonlySet<string | null>;
  editing: { id: string; column: string } | null;
  keys: GridKeys;
  onCopy: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  href: (change: { sort: LedgerView["query"]["sort"]; descending: boolean }) => string;
  onSelect: (id: string) => void;
  onSelectMany: (ids: string[], on: boolean) => void;
  onToggle: (key: string | null) => void;
  onEdit: (id: string, column: string) => void;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const drawnColumns = columns.filter(({ key }) => shown.includes(key));
  const lightLeft = pins.name + (widths.name ?? nameWidth);
  const width = drawnColumns.reduce(
    (sum, column) => sum + columnWidth(column, locale, widths),
    lightLeft + lightWidth(locale, widths),
  );
  const style: CSSProperties & { "--light-left": string } = {
    "--light-left": `${lightLeft}px`,
    // The task's column takes what is left over, until somebody has settled the widths.
    ...(widths.name === undefined ? { minWidth: width } : { width }),
  };
  const resizing = useResizing(widths, onWidths);
  const tableRef = useRef<HTMLTableElement>(null);
  const printing = usePrinting();
  const isVirtual = items.length + pending > drawnWhole && !printing;
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: isVirtual,
    overscan: 16,
    scrollPaddingStart: 34,
    scrollPaddingEnd: 44,
    // What the server draws before anybody has scrolled.
    initialRect: { width: 1200, height: 900 },
    getScrollElement: () => tableRef.current?.closest<HTMLElement>("[data-scroll]") ?? null,
    estimateSize: (index) => (items[index]?.kind === "group" ? groupHeight : rowHeights[rowHeight]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: all sizes change with the height of a row
  useEffect(() => virtualizer.measure(), [rowHeight]);

  const { active, range } = keys;
  const rangeRows = useMemo(() => new Set(range?.rowIds), [range]);
  const activeIndex = items.findIndex((item) => item.kind === "row" && item.row.id === active?.rowId);
  useEffect(() => {
    // The arrows may lead to a row that is not drawn yet.
    if (isVirtual && keys.moved && activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [isVirtual, keys.moved, activeIndex, virtualizer]);

  const drawn = isVirtual ? virtualizer.getVirtualItems() : null;
  const first = drawn?.[0]?.index ?? 0;
  const last = drawn?.at(-1)?.index ?? items.length - 1;
  const before = drawn?.[0]?.start ?? 0;
  const unread = pending * rowHeights[rowHeight];
  const after = drawn ? virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0) + unread : 0;
  const columnCount = 4 + shown.length;
  const allIds = view.groups.flatMap((group) => group.rows.map(({ id }) => id));

  return (
    <TablePane label={t("table.label")} fill>
      <DataTable
        ref={tableRef}
        rows={rowHeight}
        role="grid"
        aria-label={t("table.label")}
        aria-rowcount={items.length + pending + 1}
        aria-multiselectable
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onMouseDown={keys.onMouseDown}
        onMouseOver={keys.onMouseOver}
        onDragStart={(event) => event.preventDefault()}
        onCopy={onCopy}
        onPaste={onPaste}
        className={widths.name === undefined ? "w-full table-fixed" : "table-fixed"}
        style={style}
      >
        <colgroup>
          <col style={{ width: pins.number }} />
          <col style={{ width: pins.name - pins.number }} />
          <col data-col="name" style={{ width: widths.name }} />
          <col data-col="light" style={{ width: lightWidth(locale, widths) }} />
          {drawnColumns.map((column) => (
            <col
              key={column.key}
              data-col={column.key}
              style={{ width: columnWidth(column, locale, widths) }}
            />
          ))}
        </colgroup>
        <LedgerHead
          view={view}
          shown={shown}
          href={href}
          allIds={allIds}
          selected={selected}
          widths={widths}
          resizing={resizing}
          onSelectMany={onSelectMany}
        />
        <tbody>
          {before > 0 ? <Spacer height={before} columns={columnCount} /> : null}
          {items.slice(first, last + 1).map((item, offset) => (
            <Fragment key={item.kind === "row" ? item.row.id : `group-${item.group.key}`}>
              {item.kind === "row" ? (
                <LedgerTableRow
                  row={item.row}
                  index={first + offset + 2}
                  shown={shown}
                  selected={selected.has(item.row.id)}
                  active={active?.rowId === item.row.id ? active.column : null}
                  ranged={range && rangeRows.has(item.row.id) ? range.columns : null}
                  editing={editing?.id === item.row.id ? editing.column : null}
                  mayEdit={view.mayEdit}
                  onSelect={onSelect}
                  onEdit={onEdit}
                />
              ) : (
                <GroupRow
                  group={item.group}
                  grouping={view.grouping}
                  index={first + offset + 2}
                  shown={shown}
                  collapsed={collapsed.has(item.group.key)}
                  selected={selected}
                  onToggle={onToggle}
                  onSelectMany={onSelectMany}
                />
              )}
            </Fragment>
          ))}
          {after > 0 ? <Spacer height={after} columns={columnCount} /> : null}
        </tbody>
        {view.totals ? <TotalRow sums={view.totals} shown={shown} /> : null}
      </DataTable>
    </TablePane>
  );
}

function Spacer({ height, columns: count }: { height: number; columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes focus; it only holds the scroll's length
    <tr aria-hidden="true">
      <td colSpan={count} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function TotalRow({ sums, shown }: { sums: TaskSums; shown: readonly ColumnKey[] }) {
  const t = useTranslations("common");
  return (
    <tfoot>
      <tr>
        <Cell pin={pins.select} />
        <Cell pin={pins.number} colSpan={2} clip>
          <b className="mr-2.5">{t("total")}</b>
          <ShownWords sums={sums} />
        </Cell>
        <SumCells sums={sums} shown={shown} />
      </tr>
    </tfoot>
  );
}
