import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { ProgressComparison } from "@/components/charts/progress-comparison";
import type { Sums } from "@/lib/dashboards/types";

/** 进度赶得上时间吗 */
export function ProgressQuestion({
  sums,
  elapsed,
}: {
  sums: Sums;
  elapsed: { days: number; percent: number | null };
}) {
  const t = useTranslations("dashboard.progress");
  const chart = useTranslations("common.chart");
  const rows = [
    { key: "actual", what: chart("actual"), value: sums.progress },
    { key: "expected", what: chart("expected"), value: sums.expected ?? "—" },
    { key: "elapsed", what: chart("elapsed", { days: elapsed.days }), value: elapsed.percent ?? "—" },
  ];
  return (
    <ChartFrame
      title={t("title")}
      note={sums.counting > 0 ? t("note", { count: sums.counting }) : undefined}
      table={{
        columns: [
          { key: "what", label: t("what") },
          { key: "value", label: t("value"), align: "end" },
        ],
        rows,
      }}
    >
      {sums.counting === 0 ? (
        <p className="text-table text-ink-2">{t("none")}</p>
      ) : (
        <ProgressComparison
          actual={sums.progress}
          expected={sums.expected ?? sums.progress}
          elapsed={elapsed.percent ?? 0}
          elapsedDays={elapsed.days}
        />
      )}
    </ChartFrame>
  );
}
