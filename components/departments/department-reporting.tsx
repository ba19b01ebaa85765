import { useLocale, useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { HeatLegend } from "@/components/charts/heat-legend";
import { HeatRow } from "@/components/charts/heat-row";
import { DataTable, HeaderCell } from "@/components/ui/data-table";
import { TablePane } from "@/components/ui/table-pane";
import { monthLabel, type Reporting } from "@/lib/dashboards/departments/view";
import { formatMonth } from "@/lib/i18n/format";

/** 报得及时吗, month by month. */
export function DepartmentReporting({ reporting }: { reporting: Reporting }) {
  const t = useTranslations("departments.punctuality");
  const locale = useLocale();
  const { months, rate } = reporting;
  return (
    <ChartFrame
      title={t("title")}
      note={rate === null ? t("noteNone") : t("note", { rate })}
      table={{
        columns: [
          { key: "month", label: t("month") },
          { key: "onTime", label: t("onTime"), align: "end" },
          { key: "late", label: t("late"), align: "end" },
          { key: "missing", label: t("missing"), align: "end" },
          { key: "open", label: t("open"), align: "end" },
        ],
        rows: months.map(({ month, onTime, late, missing, open }) => ({
          key: month,
          month: formatMonth(month, locale),
          onTime,
          late,
          missing,
          open,
        })),
      }}
    >
      {months.length === 0 ? null : (
        <>
          <TablePane label={t("month")}>
            <DataTable plain rows="tight">
              <thead>
                <tr>
                  {months.map(({ month }, index) => (
                    <HeaderCell key={month} align="center" style={{ padding: 0, width: 34 }}>
                      {monthLabel(month, index)}
                    </HeaderCell>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  <HeatRow
                    months={months.map(({ month, heat: { state, count } }) => ({ month, state, count }))}
                  />
                </tr>
              </tbody>
            </DataTable>
          </TablePane>
          <HeatLegend />
        </>
      )}
    </ChartFrame>
  );
}
