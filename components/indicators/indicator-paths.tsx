"use client";

import { useTranslations } from "next-intl";
import { PathSparkline } from "@/components/charts/path-sparkline";
import type { IndicatorView } from "@/lib/indicators/view";

/** An indicator a drawing. Drawn in the browser too, so that readings are sent and not the markup of each drawing again. */
export function IndicatorPaths({ indicators }: { indicators: IndicatorView[] }) {
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
      {indicators.map((indicator) => (
        <IndicatorCard key={indicator.id} indicator={indicator} />
      ))}
    </div>
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
