import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValue } from "@/components/ui/key-value";
import { Stat } from "@/components/ui/stat";
import { StatRow } from "@/components/ui/stat-row";
import { Tag } from "@/components/ui/tag";
import { formatDate } from "@/lib/i18n/format";
import type { Period } from "@/lib/periods/types";
import { usePeriodName } from "./period-words";

/** The period that is shown: its days, who must report, and how many have. */
export function PeriodHead({ period, actions }: { period: Period; actions?: ReactNode }) {
  const t = useTranslations("periods");
  const locale = useLocale();
  const nameOf = usePeriodName();
  const { counts, state } = period;
  const due = [
    formatDate(period.dueOn, locale),
    period.plannedDueOn && period.closedOn === null
      ? t("moved", { day: formatDate(period.plannedDueOn, locale) })
      : null,
    period.closedOn && period.closedBy
      ? t("closedBy", { by: period.closedBy, day: formatDate(period.closedOn, locale) })
      : null,
  ].filter(Boolean);
  return (
    <header className="pt-6">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="text-title">{nameOf(period)}</h2>
        <Tag tone={state === "overdue" ? "strong" : "plain"}>{t(`state.${state}`)}</Tag>
        {period.isListed ? <span className="text-meta text-ink-3">{t("listed")}</span> : null}
        {actions ? (
          <div className="ml-auto flex flex-wrap gap-2 max-md:ml-0" data-print="hide">
            {actions}
          </div>
        ) : null}
      </div>
      <KeyValue
        keyWidth={96}
        items={[
          { key: t("opens"), value: formatDate(period.opensOn, locale) },
          { key: t("due"), value: due.join(locale === "en" ? "; " : "；") },
          { key: t("who"), value: t(`reporters.${period.reporters}`) },
        ]}
      />
      {state === "upcoming" ? null : (
        <div className="mt-5 mb-6">
          <StatRow>
            <Stat size="medium" label={t("stats.parts")} value={counts.parts} />
            <Stat size="medium" label={t("stats.onTime")} value={counts.onTime} />
            <Stat size="medium" label={t("stats.late")} value={counts.late} />
            {counts.owed > 0 ? (
              <Stat size="medium" label={t("stats.owed")} value={counts.owed} />
            ) : (
              <Stat size="medium" label={t("stats.missing")} value={counts.missing} />
            )}
            <Stat size="medium" label={t("stats.waiting")} value={counts.waiting} />
            <Stat size="medium" label={t("stats.accepted")} value={counts.accepted} />
            <Stat size="medium" label={t("stats.returned")} value={counts.returned} />
          </StatRow>
        </div>
      )}
    </header>
  );
}
