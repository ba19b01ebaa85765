import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { StackedLights } from "@/components/charts/stacked-lights";
import type { PlanWithSums, Sums } from "@/lib/dashboards/types";
import { lagOf, lightCounts } from "@/lib/dashboards/view";
import { lights } from "@/lib/tasks/types";

type Summed = PlanWithSums & { sums: Sums };

/** 哪个方案落后: all plans under way on one scale. */
export function PlansQuestion({ plans }: { plans: PlanWithSums[] }) {
  const t = useTranslations("dashboard");
  const light = useTranslations("terms.light");
  const summed = plans.filter((plan): plan is Summed => plan.sums !== null);
  return (
    <ChartFrame
      title={t("workspace.plans")}
      table={{
        columns: [
          { key: "plan", label: t("workspace.plan") },
          ...lights.map((key) => ({ key, label: light(key), align: "end" as const })),
          { key: "progress", label: t("sections.mean"), align: "end" },
          { key: "expected", label: t("sections.expected"), align: "end" },
          { key: "lag", label: t("sections.lag"), align: "end" },
        ],
        rows: summed.map(({ id, title, sums }) => ({
          key: id,
          plan: title,
          ...lightCounts(sums),
          progress: sums.progress,
          expected: sums.expected ?? "—",
          lag: lagOf(sums) ?? "—",
        })),
      }}
    >
      <StackedLights
        rows={summed.map(({ id, title, sums }) => ({
          key: id,
          label: title,
          href: `/plans/${id}/dashboard`,
          counts: lightCounts(sums),
          progress: sums.progress,
          expected: sums.expected,
        }))}
      />
    </ChartFrame>
  );
}
