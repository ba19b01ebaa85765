import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { ClientMessages } from "@/lib/i18n/client-messages";
import type { IndicatorView } from "@/lib/indicators/view";
import { IndicatorPaths } from "./indicator-paths";

/** 指标在路径上吗 */
export function IndicatorsQuestion({ indicators }: { indicators: IndicatorView[] }) {
  const t = useTranslations("dashboard.indicators");
  const kind = useTranslations("terms.indicatorKind");
  if (indicators.length === 0) return null;
  const measured = indicators.filter(({ standing }) => standing !== null);
  const behind = measured.filter(({ standing }) => standing?.isBehind).length;
  const note =
    measured.length === 0
      ? t("noteNone", { count: indicators.length })
      : behind > 0
        ? t("note", { count: measured.length, behind })
        : t("noteAll", { count: measured.length });
  return (
    <ChartFrame
      title={t("title")}
      note={note}
      table={{
        columns: [
          { key: "name", label: t("name") },
          { key: "nature", label: t("nature") },
          { key: "baseline", label: t("baseline"), align: "end" },
          { key: "on", label: t("on") },
          { key: "latest", label: t("latest"), align: "end" },
          { key: "target", label: t("target", { value: "" }), align: "end" },
          { key: "standing", label: t("standing") },
        ],
        rows: indicators.map((one) => ({
          key: one.id,
          name: one.unit ? `${one.name}（${one.unit}）` : one.name,
          nature: one.nature ? kind(one.nature) : "—",
          baseline: one.path?.baseline.value ?? "—",
          on: one.latest?.on ?? "—",
          latest: one.latest?.text ?? "—",
          target: one.target ? `${one.target.text}（${one.target.year}）` : "—",
          standing: one.standing ? t(one.standing.key, { difference: one.standing.difference }) : "—",
        })),
      }}
    >
      <ClientMessages namespaces={["dashboard"]}>
        <IndicatorPaths indicators={indicators} />
      </ClientMessages>
    </ChartFrame>
  );
}
