import type { CalendarDate } from "@/lib/calendar/date";
import type { Light } from "@/lib/tasks/types";

/** Where the figures of a dashboard lead. Today's rows stand in the working table, those of a past day on a page of their own. */
export interface RowLinks {
  planId: string;
  day: CalendarDate;
  today: CalendarDate;
}

function onDay({ planId, day }: RowLinks, light?: Light): string {
  const query = new URLSearchParams({ asOf: day, ...(light ? { light } : {}) });
  return `/plans/${planId}/dashboard/tasks?${query}`;
}

export function lightHref(links: RowLinks, light: Light): string {
  return links.day < links.today ? onDay(links, light) : `/plans/${links.planId}/table?light=${light}`;
}

export function allHref(links: RowLinks): string {
  return links.day < links.today ? onDay(links) : `/plans/${links.planId}/table`;
}

export function sectionHref(links: RowLinks, sectionId: string | null): string | undefined {
  if (sectionId === null) return undefined;
  return links.day < links.today ? onDay(links) : `/plans/${links.planId}/table?section=${sectionId}`;
}
