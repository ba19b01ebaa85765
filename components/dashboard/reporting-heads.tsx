import { useTranslations } from "next-intl";
import { HeaderCell } from "@/components/ui/data-table";
import { monthLabel } from "@/lib/dashboards/departments/view";

/** Heads of the columns of how departments stand and report: the gap as bar and as number, the rate, month by month. */
export function ReportingHeads({ months }: { months: readonly string[] }) {
  const t = useTranslations("dashboard.league");
  const side = useTranslations("common.chart.lag");
  return (
    <>
      <HeaderCell className="print:hidden" style={{ padding: 0 }}>
        <span className="flex">
          <span className="flex-1 pr-1.5 text-right">
            {t("lag")}　{side("behind")}
          </span>
          <span className="flex-1 border-l border-line-strong pl-1.5">{side("ahead")}</span>
        </span>
      </HeaderCell>
      <HeaderCell>
        <span className="sr-only">{t("lag")}</span>
      </HeaderCell>
      <HeaderCell align="end">{t("rate")}</HeaderCell>
      {months.map((month, index) => (
        <HeaderCell key={month} align="center" style={{ padding: 0 }}>
          {monthLabel(month, index)}
        </HeaderCell>
      ))}
    </>
  );
}
