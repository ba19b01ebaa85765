import { notFound } from "next/navigation";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { type CalendarDate, dayOf } from "@/lib/calendar/date";
import { listSpecialDays } from "./data";
import { mayKeepCalendar } from "./policy";
import { inRanges } from "./rules";
import type { SpecialDays } from "./types";

/** For /admin/calendar: this year's days and those to come. Whoever may not keep them finds no such page. */
export async function loadCalendar(): Promise<{ ranges: SpecialDays[]; today: CalendarDate }> {
  const actor = await pageActor();
  if (!mayKeepCalendar(actor)) notFound();
  const today = dayOf(new Date(), actor.timeZone);
  return { ranges: inRanges(await listSpecialDays(scopeOf(actor), `${today.slice(0, 4)}-01-01`)), today };
}
