"use client";

import { useTranslations } from "next-intl";
import { HeatRow } from "@/components/charts/heat-row";
import { LagBar } from "@/components/charts/lag-bar";
import { LagText } from "@/components/charts/lag-text";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { TablePane } from "@/components/ui/table-pane";
import type { LeagueView } from "@/lib/dashboards/departments/view";
import { LeadLights } from "./lead-lights";
import { ReportingHeads } from "./reporting-heads";

type LeagueRow = LeagueView["rows"][number];

/**
 * A department a row. Drawn in the browser too, so that the departments are sent and not the markup of each of them a
 * second time.
 */
export function LeagueTable({ league, planId }: { league: LeagueView; planId: string | null }) {
  const t = useTranslations("dashboard.league");
  return (
    <TablePane label={t("department")}>
      <DataTable plain rows="tight" className="w-full [&_td]:h-6.5! print:[zoom:0.7]">
        <thead>
          <tr>
            <HeaderCell align="end">
              <span className="sr-only">{t("rank")}</span>
            </HeaderCell>
            <HeaderCell>{t("department")}</HeaderCell>
            <HeaderCell align="end">{t("leads")}</HeaderCell>
            <HeaderCell align="end">{t("others")}</HeaderCell>
            <HeaderCell>{t("lights")}</HeaderCell>
            <ReportingHeads months={league.months} />
          </tr>
        </thead>
        <tbody>
          {league.rows.map((row, index) => (
            <LeagueLine
              key={row.departmentId}
              row={row}
              rank={index + 1}
              longest={league.longest}
              planId={planId}
            />
          ))}
        </tbody>
      </DataTable>
    </TablePane>
  );
}

function LeagueLine({
  row,
  rank,
  longest,
  planId,
}: {
  row: LeagueRow;
  rank: number;
  longest: number;
  planId: string | null;
}) {
  const t = useTranslations("dashboard.league");
  return (
    <tr>
      <Cell align="end" className="text-ink-3">
        {rank}
      </Cell>
      <Cell>
        <Link
          href={
            planId
              ? `/plans/${planId}/table?department=${row.departmentId}`
              : `/departments/${row.departmentId}`
          }
          className="text-ink no-underline hover:underline"
        >
          {row.name}
        </Link>
      </Cell>
      <Cell align="end">{row.leads || "—"}</Cell>
      <Cell align="end">{row.responsible + row.cooperating || "—"}</Cell>
      <Cell>
        <LeadLights row={row} />
      </Cell>
      <Cell className="print:hidden" style={{ width: "18%", padding: 0 }}>
        <LagBar lag={row.meanLag} max={longest} />
      </Cell>
      <Cell align="end">
        <LagText lag={row.meanLag} />
      </Cell>
      <Cell align="end">
        <span className={row.isLate ? "font-strong" : undefined}>{row.rate ?? "—"}</span>
        <span className="sr-only">{t("rate")}</span>
      </Cell>
      <HeatRow months={row.heat} />
    </tr>
  );
}
