import { useLocale, useTranslations } from "next-intl";
import { PercentInput } from "@/components/ui/percent-input";
import { formatDifference, formatMonth } from "@/lib/i18n/format";
import { cleanPercent, isMonthBefore } from "@/lib/reports/view";
import type { Draft } from "./draft";

/** The new figure over the last one, with the difference. */
export function PercentField({
  draft,
  label,
  quiet,
  readOnly,
  onChange,
  id,
}: {
  draft: Draft;
  label?: string;
  quiet: boolean;
  readOnly: boolean;
  onChange: (percent: string) => void;
  id?: string;
}) {
  const t = useTranslations("reports.editor");
  const locale = useLocale();
  const { entry, content } = draft;
  const { last } = entry;
  const difference = last && content.percent !== "" ? Number(content.percent) - last.percent : 0;
  const month =
    last && !isMonthBefore(last.startsOn, entry.startsOn)
      ? formatMonth(last.startsOn.slice(0, 7), locale, "short")
      : t("lastMonth");
  return (
    <>
      <PercentInput
        id={id}
        value={content.percent}
        placeholder={last ? String(last.percent) : "0"}
        aria-label={label}
        quiet={quiet}
        readOnly={readOnly}
        data-field="percent"
        onChange={(event) => onChange(cleanPercent(event.target.value))}
      />
      {last && difference !== 0 ? (
        <span className="block text-right text-meta whitespace-nowrap text-ink-3">
          {t("since", { month, percent: last.percent, difference: formatDifference(difference, locale) })}
        </span>
      ) : null}
    </>
  );
}
