import { useTranslations } from "next-intl";
import { Light } from "@/components/ui/light";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Sums } from "@/lib/dashboards/types";
import { lightCounts } from "@/lib/dashboards/view";
import { lights } from "@/lib/tasks/types";

/** Progress against what is expected, and the lights, each leading to its rows. */
export function PlanStanding({
  planId,
  sums,
  isDraft,
}: {
  planId: string;
  sums: Sums;
  /** Whether the reader could hand out what has not been. */
  isDraft: boolean;
}) {
  const t = useTranslations("plans");
  const counts = lightCounts(sums);
  return (
    <div className="pt-3 pb-6">
      {sums.counting > 0 ? (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-table">
          <span className="inline-flex items-center gap-3">
            <ProgressBar value={sums.progress} expected={sums.expected} className="w-60 max-md:w-40" />
            <b>{sums.progress}%</b>
            {sums.expected === null ? null : (
              <span className="text-ink-3">
                {t("list.expected")} {sums.expected}%
              </span>
            )}
          </span>
          <span className="inline-flex flex-wrap gap-x-3.5">
            {lights.map((light) =>
              counts[light] > 0 ? (
                <Link
                  key={light}
                  href={`/plans/${planId}/table?light=${light}`}
                  className="rounded-sm no-underline hover:bg-hover"
                >
                  <Light light={light} count={counts[light]} />
                </Link>
              ) : null,
            )}
          </span>
          <Link href={`/plans/${planId}/dashboard`} className="no-underline hover:underline">
            {t("overview.seeDashboard")}
          </Link>
        </div>
      ) : null}
      {sums.drafts > 0 && isDraft ? (
        <p className="mt-2 text-table text-ink-2">{t("handOut.waiting", { count: sums.drafts })}</p>
      ) : null}
    </div>
  );
}
