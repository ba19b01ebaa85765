import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";
import { periodReporters } from "./types";

const day = z.string().refine(isCalendarDate);
const name = z.string().trim().min(1).max(40);
const reporters = z.enum(periodReporters);
const inOrder = ({ opensOn, dueOn }: { opensOn: string; dueOn: string }) => opensOn <= dueOn;

export const changePeriodInput = z
  .object({
    periodId: z.uuid(),
    version: z.int().min(1),
    /** Only what was opened by hand has a name of its own. */
    name: name.nullable(),
    opensOn: day,
    dueOn: day,
    reporters,
  })
  .refine(inOrder, { path: ["dueOn"] });
export type ChangePeriodInput = z.output<typeof changePeriodInput>;

export const openPeriodInput = z
  .object({ planId: z.uuid(), name, opensOn: day, dueOn: day, reporters })
  .refine(inOrder, { path: ["dueOn"] });
export type OpenPeriodInput = z.output<typeof openPeriodInput>;

export const closePeriodInput = z.object({
  periodId: z.uuid(),
  version: z.int().min(1),
  reason: z.string().trim().min(1).max(500),
});
export type ClosePeriodInput = z.output<typeof closePeriodInput>;

export const setRhythmInput = z.discriminatedUnion("rhythm", [
  z.object({
    planId: z.uuid(),
    rhythm: z.enum(["monthly", "quarterly"]),
    dueDay: z.int().min(1).max(31),
    reporters,
  }),
  /** So many days before each milestone. */
  z.object({ planId: z.uuid(), rhythm: z.literal("milestone"), days: z.int().min(1).max(90), reporters }),
]);
export type SetRhythmInput = z.output<typeof setRhythmInput>;
