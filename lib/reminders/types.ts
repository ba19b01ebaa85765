import type { CalendarDate } from "@/lib/calendar/date";

/** Reminders of one day in one workspace. */
export interface DueRun {
  workspaceId: string;
  day: CalendarDate;
}
