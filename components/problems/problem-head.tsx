import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import { type CalendarDate, dayOf, daysBetween } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { ProblemLine } from "@/lib/problems/types";

/** What the problem is, since when, whose decision it waits for, and whether that is late. */
export function ProblemHead({
  problem,
  day,
  timeZone,
}: {
  problem: ProblemLine;
  day: CalendarDate;
  timeZone: string;
}) {
  const t = useTranslations("problems");
  const locale = useLocale();
  const raisedOn = dayOf(problem.raisedAt, timeZone);
  const { state, addressee, neededBy } = problem;
  const to = addressee === "department" ? problem.addresseeDepartment : t(`to.${addressee}`);
  return (
    <>
      <p className="font-strong break-words whitespace-pre-wrap">{problem.words}</p>
      <p className="flex flex-wrap items-center gap-x-3 text-meta text-ink-3">
        <span>
          {t("raised", { department: problem.department, date: formatDate(raisedOn, locale, "day") })}
        </span>
        {state === "closed" ? null : <span>{t("since", { days: daysBetween(raisedOn, day) })}</span>}
        <span>{t("addressed", { to: to ?? "" })}</span>
        {neededBy && state === "open" ? (
          <span className={problem.isOverdue ? "font-strong text-ink" : undefined}>
            {problem.isOverdue
              ? t("late", { date: neededBy, days: daysBetween(neededBy, day) })
              : t("neededBy", { date: neededBy })}
          </span>
        ) : null}
        <Tag tone={state === "open" ? "strong" : "plain"}>{t(`state.${state}`)}</Tag>
      </p>
    </>
  );
}
