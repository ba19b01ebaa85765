"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { Fragment, useEffect, useMemo, useRef } from "react";
import type { RowHeight } from "@/components/ui/data-table";
import type { LedgerGroup, LedgerView } from "@/lib/tasks/view";
import type { ColumnKey } from "./columns";
import { GroupRow } from "./group-row";
import { LedgerTableRow } from "./ledger-row";
import type { GridKeys } from "./use-grid-keys";
import { usePrinting } from "./use-printing";
import { wholeBlocks } from "./whole-blocks";

/** Beyond this many rows only those in sight are drawn. */
const drawnWhole = 200;
const rowHeights: Record<RowHeight, number> = { tight: 30, normal: 36, loose: 56 };
const groupHeight = 34;

export type LedgerItem =
  | { kind: "group"; group: LedgerGroup }
  | { kind: "row"; row: LedgerGroup["rows"][number]; group: LedgerGroup };

export interface LedgerBodyProps {
  view: LedgerView;
  items: readonly LedgerItem[];
  /** How many rows have not been read yet. */
  pending: number;
  shown: readonly ColumnKey[];
  rowHeight: RowHeight;
  selected: ReadonlySet<string>;
  collapsed: ReadonlySet<string | null>;
  editing: { id: string; column: string } | null;
  keys: GridKeys;
  onSelect: (id: string) => void;
  onSelectMany: (ids: string[], on: boolean) => void;
  onToggle: (key: string | null) => void;
  onEdit: (id: string, column: string) => void;
}

/** The rows in sight. Apart from the head and the sums, so that scrolling draws neither of them again. */
export function LedgerBody({
  view,
  items,
  pending,
  shown,
  rowHeight,
  selected,
  collapsed,
  editing,
  keys,
  onSelect,
  onSelectMany,
  onToggle,
  onEdit,
}: LedgerBodyProps) {
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const printing = usePrinting();
  const isVirtual = items.length + pending > drawnWhole && !printing;
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: isVirtual,
    overscan: 8,
    rangeExtractor: wholeBlocks,
    // Several steps of a fast scroll are drawn at once, instead of each before the next.
    useFlushSync: false,
    scrollPaddingStart: 34,
    scrollPaddingEnd: 44,
    // What the server draws before anybody has scrolled.
    initialRect: { width: 1200, height: 900 },
    getScrollElement: () => bodyRef.current?.closest<HTMLElement>("[data-scroll]") ?? null,
    estimateSize: (index) => (items[index]?.kind === "group" ? groupHeight : rowHeights[rowHeight]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: all sizes change with the height of a row
  useEffect(() => virtualizer.measure(), [rowHeight]);

  const { active, range } = keys;
  const rangeRows = useMemo(() => new Set(range?.rowIds), [range]);
  const activeIndex = useMemo(
    () => items.findIndex((item) => item.kind === "row" && item.row.id === active?.rowId),
    [items, active?.rowId],
  );
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

  return (
    <tbody ref={bodyRef}>
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
