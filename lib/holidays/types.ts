import type { CalendarDate } from "@/lib/calendar/date";

/** A day on which offices do not work, or do although it is Saturday or Sunday. */
export interface SpecialDay {
  day: CalendarDate;
  isWorking: boolean;
  name: string;
}

/** Days in a row with one name, as they are shown and taken away. */
export interface SpecialDays {
  from: CalendarDate;
  to: CalendarDate;
  days: number;
  isWorking: boolean;
  name: string;
}

/** What a workspace's calendar says of its days; of others the weekday decides. */
export type WorkCalendar = ReadonlyMap<CalendarDate, boolean>;
