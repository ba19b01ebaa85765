import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Period } from "@/lib/periods/types";
import { reported } from "@/lib/periods/view";
import { usePeriodName } from "./period-words";

interface Props {
  planId: string;
  periods: Period[];
  chosen: string | null;
}

/** All periods of the plan: those that have opened, the latest first; then those ahead, the next first. */
export function PeriodList({ planId, periods, chosen }: Props) {
  const t = useTranslations("periods");
  const ahead = periods.filter(({ state }) => state === "upcoming").toReversed();
  const opened = periods.filter(({ state }) => state !== "upcoming");
  const isAhead = ahead.some(({ id }) => id === chosen);
  return (
    <div data-print="hide">
      <Lines planId={planId} periods={opened} chosen={chosen} />
      {ahead.length > 0 ? (
        <details open={isAhead} className="border-t border-line">
          <summary className="cursor-pointer py-2 text-table text-ink-2 max-md:min-h-11">
            {t("ahead", { count: ahead.length })}
          </summary>
          <Lines planId={planId} periods={ahead} chosen={chosen} />
        </details>
      ) : null}
    </div>
  );
}

function Lines({ planId, periods, chosen }: Props) {
  const t = useTranslations("periods");
  const nameOf = usePeriodName();
  return (
    <ul className="text-table">
      {periods.map((period) => (
        <li key={period.id} className="border-b border-line last:border-0">
          <Link
            href={`/plans/${planId}/reports?period=${period.id}`}
            aria-current={period.id === chosen ? "page" : undefined}
            className="flex items-baseline justify-between gap-3 py-2 text-ink no-underline hover:underline aria-[current]:font-strong max-md:min-h-11 max-md:items-center"
          >
            <span className="min-w-0">
              {nameOf(period)}
              <span className="ml-2 text-meta font-normal text-ink-3">{t(`state.${period.state}`)}</span>
            </span>
            <span className="shrink-0 text-meta font-normal text-ink-2 tabular-nums">
              {period.state === "upcoming"
                ? period.opensOn
                : t("taskLine", { reported: reported(period), parts: period.counts.parts })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
