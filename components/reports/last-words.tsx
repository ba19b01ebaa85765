import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Tag } from "@/components/ui/tag";
import { formatMonth, formatPercent } from "@/lib/i18n/format";
import type { OwedReport, OwnReport } from "@/lib/reports/types";
import { isMonthBefore } from "@/lib/reports/view";

/** What to write against: why it was sent back, else what was said last time. */
export function LastWords({
  entry,
  report,
  className,
}: {
  entry: OwedReport;
  report: OwnReport | null;
  className?: string;
}) {
  const t = useTranslations("reports.editor");
  const locale = useLocale();
  const style = classNames("min-w-0 pt-0.5 text-table text-ink-2 max-md:mt-1.5 max-md:text-body", className);
  if (report?.status === "returned") {
    return (
      <p className={classNames(style, "text-ink")}>
        <Tag tone="strong">{t("returned")}</Tag> {report.returnReason}
      </p>
    );
  }
  const { last } = entry;
  if (!last) return <p className={classNames(style, "text-ink-3")}>{t("noLast")}</p>;
  const month = isMonthBefore(last.startsOn, entry.startsOn)
    ? t("lastMonth")
    : formatMonth(last.startsOn.slice(0, 7), locale, "short");
  return (
    <p className={classNames(style, "md:line-clamp-3")} title={last.text}>
      <span className="mr-2 text-ink-3 md:hidden">
        {month} {formatPercent(last.percent, locale)}
      </span>
      {isMonthBefore(last.startsOn, entry.startsOn) ? null : (
        <span className="mr-2 text-ink-3 max-md:hidden">{month}</span>
      )}
      {last.text}
    </p>
  );
}
