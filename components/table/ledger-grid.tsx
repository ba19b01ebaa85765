"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ClipboardEvent, CSSProperties } from "react";
import { classNames } from "@/components/ui/class-names";
import { Cell, DataTable } from "@/components/ui/data-table";
import { TablePane } from "@/components/ui/table-pane";
import type { TaskSums } from "@/lib/tasks/types";
import type { LedgerView } from "@/lib/tasks/view";
import type { ColumnWidths } from "@/lib/views/types";
import { type ColumnKey, columns, columnWidth, lightWidth, nameWidth, pins, widthVariables } from "./columns";
import { LedgerBody, type LedgerBodyProps } from "./ledger-body";
import style from "./ledger-grid.module.css";
import { LedgerHead } from "./ledger-head";
import { ShownWords, SumCells } from "./sum-cells";
import { useResizing } from "./use-resizing";

export function LedgerGrid({
  widths,
  onWidths,
  onCopy,
  onPaste,
  href,
  ...body
}: LedgerBodyProps & {
  widths: ColumnWidths;
  onWidths: (widths: ColumnWidths) => void;
  onCopy: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  href: (change: { sort: LedgerView["query"]["sort"]; descending: boolean }) => string;
}) {
  const { view, items, pending, shown, rowHeight, selected, keys, onSelectMany } = body;
  const t = useTranslations();
  const locale = useLocale();
  const drawnColumns = columns.filter(({ key }) => shown.includes(key));
  const lightLeft = pins.name + (widths.name ?? nameWidth);
  const width = drawnColumns.reduce(
    (sum, column) => sum + columnWidth(column, locale, widths),
    lightLeft + lightWidth(locale, widths),
  );
  const sizes: CSSProperties & Record<`--${string}`, string> = {
    ...widthVariables({
      ...widths,
      light: lightWidth(locale, widths),
      ...Object.fromEntries(drawnColumns.map((column) => [column.key, columnWidth(column, locale, widths)])),
    }),
    "--light-left": `${lightLeft}px`,
    // The task's column takes what is left over, until somebody has settled the widths.
    ...(widths.name === undefined ? { minWidth: width } : { width }),
  };
  const resizing = useResizing(widths, onWidths);
  const allIds = view.groups.flatMap((group) => group.rows.map(({ id }) => id));

  return (
    <TablePane label={t("table.label")} fill>
      <DataTable
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
        className={classNames(style.grid, widths.name === undefined && "w-full")}
        style={sizes}
      >
        <colgroup>
          <col style={{ width: pins.number }} />
          <col style={{ width: pins.name - pins.number }} />
          <col style={{ width: widths.name }} />
          <col style={{ width: lightWidth(locale, widths) }} />
          {drawnColumns.map((column) => (
            <col key={column.key} style={{ width: columnWidth(column, locale, widths) }} />
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
        <LedgerBody {...body} />
        {view.totals ? <TotalRow sums={view.totals} shown={shown} /> : null}
      </DataTable>
    </TablePane>
  );
}

function TotalRow({ sums, shown }: { sums: TaskSums; shown: readonly ColumnKey[] }) {
  const t = useTranslations("common");
  return (
    <tfoot>
      <tr>
        <Cell pin />
        <Cell pin colSpan={2} clip>
          <b className="mr-2.5">{t("total")}</b>
          <ShownWords sums={sums} />
        </Cell>
        <SumCells sums={sums} shown={shown} />
      </tr>
    </tfoot>
  );
}
