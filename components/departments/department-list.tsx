import { useLocale, useTranslations } from "next-intl";
import { HeatLegend } from "@/components/charts/heat-legend";
import { HeatRow } from "@/components/charts/heat-row";
import { LagBar } from "@/components/charts/lag-bar";
import { LagText } from "@/components/charts/lag-text";
import { ReportingHeads } from "@/components/dashboard/reporting-heads";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LightCounts } from "@/components/ui/light-counts";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { TablePane } from "@/components/ui/table-pane";
import type { DepartmentRow, DepartmentsView } from "@/lib/dashboards/departments/view";
import { formatList } from "@/lib/i18n/format";

/** Departments with what they carry and how they report, across plans. */
export function DepartmentList({ view }: { view: DepartmentsView }) {
  const t = useTranslations("departments.list");
  if (view.rows.length === 0) return <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>;
  return (
    <Section title={t("title")} note={t("note")} className="border-t-0 pt-0">
      <TablePane label={t("department")} className="max-md:hidden print:block">
        <DataTable plain className="w-full print:[zoom:0.7]">
          <thead>
            <tr>
              <HeaderCell>{t("department")}</HeaderCell>
              <HeaderCell align="end">{t("leads")}</HeaderCell>
              <HeaderCell align="end">{t("responsible")}</HeaderCell>
              <HeaderCell align="end">{t("cooperating")}</HeaderCell>
              <HeaderCell>{t("lights")}</HeaderCell>
              <ReportingHeads months={view.months} />
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <DepartmentLine key={row.departmentId} row={row} longest={view.longest} />
            ))}
          </tbody>
        </DataTable>
      </TablePane>
      <ul className="md:hidden print:hidden">
        {view.rows.map((row) => (
          <DepartmentCard key={row.departmentId} row={row} />
        ))}
      </ul>
      {view.months.length > 0 ? <HeatLegend /> : null}
    </Section>
  );
}

function DepartmentName({ row }: { row: DepartmentRow }) {
  const t = useTranslations("departments.list");
  const locale = useLocale();
  const notes = [
    row.isCollective ? t("collectiveNote") : null,
    row.aliases.length > 0 ? t("aliases", { names: formatList(row.aliases, locale) }) : null,
  ].filter(Boolean);
  return (
    <>
      <Link href={`/departments/${row.departmentId}`} className="text-ink no-underline hover:underline">
        {row.name}
      </Link>
      {notes.length > 0 ? (
        <span
          className="ml-2 inline-block max-w-60 truncate align-bottom text-meta text-ink-3"
          title={notes.join("　")}
        >
          {notes.join("　")}
        </span>
      ) : null}
    </>
  );
}

function DepartmentLine({ row, longest }: { row: DepartmentRow; longest: number }) {
  return (
    <tr>
      <Cell>
        <DepartmentName row={row} />
      </Cell>
      <Cell align="end">{row.leads || "—"}</Cell>
      <Cell align="end">{row.responsible || "—"}</Cell>
      <Cell align="end">{row.cooperating || "—"}</Cell>
      <Cell>{row.answers > 0 ? <LightCounts counts={row.counts} words={false} /> : "—"}</Cell>
      <Cell className="print:hidden" style={{ width: "14%", padding: 0 }}>
        <LagBar lag={row.meanLag} max={longest} />
      </Cell>
      <Cell align="end">
        <LagText lag={row.meanLag} />
      </Cell>
      <Cell align="end">{row.rate ?? "—"}</Cell>
      <HeatRow months={row.heat} />
    </tr>
  );
}

function DepartmentCard({ row }: { row: DepartmentRow }) {
  const t = useTranslations("departments.list");
  const carried = [
    row.leads > 0 ? `${t("leads")} ${row.leads}` : null,
    row.responsible > 0 ? `${t("responsible")} ${row.responsible}` : null,
    row.cooperating > 0 ? `${t("cooperating")} ${row.cooperating}` : null,
  ].filter(Boolean);
  return (
    <li className="space-y-1 border-b border-line py-3 text-table last:border-0">
      <p>
        <DepartmentName row={row} />
      </p>
      <p className="text-meta text-ink-2">{carried.length > 0 ? carried.join("　") : t("idle")}</p>
      {row.answers > 0 ? (
        <p className="flex flex-wrap items-center gap-x-4">
          <LightCounts counts={row.counts} />
          <LagText lag={row.meanLag} />
        </p>
      ) : null}
      {row.rate === null ? null : (
        <p className="text-meta text-ink-2">
          {t("rate")} {row.rate}
        </p>
      )}
    </li>
  );
}
