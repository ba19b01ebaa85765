"use client";

import { memo, useEffect, useMemo, useRef } from "react";
import type { RowHeight } from "@/components/ui/data-table";
import type { LedgerGroup, LedgerView } from "@/lib/tasks/view";
import type { ColumnKey } from "./columns";
import { GroupRow } from "./group-row";
import { LedgerTableRow } from "./ledger-row";
import type { GridKeys } from "./use-grid-keys";
import { useRowsInSight } from "./use-rows-in-sight";

const rowHeights: Record<RowHeight, number> = { tight: 30, normal: 36, loose: 56 };
const groupHeight = 34;
const edges = { head: 34, foot: 44 };
/** Beyond this many rows only those in sight are drawn. */
const drawnWhole = 200;

export type LedgerItem =
  | { kind: "group"; group: LedgerGroup }
  | { kind: "row"; row: LedgerGroup["rows"][number]; group: LedgerGroup };

interface RowsProps {
  view: LedgerView;
  items: readonly LedgerItem[];
  shown: readonly ColumnKey[];
  selected: ReadonlySet<string>;
  collapsed: ReadonlySet<string | null>;
  editing: { id: string; column: string } | null;
  onSelect: (id: string) => void;
  onSelectMany: (ids: string[], on: boolean) => void;
  onToggle: (key: string | null) => void;
  onEdit: (id: string, column: string) => void;
}

export interface LedgerBodyProps extends RowsProps {
  /** How many rows have not been read yet. */
  pending: number;
  rowHeight: RowHeight;
  keys: GridKeys;
}

/** The rows in sight. Apart from the head and the sums, so that scrolling draws neither of them again. */
export function LedgerBody({ pending, rowHeight, keys, ...rows }: LedgerBodyProps) {
  const { items, shown } = rows;
  const { active, range, moved, follow } = keys;
  const body = useRef<HTMLTableSectionElement>(null);
  const activeIndex = useMemo(
    () => items.findIndex((item) => item.kind === "row" && item.row.id === active?.rowId),
    [items, active?.rowId],
  );
  const { first, last, before, after } = useRowsInSight({
    body,
    count: items.length,
    pending,
    heightOf: (index) => (items[index]?.kind === "group" ? groupHeight : rowHeights[rowHeight]),
    rowHeight: rowHeights[rowHeight],
    edges,
    drawnWhole,
    wanted: activeIndex,
    moved,
  });
  useEffect(follow);

  const columnCount = 4 + shown.length;
  return (
    <tbody ref={body}>
      {before > 0 ? <Spacer height={before} columns={columnCount} /> : null}
      <DrawnRows {...rows} first={first} last={last} active={active} range={range} />
      {after > 0 ? <Spacer height={after} columns={columnCount} /> : null}
    </tbody>
  );
}

/** Drawn anew when other rows come into sight, not with each step of a scroll. */
const DrawnRows = memo(function DrawnRows({
  view,
  items,
  first,
  last,
  shown,
  selected,
  collapsed,
  editing,
  active,
  range,
  onSelect,
  onSelectMany,
  onToggle,
  onEdit,
}: RowsProps & { first: number; last: number } & Pick<GridKeys, "active" | "range">) {
  const rangeRows = useMemo(() => new Set(range?.rowIds), [range]);
  return items
    .slice(first, last + 1)
    .map((item, offset) =>
      item.kind === "row" ? (
        <LedgerTableRow
          key={item.row.id}
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
          key={`group-${item.group.key}`}
          group={item.group}
          grouping={view.grouping}
          index={first + offset + 2}
          shown={shown}
          collapsed={collapsed.has(item.group.key)}
          selected={selected}
          onToggle={onToggle}
          onSelectMany={onSelectMany}
        />
      ),
    );
});

function Spacer({ height, columns: count }: { height: number; columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes focus; it only holds the scroll's length
    <tr aria-hidden="true">
      <td colSpan={count} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
