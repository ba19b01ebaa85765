import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";

export const addDaysInput = z.object({ text: z.string().trim().min(1).max(20_000) });
export type AddDaysInput = z.output<typeof addDaysInput>;

const day = z.string().refine(isCalendarDate);

export const removeDaysInput = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ["to"] });
export type RemoveDaysInput = z.output<typeof removeDaysInput>;
