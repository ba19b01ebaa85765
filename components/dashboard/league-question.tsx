import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { HeatLegend } from "@/components/charts/heat-legend";
import { LightShape } from "@/components/ui/light-shape";
import type { LeagueView } from "@/lib/dashboards/departments/view";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { lights } from "@/lib/tasks/types";
import { LeagueTable } from "./league-table";

type LeagueRow = LeagueView["rows"][number];

/** 哪些部门落后，报得及时吗: late work and late reporting on the same rows. */
export function LeagueQuestion({ league, planId }: { league: LeagueView; planId: string | null }) {
  const t = useTranslations("dashboard.league");
  const light = useTranslations("terms.light");
  const slow = league.rows.filter(({ isLate }) => isLate).length;
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
            <ClientMessages namespaces={["dashboard"]}>
              <LeagueTable league={league} planId={planId} />
            </ClientMessages>
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
