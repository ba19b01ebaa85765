import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import { formatDate } from "@/lib/i18n/format";
import type { PlanEdition } from "@/lib/plans/types";
import { fileSize } from "@/lib/plans/view";

/** Every text that was in force, the newest first: a plan that was revised keeps the files of all of them. */
export function PlanEditions({ planId, editions }: { planId: string; editions: readonly PlanEdition[] }) {
  const t = useTranslations("plans.editions");
  const locale = useLocale();
  return (
    <ul className="grid gap-2.5 text-table">
      {editions.map(({ id, edition, fileName, size, since, by }, place) => (
        <li key={id}>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <a
              href={`/plans/${planId}/document/original?edition=${id}`}
              download
              aria-label={t("download", { edition })}
              className="inline-flex items-center gap-1 no-underline hover:underline"
            >
              <Download aria-hidden="true" strokeWidth={1.6} className="size-3.5" />
              {t("edition", { edition })}
            </a>
            {place === 0 ? <Tag tone="strong">{t("current")}</Tag> : null}
          </p>
          <p className="text-meta break-all text-ink-3">{`${fileName}　${fileSize(size)}`}</p>
          <p className="text-meta text-ink-3">
            {by
              ? t("byOn", { by, day: formatDate(since, locale) })
              : t("on", { day: formatDate(since, locale) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
