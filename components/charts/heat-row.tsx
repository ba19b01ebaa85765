"use client";

import { useLocale, useTranslations } from "next-intl";
import { Cell } from "@/components/ui/data-table";
import { formatMonth } from "@/lib/i18n/format";
import { HeatSquare, type HeatState } from "./heat-cell";

/**
 * The months of one row, as cells of the table they belong to. Drawn in the browser too, so that a league of
 * departments sends its months and not the markup of each of them a second time.
 */
export function HeatRow({
  months,
}: {
  months: readonly { month: string; state: HeatState; count: number }[];
}) {
  const t = useTranslations("common.chart.heat");
  const locale = useLocale();
  return months.map(({ month, state, count }) => {
    const words = [formatMonth(month, locale), t(state), count || null].filter(Boolean).join(" ");
    return (
      <Cell key={month} align="center" title={words} style={{ padding: 0 }}>
        <span className="sr-only">{words}</span>
        <span aria-hidden="true">
          <HeatSquare state={state} count={count} />
        </span>
      </Cell>
    );
  });
}
