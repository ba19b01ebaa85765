import { useLocale, useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { useLightWords } from "@/components/tasks/task-light";
import { Link } from "@/components/ui/link";
import { type CalendarDate, monthEnd } from "@/lib/calendar/date";
import type { LightChange } from "@/lib/dashboards/types";
import { formatDate } from "@/lib/i18n/format";
import { LightMove } from "./light-move";

const shownAtOnce = 6;

/** 比上月末变了什么: lights that differ between two days, with what was said meanwhile. */
export function ChangesQuestion({
  changes,
  day,
  before,
}: {
  changes: LightChange[];
  day: CalendarDate;
  before: CalendarDate;
}) {
  const t = useTranslations("dashboard.changes");
  const light = useTranslations("terms.light");
  const locale = useLocale();
  const words = useLightWords();
  const since = formatDate(before, locale, "day");
  return (
    <ChartFrame
      title={before === monthEnd(day, -1) ? t("title") : t("titleDay", { day: since })}
      note={changes.length > 0 ? t("all", { count: changes.length }) : undefined}
      table={{
        columns: [
          { key: "before", label: t("before") },
          { key: "now", label: t("now") },
          { key: "task", label: t("task") },
          { key: "words", label: t("words") },
        ],
        rows: changes.map((change) => ({
          key: change.id,
          before: light(change.before),
          now: `${light(change.light)} ${words(change)}`,
          task: nameOf(change),
          words: change.words ?? "",
        })),
      }}
    >
      {changes.length === 0 ? (
        <p className="text-table text-ink-2">{t("none", { day: since })}</p>
      ) : (
        <ul className="text-table md:grid md:grid-cols-[max-content_minmax(0,1fr)_max-content] md:gap-x-4">
          {changes.slice(0, shownAtOnce).map((change) => (
            <li
              key={change.id}
              className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-1.5 last:border-0 md:col-span-full md:grid md:grid-cols-subgrid"
            >
              <span className="shrink-0">
                <LightMove from={change.before} to={change.light} />
              </span>
              <Link
                href={`/tasks/${change.id}`}
                className="min-w-0 truncate text-ink max-md:flex-1 no-underline hover:underline"
                title={nameOf(change)}
              >
                {nameOf(change)}
              </Link>
              <span className="shrink-0 text-ink-2">{words(change)}</span>
              {change.words ? (
                <span
                  className="w-full truncate text-meta text-ink-3 md:col-span-2 md:col-start-2"
                  title={change.words}
                >
                  {change.words}
                </span>
              ) : null}
            </li>
          ))}
          {changes.length > shownAtOnce ? (
            <li className="py-1.5 text-meta text-ink-3 md:col-span-full">
              {t("more", { count: changes.length - shownAtOnce })}
            </li>
          ) : null}
        </ul>
      )}
    </ChartFrame>
  );
}

function nameOf({ number, name }: LightChange): string {
  return number ? `${number}　${name}` : name;
}
