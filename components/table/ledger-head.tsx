"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { HeaderCell } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { formatMonth } from "@/lib/i18n/format";
import type { CurrentPeriod, TaskSort } from "@/lib/tasks/types";
import type { LedgerView } from "@/lib/tasks/view";
import type { ColumnWidths } from "@/lib/views/types";
import { ColumnHandle } from "./column-handle";
import { type ColumnKey, columns, columnWidth, lightWidth, nameWidth } from "./columns";
import { alignOf } from "./ledger-cell";
import type { useResizing, WidthKey } from "./use-resizing";

type SortHref = (change: { sort: TaskSort; descending: boolean }) => string;

/** The header: a column that can be sorted by is a link, and the order stands in the address. */
export function LedgerHead({
  view,
  shown,
  href,
  allIds,
  selected,
  widths,
  resizing,
  onSelectMany,
}: {
  view: LedgerView;
  shown: readonly ColumnKey[];
  href: SortHref;
  allIds: string[];
  selected: ReadonlySet<string>;
  widths: ColumnWidths;
  resizing: ReturnType<typeof useResizing>;
  onSelectMany: (ids: string[], on: boolean) => void;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { query } = view;
  const sort = (key: TaskSort) =>
    query.sort !== key ? undefined : query.descending ? ("descending" as const) : ("ascending" as const);
  const sorted = (key: TaskSort, words: ReactNode) => (
    <SortLink sort={key} query={query} href={href}>
      {words}
    </SortLink>
  );
  const reportWords = ({ kind, name, startsOn, isOpen }: CurrentPeriod) => {
    const quarter = Math.ceil(Number(startsOn.slice(5, 7)) / 3);
    const month = kind === "quarterly" ? `Q${quarter}` : formatMonth(startsOn, locale, "short");
    const words = kind === "manual" && name ? name : t("table.reportOf", { month });
    return isOpen ? words : t("table.reportClosed", { period: words });
  };
  const handle = (column: WidthKey, words: string, width: number) => (
    <ColumnHandle column={column} words={words} width={width} resizing={resizing} />
  );
  return (
    <thead>
      <tr aria-rowindex={1}>
        <HeaderCell pin>
          <Checkbox
            hideLabel
            label={t("common.selection.all")}
            checked={selected.size > 0 && selected.size === allIds.length}
            some={selected.size > 0 && selected.size < allIds.length}
            onChange={(event) => onSelectMany(allIds, event.target.checked)}
          />
        </HeaderCell>
        <HeaderCell pin align="end" aria-sort={sort("order")}>
          {sorted("order", t("table.columns.number"))}
        </HeaderCell>
        <HeaderCell pin data-head="name" aria-sort={sort("name")}>
          {sorted("name", t("table.columns.name"))}
          {handle("name", t("table.columns.name"), widths.name ?? nameWidth)}
        </HeaderCell>
        <HeaderCell pin="last" data-head="light" aria-sort={sort("light")}>
          {sorted("light", t("table.columns.light"))}
          {handle("light", t("table.columns.light"), lightWidth(locale, widths))}
        </HeaderCell>
        {columns.map((column) => {
          if (!shown.includes(column.key)) return null;
          const words =
            column.key === "report" && view.period
              ? reportWords(view.period)
              : t(`table.columns.${column.key}`);
          return (
            <HeaderCell
              key={column.key}
              align={alignOf(column.key)}
              data-head={column.key}
              aria-sort={column.sort ? sort(column.sort) : undefined}
            >
              {column.sort ? sorted(column.sort, words) : <span>{words}</span>}
              {handle(column.key, words, columnWidth(column, locale, widths))}
            </HeaderCell>
          );
        })}
      </tr>
    </thead>
  );
}

function SortLink({
  sort,
  query,
  href,
  children,
}: {
  sort: TaskSort;
  query: LedgerView["query"];
  href: SortHref;
  children: ReactNode;
}) {
  const on = query.sort === sort && sort !== "order";
  // Once up, once down, then back to the order of the document.
  const next = !on
    ? { sort, descending: false }
    : query.descending
      ? { sort: "order" as const, descending: false }
      : { sort, descending: true };
  const Arrow = query.descending ? ArrowDown : ArrowUp;
  return (
    <Link
      href={href(next)}
      scroll={false}
      className="inline-flex items-center gap-0.5 text-ink-2 no-underline hover:text-ink"
    >
      {children}
      {on ? <Arrow aria-hidden="true" strokeWidth={1.6} className="size-3.5" /> : null}
    </Link>
  );
}
