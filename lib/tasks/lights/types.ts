import type { CalendarDate } from "@/lib/calendar/date";
import type { Light, LightReason, SettableLight, Thresholds } from "../types";

/** A light that a supervisor has set, and what the rules say beside it. */
export interface LightOverride {
  id: string;
  light: SettableLight;
  reason: string;
  setBy: string;
  setAt: Date;
  endsOn: CalendarDate;
  computedReason: LightReason;
}

/** How many lights of one colour the end of a day gives under the present thresholds, and under others. */
export interface TrialCount {
  day: CalendarDate;
  light: Light;
  present: number;
  proposed: number;
}

export interface LightsTrial {
  planId: string;
  present: Thresholds;
  /** Null until some have been asked for. */
  proposed: Thresholds | null;
  days: { day: CalendarDate; present: Record<Light, number>; proposed: Record<Light, number> }[];
}
