import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatMonth } from "@/lib/i18n/format";
import type { PeriodName } from "@/lib/periods/types";

/** What a period is called: its month, its quarter, or the name it was given. */
export function usePeriodName(): (period: PeriodName) => string {
  const t = useTranslations("periods");
  const locale = useLocale();
  return ({ kind, name, startsOn, milestoneOn }) => {
    if (kind === "manual") return name ?? startsOn;
    if (milestoneOn) return t("milestone", { day: formatDate(milestoneOn, locale) });
    if (kind === "monthly") return formatMonth(startsOn.slice(0, 7), locale);
    const quarter = Math.ceil(Number(startsOn.slice(5, 7)) / 3);
    return t("quarter", { year: startsOn.slice(0, 4), quarter });
  };
}
