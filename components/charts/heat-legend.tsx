import { useTranslations } from "next-intl";
import { HeatSquare } from "./heat-cell";

const shown = ["on_time", "late", "missing", "open"] as const;

export function HeatLegend() {
  const t = useTranslations("common.chart.heat");
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 pt-3 text-meta text-ink-2">
      <span>{t("label")}</span>
      {shown.map((state) => (
        <span key={state} className="inline-flex items-center gap-2">
          <HeatSquare state={state} count={state === "late" || state === "missing" ? 1 : undefined} />
          {t(state)}
        </span>
      ))}
    </p>
  );
}
