import { useTranslations } from "next-intl";
import { LightCounts } from "@/components/ui/light-counts";
import type { DocumentSection } from "@/lib/dashboards/document/types";
import type { SectionSums } from "@/lib/dashboards/types";
import { lightCounts } from "@/lib/dashboards/view";
import { sectionName } from "@/lib/tasks/view";

const indents = ["", "pl-3", "pl-6"] as const;

/** The sections with their lights, and what the margins show. */
export function DocumentContents({ sections, sums }: { sections: DocumentSection[]; sums: SectionSums[] }) {
  const t = useTranslations("plans.document");
  const bySection = new Map(sums.map((row) => [row.sectionId, row]));
  const levels = new Map<string, number>();
  for (const { id, parentId } of sections) levels.set(id, parentId ? (levels.get(parentId) ?? 0) + 1 : 0);
  return (
    <aside
      aria-label={t("toc")}
      data-print="hide"
      className="border-r border-line px-gutter py-5 text-table max-lg:hidden group-data-original/beside:hidden lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-auto"
    >
      <p className="mb-1 text-meta text-ink-3">{t("toc")}</p>
      <ul className="space-y-1">
        {sections.map((section) => {
          const own = bySection.get(section.id);
          return (
            <li key={section.id} className={indents[Math.min(levels.get(section.id) ?? 0, 2)]}>
              <a href={`#section-${section.id}`} className="text-ink no-underline hover:underline">
                {sectionName(section)}
              </a>
              {own && own.red + own.yellow > 0 ? (
                <span className="block">
                  <LightCounts counts={lightCounts(own)} only={["red", "yellow"]} size="meta" />
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      <fieldset className="mt-5 space-y-1.5">
        <legend className="mb-1 text-meta text-ink-3">{t("margin")}</legend>
        {(["state", "latest", "marks"] as const).map((key) => (
          <label key={key} className="flex items-center gap-2">
            <input
              type="checkbox"
              id={`margin-${key === "latest" ? "report" : key}`}
              defaultChecked
              className="size-4 accent-action-fill"
            />
            {t(key)}
          </label>
        ))}
      </fieldset>
    </aside>
  );
}
