import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CalendarDate } from "@/lib/calendar/date";
import { formatDate } from "@/lib/i18n/format";
import type { TaskDetail } from "@/lib/reports/types";
import { TaskLight } from "./task-light";

/** The light explains itself: what is the case, the figures, the rule and the day. */
export function TaskWhy({ task, day, action }: { task: TaskDetail; day: CalendarDate; action?: ReactNode }) {
  const t = useTranslations("tasks.why");
  const terms = useTranslations("terms");
  const locale = useLocale();
  const { percent, expected, lag, deadline, daysLeft, reason } = task;
  const figures = [t("percent", { percent })];
  if (expected !== null) figures.push(t("expected", { percent: expected }));
  if (lag !== null) {
    figures.push(
      lag === 0
        ? terms("lag.level")
        : lag > 0
          ? terms("lag.behind", { points: lag })
          : terms("lag.ahead", { points: -lag }),
    );
  }
  const open = task.light !== "done";
  return (
    <section
      aria-label={terms("lightName")}
      className="flex gap-x-3.5 gap-y-1 py-3.5 text-table max-md:flex-col"
    >
      <span className="shrink-0">
        <TaskLight figures={task} size="body" />
      </span>
      <p className="min-w-0 flex-1">
        {t(`case.${reason}`, { days: Math.abs(daysLeft ?? 0), late: task.lateDays ?? 0 })}{" "}
        {figures.join(t("comma"))}
        {deadline ? (
          <>
            {t("semicolon")}
            {t("deadline", { date: deadline })}
            {open && daysLeft !== null
              ? `${t("comma")}${daysLeft >= 0 ? t("left", { days: daysLeft }) : t("past", { days: -daysLeft })}`
              : null}
          </>
        ) : null}
        {t("stop")}
        <span className="block text-meta text-ink-3">
          {t(`rule.${reason}`, { ...task.thresholds })}{" "}
          {t("computed", { date: formatDate(day, locale, "day") })}
        </span>
      </p>
      {action}
    </section>
  );
}
