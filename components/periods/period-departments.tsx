import { useTranslations } from "next-intl";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { TablePane } from "@/components/ui/table-pane";
import type { PeriodDepartment } from "@/lib/periods/types";

const figures = ["parts", "onTime", "late", "lacking", "waiting", "accepted", "returned"] as const;

/** How each department stands in the period, those who owe most first. */
export function PeriodDepartments({ departments }: { departments: PeriodDepartment[] }) {
  const t = useTranslations("periods");
  const value = (row: PeriodDepartment, figure: (typeof figures)[number]) =>
    figure === "lacking" ? row.missing + row.owed : row[figure];
  return (
    <>
      <TablePane label={t("views.departments")} className="max-md:hidden print:block">
        <DataTable plain rows="tight" className="w-full">
          <thead>
            <tr>
              <HeaderCell>{t("columns.department")}</HeaderCell>
              {figures.map((figure) => (
                <HeaderCell key={figure} align="end">
                  {t(`columns.${figure}`)}
                </HeaderCell>
              ))}
              <HeaderCell align="end">{t("columns.urgedOn")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {departments.map((row) => (
              <tr key={row.departmentId}>
                <Cell>
                  <Link
                    href={`/departments/${row.departmentId}`}
                    className="text-ink no-underline hover:underline"
                  >
                    {row.department}
                  </Link>
                </Cell>
                {figures.map((figure) => {
                  const count = value(row, figure);
                  const isLacking = figure === "lacking" && count > 0;
                  return (
                    <Cell key={figure} align="end" className={isLacking ? "font-strong" : undefined}>
                      {count === 0 ? <span className="text-ink-3">0</span> : count}
                    </Cell>
                  );
                })}
                <Cell align="end">{row.urgedOn ?? ""}</Cell>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </TablePane>
      <ul aria-label={t("views.departments")} className="text-table md:hidden print:hidden">
        {departments.map((row) => (
          <li key={row.departmentId} className="border-b border-line py-3">
            <p className="flex items-baseline justify-between gap-3">
              <b className="text-body">{row.department}</b>
              <span className="tabular-nums">
                {t("counted", { reported: row.onTime + row.late, parts: row.parts })}
              </span>
            </p>
            <p className="text-meta text-ink-2">
              {figures
                .filter((figure) => figure !== "parts" && value(row, figure) > 0)
                .map((figure) => `${t(`columns.${figure}`)} ${value(row, figure)}`)
                .join(" · ")}
            </p>
            {row.urgedOn ? (
              <p className="text-meta text-ink-3">{`${t("columns.urgedOn")} ${row.urgedOn}`}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
