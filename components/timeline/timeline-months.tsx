import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { hasPace } from "@/components/table/ledger-cell";
import { TaskLight } from "@/components/tasks/task-light";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatMonth } from "@/lib/i18n/format";
import { monthsOf, type TimelineView } from "@/lib/timeline/view";

/** The timeline where there is no room for an axis: what is due in which month. */
export function TimelineMonths({ view }: { view: TimelineView }) {
  const t = useTranslations("timeline");
  const terms = useTranslations("terms");
  const locale = useLocale();
  return (
    <div data-scroll className="min-h-0 flex-1 overflow-auto bg-canvas px-4 pb-6 md:hidden print:block">
      {monthsOf(view).map(({ month, rows }) => (
        <section key={month} aria-label={month ? formatMonth(month, locale) : terms("deadlineKind.none")}>
          <h2 className="sticky top-0 z-10 bg-canvas pt-3 pb-2 text-table">
            {month ? formatMonth(month, locale) : terms("deadlineKind.none")}{" "}
            <span className="font-normal text-ink-3">{t("due", { count: rows.length })}</span>
          </h2>
          <ul className="grid gap-2">
            {rows.map((row) => (
              <li
                key={row.id}
                className="rounded-md border border-line bg-surface [contain-intrinsic-size:auto_80px] [content-visibility:auto]"
              >
                <Link
                  href={`/tasks/${row.id}`}
                  prefetch={false}
                  className="block px-3 py-2.5 text-ink no-underline"
                >
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
    </div>
  );
}
