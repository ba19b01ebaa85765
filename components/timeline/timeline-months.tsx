import { useLocale, useTranslations } from "next-intl";
import { hasPace } from "@/components/table/ledger-cell";
import { usePrinting } from "@/components/table/use-printing";
import { TaskLight } from "@/components/tasks/task-light";
import { useGrowing } from "@/components/tasks/use-growing";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatMonth } from "@/lib/i18n/format";
import { monthsOf, type TimelineView } from "@/lib/timeline/view";

/** The timeline where there is no room for an axis: what is due in which month. */
export function TimelineMonths({ view, isWhole }: { view: TimelineView; isWhole: boolean }) {
  const { count, end } = useGrowing();
  const t = useTranslations("timeline");
  const terms = useTranslations("terms");
  const locale = useLocale();
  const printing = usePrinting();
  let left = printing ? Number.POSITIVE_INFINITY : count;
  const months = monthsOf(view).flatMap(({ month, rows }) => {
    const shown = rows.slice(0, Math.max(0, left));
    left -= rows.length;
    return shown.length > 0 ? [{ month, rows, shown }] : [];
  });
  return (
    <div data-scroll className="min-h-0 flex-1 overflow-auto bg-canvas px-4 pb-6 md:hidden print:block">
      {months.map(({ month, rows, shown }) => (
        <section key={month} aria-label={month ? formatMonth(month, locale) : terms("deadlineKind.none")}>
          <h2 className="sticky top-0 z-10 bg-canvas pt-3 pb-2 text-table">
            {month ? formatMonth(month, locale) : terms("deadlineKind.none")}{" "}
            {isWhole ? (
              <span className="font-normal text-ink-3">{t("due", { count: rows.length })}</span>
            ) : null}
          </h2>
          <ul className="grid gap-2">
            {shown.map((row) => (
              <li
                key={row.id}
                className="rounded-md border border-line bg-surface [contain-intrinsic-size:auto_80px] [content-visibility:auto]"
              >
                <Link href={`/tasks/${row.id}`} className="block px-3 py-2.5 text-ink no-underline">
                  <span className="flex gap-2">
                    <span className="text-ink-3">{row.number}</span>
                    <b className="min-w-0 flex-1 font-strong">{row.name}</b>
                    <span className="text-meta whitespace-nowrap text-ink-3">{row.deadline}</span>
                  </span>
                  {row.deadlineOn && row.originalDeadline ? (
                    <span className="mt-0.5 block text-right text-meta text-ink-3">
                      {terms("movedDeadline", { original: row.originalDeadline, granted: row.deadlineOn })}
                    </span>
                  ) : null}
                  <span className="mt-1 flex flex-wrap items-center justify-between gap-2 text-meta text-ink-2">
                    <TaskLight figures={row} />
                    <span className="flex items-center gap-2">
                      {row.percent}%
                      <ProgressBar
                        className="w-16"
                        value={row.percent}
                        expected={hasPace(row) ? row.expected : null}
                      />
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div ref={end} aria-hidden="true" className="h-px print:hidden" />
    </div>
  );
}
