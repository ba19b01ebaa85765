import { useLocale, useTranslations } from "next-intl";
import type { CalendarDate } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";

/** What a sheet of paper must say of itself. */
export function Foot({ title, day, by }: { title: string; day: CalendarDate; by: string }) {
  const t = useTranslations("dashboard.foot");
  const locale = useLocale();
  return (
    <footer className="flex flex-wrap gap-x-4 border-t border-line pt-3 text-meta text-ink-3">
      <span>{title}</span>
      <span>{t("asOf", { day: formatDate(day, locale) })}</span>
      <span>{by}</span>
    </footer>
  );
}
