import { z } from "zod";
import { type CalendarDate, isCalendarDate } from "@/lib/calendar/date";
import { defaultLocale, locales } from "@/lib/i18n/locales";

export const openFeedInput = z.object({
  /** Null: everything that concerns the person. */
  planId: z.uuid().nullable(),
  /** Of the words in it. */
  locale: z.enum(locales).default(defaultLocale),
});
export type OpenFeedInput = z.output<typeof openFeedInput>;

export const closeFeedInput = z.object({ feedId: z.uuid() });
export type CloseFeedInput = z.output<typeof closeFeedInput>;

type SearchParams = Record<string, string | string[] | undefined>;

/** The month that an address asks for, by its first day; else that of today. */
export function readMonth(params: SearchParams, today: CalendarDate): CalendarDate {
  const asked = `${[params.month ?? ""].flat()[0]}-01`;
  const known = /^(19|20|21)\d\d-/.test(asked) && isCalendarDate(asked);
  return known ? asked : `${today.slice(0, 7)}-01`;
}

/** Whether everything is asked for, not only what concerns the reader's department. */
export function readAll(params: SearchParams): boolean {
  return params.all === "1";
}
