import { useLocale, useTranslations } from "next-intl";
import { Suspense, use } from "react";
import type { CalendarDate } from "@/lib/calendar/date";
import type { Finding } from "@/lib/dashboards/types";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDate } from "@/lib/i18n/format";
import { AsOfControl } from "./as-of-control";

/** The line under the tabs of the dashboard: which day, compared with which, and what the figures rest on. */
export function AsOfBar({
  root,
  days,
  today,
  finding,
}: {
  root: string;
  days: { day: CalendarDate; before: CalendarDate; choices: CalendarDate[]; earliest: CalendarDate };
  today: CalendarDate;
  finding: Promise<Finding>;
}) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-gutter py-2 max-md:px-4 print:border-0">
      <span data-print="hide" className="contents">
        <ClientMessages namespaces={["dashboard"]}>
          <AsOfControl root={root} days={days} today={today} />
        </ClientMessages>
      </span>
      <PrintedDays day={days.day} before={days.before} />
      <span className="text-meta text-ink-3 md:ml-auto print:ml-0">
        <Suspense>
          <Basis finding={finding} />
        </Suspense>
      </span>
    </div>
  );
}

/** On paper the control is words. */
export function PrintedDays({ day, before }: { day: CalendarDate; before: CalendarDate }) {
  const t = useTranslations("dashboard");
  const locale = useLocale();
  return (
    <span className="hidden text-meta print:inline">
      {t("printed", { day: formatDate(day, locale), before: formatDate(before, locale) })}
    </span>
  );
}

/** Unreviewed reports do not count, and the dashboard says how many those are. */
export function Basis({ finding }: { finding: Promise<Finding> }) {
  const t = useTranslations("dashboard");
  const { unreviewed } = use(finding);
  return unreviewed > 0 ? t("basisUnreviewed", { count: unreviewed }) : t("basis");
}
