"use client";

import { useTranslations } from "next-intl";
import { memo, useEffect, useMemo, useRef } from "react";
import type { GridKeys } from "@/components/table/use-grid-keys";
import { useRowsInSight } from "@/components/table/use-rows-in-sight";
import type { MatrixRow } from "@/lib/assignments/types";
import type { DrawnColumn, MatrixSection } from "@/lib/assignments/view";
import { MatrixSectionRow, MatrixTableRow } from "./matrix-row";
import { groupLines, widths } from "./matrix-widths";
import { useBlankCells } from "./use-blank-cells";
import { type ColumnSpan, useColumnsInSight } from "./use-columns-in-sight";

const rowHeight = 30;
const edges = { head: 230, foot: 120 };
/** Beyond this many cells only those in sight are drawn. */
const drawnWhole = 8_000;

export type MatrixItem = { kind: "section"; section: MatrixSection } | { kind: "row"; row: MatrixRow };

interface RowsProps {
  items: readonly MatrixItem[];
  columns: readonly DrawnColumn[];
  /** The sections whose rows are folded away. */
  folded: ReadonlySet<string | null>;
  onFold: (sectionId: string | null) => void;
}

/** The rows and columns in sight. Apart from the head and the sums, so that scrolling draws neither of them again. */
export function MatrixBody({
  pending,
  keys,
  onFilled,
  ...rows
}: RowsProps & {
  /** How many rows have not been read yet. */
  pending: number;
  keys: GridKeys;
  /** Is called when rows have got their blank cells. */
  onFilled: () => void;
}) {
  const { items, columns } = rows;
  const { active, range, moved, follow } = keys;
  const body = useRef<HTMLTableSectionElement>(null);
  const activeIndex = useMemo(
    () => items.findIndex((item) => item.kind === "row" && item.row.id === active?.rowId),
    [items, active?.rowId],
  );
  const { first, last, before, after, isVirtual, isMoving } = useRowsInSight({
    body,
    count: items.length,
    pending,
    heightOf: () => rowHeight,
    rowHeight,
    edges,
    drawnWhole: drawnWhole / columns.length,
    wanted: activeIndex,
    moved,
  });
  const { from, to } = useColumnsInSight({
    body,
    count: columns.length,
    width: widths.cell,
    before: widths.task,
    after: 3 * widths.sum,
    wanted: columns.findIndex(({ id }) => id === active?.column),
    moved,
  });
  const drawn = useMemo(
    () => items.slice(first, last + 1).flatMap((item) => (item.kind === "row" ? [item.row.id] : [])),
    [items, first, last],
  );
  const spans = useBlankCells(drawn, { from, to }, isVirtual && !isMoving);
  const lines = useMemo(() => groupLines(columns), [columns]);
  useEffect(follow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the spans, other cells are drawn
  useEffect(onFilled, [spans, onFilled]);

  return (
    <tbody ref={body} style={lines}>
      {before > 0 ? <tr style={{ height: before }} /> : null}
      <DrawnRows
        {...rows}
        first={first}
        last={last}
        from={from}
        to={to}
        spans={isVirtual ? spans : null}
        active={active}
        range={range}
      />
      {after > 0 ? <tr style={{ height: after }} /> : null}
    </tbody>
  );
}

/** Drawn anew when other rows or columns come into sight, not with each step of a scroll. */
const DrawnRows = memo(function DrawnRows({
  items,
  first,
  last,
  columns,
  from,
  to,
  spans,
  folded,
  onFold,
  active,
  range,
}: RowsProps &
  ColumnSpan &
  Pick<GridKeys, "active" | "range"> & {
    first: number;
    last: number;
    /** Where the blank cells of a row are drawn; null where all are. */
    spans: ReadonlyMap<string, ColumnSpan> | null;
  }) {
  const t = useTranslations("matrix");
  const rangeRows = useMemo(() => new Set(range?.rowIds), [range]);
  const all = useMemo(() => ({ from: 0, to: columns.length }), [columns]);
  return items
    .slice(first, last + 1)
    .map((item, offset) =>
      item.kind === "section" ? (
        <MatrixSectionRow
          key={`section-${item.section.id}`}
          section={item.section}
          name={item.section.name ?? t("noSection")}
          isFolded={folded.has(item.section.id)}
          onFold={onFold}
          columns={columns}
          from={from}
          to={to}
          index={first + offset + 3}
        />
      ) : (
        <MatrixTableRow
          key={item.row.id}
          row={item.row}
          columns={columns}
          blanks={spans ? spans.get(item.row.id) : all}
          index={first + offset + 3}
          active={active?.rowId === item.row.id ? active.column : null}
          ranged={range && rangeRows.has(item.row.id) ? range.columns : null}
        />
      ),
    );
});
