import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Period } from "@/lib/periods/types";
import { reported } from "@/lib/periods/view";
import { usePeriodName } from "./period-words";

/** All periods of the plan, the latest first; the one that is shown stands out. */
export function PeriodList({
  planId,
  periods,
  chosen,
}: {
  planId: string;
  periods: Period[];
  chosen: string | null;
}) {
  const t = useTranslations("periods");
  const nameOf = usePeriodName();
  return (
    <ul className="max-h-[70vh] overflow-y-auto text-table" data-scroll>
      {periods.map((period) => (
        <li key={period.id} className="border-b border-line last:border-0">
          <Link
            href={`/plans/${planId}/reports?period=${period.id}`}
            aria-current={period.id === chosen ? "page" : undefined}
            prefetch={false}
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
