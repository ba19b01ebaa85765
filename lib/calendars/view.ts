import { createTranslator } from "next-intl";
import { addDays, type CalendarDate, monthEnd, monthStart } from "@/lib/calendar/date";
import { formatMonth } from "@/lib/i18n/format";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { type CalendarEvent, icalendar } from "./rules";
import type { DueItem, FeedReader } from "./types";

export interface CalendarDay {
  day: CalendarDate;
  inMonth: boolean;
  items: DueItem[];
}

export interface MonthView {
  /** "2026-11" */
  month: string;
  before: string;
  after: string;
  today: CalendarDate;
  /** Whether everything is shown, not only what concerns the reader's department. */
  all: boolean;
  /** The reader's department; null where everything concerns them. */
  department: string | null;
  weeks: CalendarDay[][];
}

/** From the Monday on or before the first day of a month to the Sunday on or after its last. */
export function monthRange(first: CalendarDate): { from: CalendarDate; to: CalendarDate } {
  const weekday = (day: CalendarDate) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const last = monthEnd(first);
  return { from: addDays(first, -weekday(first)), to: addDays(last, 6 - weekday(last)) };
}

/** A month in whole weeks with what falls on each day. */
export function monthView(
  first: CalendarDate,
  items: readonly DueItem[],
  rest: Pick<MonthView, "today" | "all" | "department">,
): MonthView {
  const { from, to } = monthRange(first);
  const byDay = new Map<CalendarDate, DueItem[]>();
  for (const item of items) byDay.set(item.on, [...(byDay.get(item.on) ?? []), item]);
  const weeks: CalendarDay[][] = [];
  for (let monday = from; monday <= to; monday = addDays(monday, 7)) {
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6].map((offset) => {
        const day = addDays(monday, offset);
        return { day, inMonth: day.startsWith(first.slice(0, 7)), items: byDay.get(day) ?? [] };
      }),
    );
  }
  return {
    ...rest,
    month: first.slice(0, 7),
    before: monthStart(first, -1).slice(0, 7),
    after: monthStart(first, 1).slice(0, 7),
    weeks,
  };
}

/** Where an entry of the calendar leads. */
export function dueHref(item: Pick<DueItem, "kind" | "taskId" | "planId">): string {
  if (item.taskId !== null) return `/tasks/${item.taskId}`;
  return item.kind === "report" ? "/" : `/plans/${item.planId}`;
}

/** Nothing is left to do for it. */
export function isDone({ status, reached }: Pick<DueItem, "status" | "reached">): boolean {
  return reached || status === "completed" || status === "closed";
}

/** A feed as a calendar program reads it, in the language that its owner chose. */
export function feedText(feed: FeedReader, items: readonly DueItem[], url: string): string {
  const locale = isLocale(feed.locale) ? feed.locale : defaultLocale;
  const { calendars, terms } = messages[locale];
  const t = createTranslator({ locale, messages: { calendars }, namespace: "calendars.feed" });
  const event = (item: DueItem): CalendarEvent => {
    const common = {
      uid: `${item.kind}-${item.id}@${new URL(url).hostname}`,
      on: item.on,
      url: `${url}${dueHref(item)}`,
      changedAt: item.changedAt,
    };
    if (item.kind === "report") {
      const month = formatMonth((item.startsOn ?? item.on).slice(0, 7), locale);
      return { ...common, summary: t("report", { month, plan: item.plan }), description: "" };
    }
    if (item.kind === "planEnd") {
      return { ...common, summary: t("planEnd", { plan: item.plan }), description: "" };
    }
    const task = item.number ? `${item.number} ${item.name ?? ""}` : (item.name ?? "");
    const isStep = item.kind === "milestone";
    const name = isStep ? t("step", { step: item.step ?? "", task }) : task;
    const lines = [
      item.plan,
      item.original ? t("moved", { original: item.original, granted: item.on }) : "",
      item.lead ? t("lead", { department: item.lead }) : terms.noLead,
      item.status ? terms.taskStatus[item.status] : "",
    ];
    return {
      ...common,
      summary: t(isDone(item) ? "done" : isStep ? "milestone" : "deadline", { name }),
      description: lines.filter(Boolean).join("\n"),
    };
  };
  const of = feed.plan ?? feed.department ?? feed.workspace;
  return icalendar(t("name", { of }), feed.timeZone, items.map(event));
}
