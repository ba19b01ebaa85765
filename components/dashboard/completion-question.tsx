import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CompletionSteps } from "@/components/charts/completion-steps";
import type { CalendarDate } from "@/lib/calendar/date";
import type { CompletionView } from "@/lib/dashboards/view";

/** 办结跟得上时限吗 */
export function CompletionQuestion({ completion, day }: { completion: CompletionView; day: CalendarDate }) {
  const t = useTranslations("dashboard.completion");
  const { start, end, done, due, leftThisYear } = completion;
  const dates = [...new Set([...done, ...due].map(({ date }) => date))].sort();
  const on = (steps: typeof done, date: CalendarDate) =>
    steps.findLast((step) => step.date <= date)?.count ?? 0;
  const isEmpty = dates.length === 0;
  return (
    <ChartFrame
      title={t("title")}
      note={isEmpty ? undefined : leftThisYear > 0 ? t("note", { count: leftThisYear }) : t("noteDone")}
      table={{
        columns: [
          { key: "date", label: t("date") },
          { key: "done", label: t("done"), align: "end" },
          { key: "due", label: t("due"), align: "end" },
        ],
        rows: dates.map((date) => ({
          key: date,
          date,
          done: date <= day ? on(done, date) : "—",
          due: on(due, date),
        })),
      }}
    >
      {isEmpty ? (
        <p className="text-table text-ink-2">{t("none")}</p>
      ) : (
        <CompletionSteps start={start} end={end} asOf={day} done={done} due={due} />
      )}
    </ChartFrame>
  );
}
