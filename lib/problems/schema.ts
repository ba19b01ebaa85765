import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";
import { laterSteps } from "./types";

const words = z.string().trim().min(1).max(2000);
/** Supervisors, a leader, or the department of that id. */
const addressee = z.union([z.enum(["supervisor", "leader"]), z.uuid()]);
export type Addressee = z.output<typeof addressee>;

export const raiseInput = z.object({
  taskId: z.uuid(),
  words,
  to: addressee,
  neededBy: z.string().refine(isCalendarDate).nullable(),
});
export type RaiseInput = z.output<typeof raiseInput>;

export const addressInput = z.object({ problemId: z.uuid(), to: addressee, words });
export type AddressInput = z.output<typeof addressInput>;

/** The words of closing may be left out; whether the step needs them is asked in the mutation. */
export const settleInput = z.object({
  problemId: z.uuid(),
  step: z.enum(laterSteps).exclude(["address"]),
  words: z.string().trim().max(2000),
});
export type SettleInput = z.output<typeof settleInput>;
