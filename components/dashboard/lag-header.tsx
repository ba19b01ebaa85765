import { useTranslations } from "next-intl";

/** Over a column of lag bars: which side is behind, which ahead. */
export function LagHeader() {
  const t = useTranslations("dashboard.league");
  const side = useTranslations("common.chart.lag");
  return (
    <span className="flex">
      <span className="flex-1 pr-1.5 text-right">
        {t("lag")}　{side("behind")}
      </span>
      <span className="flex-1 border-l border-line-strong pl-1.5">{side("ahead")}</span>
    </span>
  );
}
