import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { PathSparkline } from "@/components/charts/path-sparkline";
import type { IndicatorView } from "@/lib/indicators/view";

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
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
        {indicators.map((indicator) => (
          <IndicatorCard key={indicator.id} indicator={indicator} />
        ))}
      </div>
    </ChartFrame>
  );
}

function IndicatorCard({ indicator }: { indicator: IndicatorView }) {
  const t = useTranslations("dashboard.indicators");
  const kind = useTranslations("terms.indicatorKind");
  const { name, nature, unit, latest, target, path, readings, standing } = indicator;
  return (
    <article className="min-w-0 break-inside-avoid">
      <h3 className="truncate text-body" title={name}>
        {name}
      </h3>
      <p className="text-meta text-ink-3">
        {[nature ? kind(nature) : null, unit ? t("unit", { unit }) : null].filter(Boolean).join("　") || "　"}
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2.5 text-table text-ink-2">
        {latest ? <b className="text-figure text-ink">{latest.text}</b> : <span>{t("noReading")}</span>}
        {target ? <span>{t("target", { value: target.text })}</span> : null}
        {standing ? (
          <span className={standing.isBehind ? "ml-auto font-strong text-ink" : "ml-auto text-ink"}>
            {t(standing.key, { difference: standing.difference })}
          </span>
        ) : null}
      </p>
      {path ? (
        <PathSparkline label={name} baseline={path.baseline} target={path.target} readings={readings} />
      ) : (
        <p className="pt-1 text-meta text-ink-3">{t("noPath")}</p>
      )}
    </article>
  );
}
