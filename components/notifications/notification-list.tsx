import { useLocale, useTranslations } from "next-intl";
import type { CalendarDate } from "@/lib/calendar/date";
import { formatDate, formatTime, formatWeekday } from "@/lib/i18n/format";
import type { NotificationLine, NotificationPage } from "@/lib/notifications/types";
import { owedWords } from "@/lib/notifications/view";
import { useNotificationWords } from "./notification-words";
import { MarkRead, MessageLink } from "./read-buttons";

/** Messages under the days on which they came; what is not read carries a mark and a word. */
export function NotificationList({ days, today }: { days: NotificationPage["days"]; today: CalendarDate }) {
  const t = useTranslations("notifications");
  const locale = useLocale();
  return days.map(({ day, lines }) => (
    <section key={day} aria-labelledby={`day-${day}`} className="mb-6">
      <h2 id={`day-${day}`} className="border-b border-line-strong pb-1.5 text-table text-ink-2">
        {formatDate(day, locale)}{" "}
        <span className="font-normal text-ink-3">
          {day === today ? t("today") : formatWeekday(day, locale)}
        </span>
      </h2>
      <ul>
        {lines.map((line) => (
          <NotificationItem key={line.id} line={line} />
        ))}
      </ul>
    </section>
  ));
}

function NotificationItem({ line }: { line: NotificationLine }) {
  const t = useTranslations("notifications");
  const owed = useTranslations("notifications.owed");
  const locale = useLocale();
  const words = useNotificationWords()(line);
  const { id, href, isRead, planTitle, taskNumber, taskName, data, createdAt } = line;
  const task = [taskNumber, taskName].filter(Boolean).join(" ");
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)_auto] items-start gap-x-2 border-b border-line py-2.5">
      <span className="pt-[7px]">
        {isRead ? null : (
          <span className="block size-2 rounded-full bg-action-fill">
            <span className="sr-only">{t("new")}</span>
          </span>
        )}
      </span>
      <div className="min-w-0">
        <p className={isRead ? "text-ink-2" : "font-strong"}>
          <MessageLink id={id} href={href} isRead={isRead}>
            {words}
          </MessageLink>
        </p>
        {task ? <p className="text-table text-ink">{task}</p> : null}
        {data.plans ? (
          <ul className="text-table text-ink-2">
            {data.plans.map(({ title, count, steps, dueOn }) => (
              <li key={`${title} ${dueOn}`}>
                {t("owedOf", {
                  title,
                  what: owedWords(owed, { reports: count, steps }, locale),
                  due: formatDate(dueOn, locale, "day"),
                })}
              </li>
            ))}
          </ul>
        ) : null}
        {data.reason ? (
          <p className="text-table whitespace-pre-line text-ink-2">{t("reason", { reason: data.reason })}</p>
        ) : null}
        <p className="flex flex-wrap gap-x-3 text-meta text-ink-3">
          {planTitle ? <span>{planTitle}</span> : null}
          {data.by ? <span>{data.by}</span> : null}
          <time dateTime={createdAt.toISOString()}>{formatTime(createdAt)}</time>
        </p>
      </div>
      <div data-print="hide">
        {isRead ? null : <MarkRead id={id} label={t("markReadOf", { what: words })} />}
      </div>
    </li>
  );
}
