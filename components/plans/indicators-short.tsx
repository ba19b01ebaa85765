import { useTranslations } from "next-intl";
import { SideSection } from "@/components/shell/side-section";
import { Link } from "@/components/ui/link";
import type { IndicatorView } from "@/lib/indicators/view";

/** Each indicator in one line: where it stands, where it should get to. */
export function IndicatorsShort({ indicators, planId }: { indicators: IndicatorView[]; planId: string }) {
  const t = useTranslations("plans.indicators");
  const words = useTranslations("dashboard.indicators");
  if (indicators.length === 0) return null;
  return (
    <SideSection title={t("title")} count={indicators.length}>
      <ul className="text-table">
        {indicators.map(({ id, name, unit, latest, target, standing }) => (
          <li key={id} className="border-b border-line py-1.5 last:border-0">
            {name}
            <span className="flex flex-wrap justify-between gap-x-3 text-meta text-ink-3">
              <span>
                <b className="text-ink-2">{latest?.text ?? words("noReading")}</b>
                {target ? `　${words("target", { value: target.text })}` : ""}
                {unit ? ` ${unit}` : ""}
              </span>
              {standing ? (
                <span className={standing.isBehind ? "font-strong text-ink" : undefined}>
                  {words(standing.key, { difference: standing.difference })}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <Link
        href={`/plans/${planId}/dashboard#indicators`}
        className="mt-2 inline-block text-meta no-underline hover:underline"
      >
        {t("all")}
      </Link>
    </SideSection>
  );
}
