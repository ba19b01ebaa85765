import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { StackedLights } from "@/components/charts/stacked-lights";
import type { SectionSums } from "@/lib/dashboards/types";
import { lagOf, lightCounts } from "@/lib/dashboards/view";
import { lights } from "@/lib/tasks/types";
import { sectionName } from "@/lib/tasks/view";
import { type RowLinks, sectionHref } from "./links";

/** 哪一章节落后 */
export function SectionsQuestion({
  sections,
  links,
  title,
}: {
  sections: SectionSums[];
  links: RowLinks;
  title?: string;
}) {
  const t = useTranslations("dashboard.sections");
  const light = useTranslations("terms.light");
  const nameOf = ({ title, label }: SectionSums) =>
    title === null ? t("none") : sectionName({ label, title });
  return (
    <ChartFrame
      title={title ?? t("title")}
      table={{
        columns: [
          { key: "section", label: t("section") },
          ...lights.map((key) => ({ key, label: light(key), align: "end" as const })),
          { key: "progress", label: t("mean"), align: "end" },
          { key: "expected", label: t("expected"), align: "end" },
          { key: "lag", label: t("lag"), align: "end" },
        ],
        rows: sections.map((section) => ({
          key: section.sectionId ?? "none",
          section: nameOf(section),
          ...lightCounts(section),
          progress: section.progress,
          expected: section.expected ?? "—",
          lag: lagOf(section) ?? "—",
        })),
      }}
    >
      <StackedLights
        rows={sections.map((section) => ({
          key: section.sectionId ?? "none",
          label: nameOf(section),
          href: sectionHref(links, section.sectionId),
          counts: lightCounts(section),
          progress: section.progress,
          expected: section.expected,
        }))}
      />
    </ChartFrame>
  );
}
