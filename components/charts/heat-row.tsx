import { useTranslations } from "next-intl";
import { Cell } from "@/components/ui/data-table";
import { HeatSquare, type HeatState } from "./heat-cell";

/** The months of one row, as cells of the table they belong to. */
export function HeatRow({
  months,
}: {
  months: readonly { key: string; label: string; state: HeatState; count?: number }[];
}) {
  const t = useTranslations("common.chart.heat");
  return months.map((month) => {
    const words = [month.label, t(month.state), month.count].filter(Boolean).join(" ");
    return (
      <Cell key={month.key} align="center" title={words} style={{ padding: 0 }}>
        <span className="sr-only">{words}</span>
        <span aria-hidden="true">
          <HeatSquare state={month.state} count={month.count} />
        </span>
      </Cell>
    );
  });
}
