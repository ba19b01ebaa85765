import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { HeatLegend } from "@/components/charts/heat-legend";
import { HeatRow } from "@/components/charts/heat-row";
import { LagBar } from "@/components/charts/lag-bar";
import { LagText } from "@/components/charts/lag-text";
import { Cell, DataTable, HeaderCell } from "@/components/ui/data-table";
import { LightCounts } from "@/components/ui/light-counts";
import { LightShape } from "@/components/ui/light-shape";
import { TablePane } from "@/components/ui/table-pane";
import { type LeagueView, monthLabel } from "@/lib/dashboards/departments/view";

import { lights } from "@/lib/tasks/types";
import { LagHeader } from "./lag-header";

type LeagueRow = LeagueView["rows"][number];

const punctualFrom = 90;

/** 哪些部门落后，报得及时吗: late work and late reporting on the same rows. */
export function LeagueQuestion({ league, planId }: { league: LeagueView; planId: string | null }) {
  const t = useTranslations("dashboard.league");
  const light = useTranslations("terms.light");
  const slow = league.rows.filter(({ rate }) => rate !== null && rate < punctualFrom).length;
  const note = [t("note"), slow > 0 ? t("slow", { count: slow }) : null].filter(Boolean).join("；");
  return (
    <div id="departments" className="scroll-mt-4">
      <ChartFrame
        title={t("title")}
        note={league.rows.length > 0 ? note : undefined}
        table={{
          columns: [
            { key: "name", label: t("department") },
            { key: "leads", label: t("leads"), align: "end" },
            { key: "others", label: t("others"), align: "end" },
            ...lights.map((key) => ({ key, label: light(key), align: "end" as const })),
            { key: "lag", label: t("lag"), align: "end" },
            { key: "rate", label: t("rate"), align: "end" },
            { key: "late", label: t("late"), align: "end" },
            { key: "missing", label: t("missing"), align: "end" },
          ],
          rows: league.rows.map((row) => ({
            key: row.departmentId,
            name: row.name,
            leads: row.leads,
            others: row.responsible + row.cooperating,
            ...row.counts,
            lag: row.meanLag ?? "—",
            rate: row.rate ?? "—",
            late: sumOf(row, "late"),
            missing: sumOf(row, "missing"),
          })),
        }}
      >
        {league.rows.length === 0 ? (
          <p className="text-table text-ink-2">{t("none")}</p>
        ) : (
          <>
            <League league={league} planId={planId} />
            <div className="flex flex-wrap items-baseline justify-between gap-x-6">
              <HeatLegend />
              <p className="flex flex-wrap gap-x-3 text-meta text-ink-2">
                {lights.map((key) => (
                  <span key={key} className="inline-flex items-center gap-1">
                    <LightShape light={key} className="size-2.5" />
                    {light(key)}
                  </span>
                ))}
              </p>
            </div>
          </>
        )}
      </ChartFrame>
    </div>
  );
}

function sumOf(row: LeagueRow, state: "late" | "missing"): number {
  return row.heat.reduce((sum, month) => (month.state === state ? sum + month.count : sum), 0);
}

function League({ league, planId }: { league: LeagueView; planId: string | null }) {
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
            <HeaderCell className="print:hidden" style={{ padding: 0 }}>
              <LagHeader />
            </HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t("lag")}</span>
            </HeaderCell>
            <HeaderCell align="end">{t("rate")}</HeaderCell>
            {league.months.map((month, index) => (
              <HeaderCell key={month} align="center" style={{ padding: 0 }}>
                {monthLabel(month, index)}
              </HeaderCell>
            ))}
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
          prefetch={false}
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
        <span className={row.rate !== null && row.rate < punctualFrom ? "font-strong" : undefined}>
          {row.rate ?? "—"}
        </span>
        <span className="sr-only">{t("rate")}</span>
      </Cell>
      <HeatRow months={row.heat} />
    </tr>
  );
}

/** Every light is one task and leads there; many are told as sums. */
export function LeadLights({ row }: { row: Pick<LeagueRow, "answers" | "counts" | "tasks"> }) {
  const t = useTranslations("dashboard.league");
  const light = useTranslations("terms.light");
  if (row.answers === 0) return <span className="text-ink-3">{t("only")}</span>;
  if (row.tasks.length === 0) return <LightCounts counts={row.counts} words={false} />;
  return (
    <span className="inline-flex items-center gap-1">
      {row.tasks.map((task) => {
        const words = `${task.number ?? ""} ${task.name} ${light(task.light)}`.trim();
        return (
          <Link
            key={task.id}
            href={`/tasks/${task.id}`}
            prefetch={false}
            aria-label={words}
            title={words}
            className="rounded-sm hover:opacity-70"
          >
            <LightShape light={task.light} className="size-2.75" />
          </Link>
        );
      })}
    </span>
  );
}
