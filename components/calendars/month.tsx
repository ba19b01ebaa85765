import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Toolbar, ToolbarEnd } from "@/components/ui/toolbar";
import type { DueItem } from "@/lib/calendars/types";
import { type CalendarDay, dueHref, isDone, type MonthView } from "@/lib/calendars/view";
import { formatDate, formatMonth, formatWeekday } from "@/lib/i18n/format";

/** Entries of one day that are shown at once. */
const shownAtOnce = 4;
const weekdays = ["1", "2", "3", "4", "5", "6", "7"] as const;

function hrefOf(month: string, all: boolean): string {
  return `/calendar?month=${month}${all ? "&all=1" : ""}`;
}

/** A month with what is due on each day; on narrow screens only the days on which something is. */
export function Month({ view }: { view: MonthView }) {
  const t = useTranslations("calendars");
  const locale = useLocale();
  const days = view.weeks.flat().filter((day) => day.inMonth && day.items.length > 0);
  const asked = view.all && view.department !== null;
  const count = days.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <>
      <Toolbar>
        <h2 className="min-w-28 text-lead">{formatMonth(view.month, locale)}</h2>
        <LinkButton size="small" href={hrefOf(view.before, asked)} aria-label={t("month.before")}>
          <ChevronLeft aria-hidden="true" strokeWidth={1.6} />
        </LinkButton>
        <LinkButton size="small" href={hrefOf(view.today.slice(0, 7), asked)}>
          {t("month.today")}
        </LinkButton>
        <LinkButton size="small" href={hrefOf(view.after, asked)} aria-label={t("month.after")}>
          <ChevronRight aria-hidden="true" strokeWidth={1.6} />
        </LinkButton>
        <span className="text-meta text-ink-3">{t("month.count", { count })}</span>
        <ToolbarEnd>
          {view.department === null ? null : (
            <nav aria-label={t("month.scope")} className="flex gap-3 text-table">
              <Link
                href={hrefOf(view.month, false)}
                aria-current={view.all ? undefined : "true"}
                className="aria-[current]:font-strong aria-[current]:text-ink"
              >
                {t("month.own")}
              </Link>
              <Link
                href={hrefOf(view.month, true)}
                aria-current={view.all ? "true" : undefined}
                className="aria-[current]:font-strong aria-[current]:text-ink"
              >
                {t("month.everything")}
              </Link>
            </nav>
          )}
          <Link href="/account#calendars" className="text-table">
            {t("month.subscribe")}
          </Link>
        </ToolbarEnd>
      </Toolbar>
      <div className="px-gutter py-4 max-md:hidden print:block">
        <table className="w-full table-fixed border-collapse text-table">
          <thead>
            <tr>
              {weekdays.map((day) => (
                <th
                  key={day}
                  scope="col"
                  className="border border-line bg-sunken px-2 py-1 text-left font-normal text-ink-2"
                >
                  {t(`weekdays.${day}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.weeks.map((week) => (
              <tr key={week[0]?.day}>
                {week.map((day) => (
                  <DayCell key={day.day} day={day} today={day.day === view.today} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="px-4 pb-6 md:hidden print:hidden">
        {days.length === 0 ? (
          <EmptyState title={t("month.empty", { month: formatMonth(view.month, locale) })}>
            {t("month.emptyHelp")}
          </EmptyState>
        ) : (
          days.map(({ day, items }) => (
            <section key={day} aria-label={formatDate(day, locale)}>
              <h3 className="pt-3 pb-1 text-table">
                {formatDate(day, locale, "day")}{" "}
                <span className="font-normal text-ink-3">{formatWeekday(day, locale)}</span>
              </h3>
              <ul>
                {items.map((item) => (
                  <li key={item.id} className="border-b border-line py-2">
                    <Entry item={item} />
                    {item.taskId !== null ? (
                      <span className="block text-meta text-ink-3">{item.plan}</span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </section>
          ))
        )}
      </div>
    </>
  );
}

function DayCell({ day, today }: { day: CalendarDay; today: boolean }) {
  const t = useTranslations("calendars.month");
  const first = day.items.slice(0, shownAtOnce);
  const rest = day.items.slice(shownAtOnce);
  return (
    <td
      aria-current={today ? "date" : undefined}
      className={`h-28 border border-line px-1.5 py-1 align-top ${day.inMonth ? "" : "bg-canvas"}`}
    >
      <time
        dateTime={day.day}
        className={
          today
            ? "inline-grid size-6 place-items-center rounded-full bg-inverse text-on-inverse"
            : day.inMonth
              ? "inline-block h-6 px-1 leading-6 text-ink-2"
              : "inline-block h-6 px-1 leading-6 text-ink-3"
        }
      >
        {Number(day.day.slice(8))}
      </time>
      <Entries items={first} />
      {rest.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-meta text-action">
            {t("more", { count: rest.length })}
          </summary>
          <Entries items={rest} />
        </details>
      ) : null}
    </td>
  );
}

function Entries({ items }: { items: readonly DueItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="text-meta">
      {items.map((item) => (
        <li key={item.id} className="py-px">
          <Entry item={item} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ item }: { item: DueItem }) {
  const t = useTranslations("calendars");
  const terms = useTranslations("terms");
  const locale = useLocale();
  const done = isDone(item);
  const ofTask = item.taskId !== null;
  const words =
    item.kind === "deadline"
      ? item.name
      : item.kind === "milestone"
        ? t("milestone", { step: item.step ?? "", task: item.name ?? "" })
        : item.kind === "report"
          ? t("reportOf", { month: formatMonth((item.startsOn ?? item.on).slice(0, 7), locale) })
          : t("kinds.planEnd");
  const moved = item.original ? terms("movedDeadline", { original: item.original, granted: item.on }) : null;
  const status = item.status ? terms(`taskStatus.${item.status}`) : null;
  const title = [item.plan, item.lead, status, moved].filter(Boolean);
  return (
    <Link
      href={dueHref(item)}
      title={title.join("　")}
      className={`line-clamp-2 no-underline hover:underline ${
        done ? "text-ink-3" : ofTask ? "text-ink" : "font-strong text-ink-2"
      }`}
    >
      {done ? <span>✓ </span> : null}
      {item.number ? <span className="text-ink-3">{item.number} </span> : null}
      {words}
      {ofTask ? null : <span className="font-normal text-ink-3"> {item.plan}</span>}
      {done ? (
        <span className="sr-only">
          {item.reached || !item.status ? t("reached") : terms(`taskStatus.${item.status}`)}
        </span>
      ) : null}
    </Link>
  );
}
