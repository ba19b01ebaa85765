import type { CalendarDate } from "@/lib/calendar/date";
import type { IndicatorNature } from "@/lib/db/generated/enums";

export type { IndicatorNature };

export interface Indicator {
  id: string;
  order: number;
  group: string | null;
  name: string;
  unit: string | null;
  nature: IndicatorNature | null;
  /** As the plan prints it, by year. */
  baseline: { year: number; value: number } | null;
  targets: { year: number; value: number }[];
  /** What was measured, the oldest first. */
  readings: { on: CalendarDate; value: number }[];
}
