import { type CalendarDate, monthEnd } from "@/lib/calendar/date";
import { type Light, lights, type Thresholds } from "../types";
import type { LightsTrial, TrialCount } from "./types";

const shownMonths = 6;

/** The last month-ends before a day, the oldest first; none from before the tasks were handed out. */
export function lastMonthEnds(day: CalendarDate, handedOutOn: CalendarDate | null): CalendarDate[] {
  const ends = Array.from({ length: shownMonths }, (_, index) => monthEnd(day, index - shownMonths));
  return ends.filter((end) => handedOutOn !== null && end >= handedOutOn);
}

function noLights(): Record<Light, number> {
  return { red: 0, yellow: 0, green: 0, none: 0, done: 0 };
}

/** Each day with its counts under both; a colour that nothing has is 0. */
export function lightsTrial(
  planId: string,
  days: readonly CalendarDate[],
  counts: readonly TrialCount[],
  present: Thresholds,
  proposed: Thresholds | null,
): LightsTrial {
  return {
    planId,
    present,
    proposed,
    days: days.map((day) => {
      const row = { day, present: noLights(), proposed: noLights() };
      for (const count of counts) {
        if (count.day !== day) continue;
        row.present[count.light] = count.present;
        row.proposed[count.light] = count.proposed;
      }
      return row;
    }),
  };
}

/** The colours that any of the days has under either, in their lasting order. */
export function shownLights({ days }: LightsTrial): Light[] {
  return lights.filter((light) => days.some(({ present, proposed }) => present[light] + proposed[light] > 0));
}
