import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";
import { reasonInput } from "@/lib/tasks/schema";

const day = z.string().refine(isCalendarDate);
const words = z.string().trim().min(1).max(2000);

export const askInput = z.object({ taskId: z.uuid(), wantedOn: day, reason: words });
export type AskInput = z.output<typeof askInput>;

export const extensionInput = z.object({ extensionId: z.uuid() });
export type ExtensionInput = z.output<typeof extensionInput>;

export const grantInput = z.object({ extensionId: z.uuid(), grantedOn: day, words: reasonInput });
export type GrantInput = z.output<typeof grantInput>;

export const refuseInput = z.object({ extensionId: z.uuid(), reason: words });
export type RefuseInput = z.output<typeof refuseInput>;
