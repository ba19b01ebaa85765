import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";
import { settableLights, type Thresholds } from "../types";

const words = z.string().trim().min(1).max(2000);

export const overrideInput = z.object({
  taskId: z.uuid(),
  /** The one that stood on the page of whoever sets another; null where none did. */
  seenId: z.uuid().nullable(),
  light: z.enum(settableLights),
  reason: words,
  endsOn: z.string().refine(isCalendarDate),
});
export type OverrideInput = z.output<typeof overrideInput>;

export const liftInput = z.object({ overrideId: z.uuid() });
export type LiftInput = z.output<typeof liftInput>;

const longestDays = 365;

const thresholds = z
  .object({
    yellowDays: z.coerce.number().int().min(0).max(longestDays),
    yellowLag: z.coerce.number().int().min(0).max(100),
    redLag: z.coerce.number().int().min(0).max(100),
  })
  .refine(({ yellowLag, redLag }) => redLag >= yellowLag);

export const adoptInput = z.object({
  planId: z.uuid(),
  /** Those that stood on the page of whoever adopts others. */
  seen: thresholds,
  thresholds,
  reason: words,
});
export type AdoptInput = z.output<typeof adoptInput>;

type SearchParams = Record<string, string | string[] | undefined>;

/** The thresholds that an address asks to try; null where it asks for none that make sense. */
export function readThresholdTrial(params: SearchParams): Thresholds | null {
  const parsed = thresholds.safeParse({
    yellowDays: params.yellowDays || undefined,
    yellowLag: params.yellowLag || undefined,
    redLag: params.redLag || undefined,
  });
  return parsed.success ? parsed.data : null;
}
