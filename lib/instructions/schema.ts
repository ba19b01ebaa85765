import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";
import { reasonInput } from "@/lib/tasks/schema";

const words = z.string().trim().min(1).max(2000);

export const giveInput = z.object({
  planId: z.uuid(),
  taskId: z.uuid().nullable(),
  /** The problem that waits for a leader and that this decides. */
  problemId: z.uuid().nullable(),
  words,
  dueOn: z.string().refine(isCalendarDate).nullable(),
  departmentIds: z
    .array(z.uuid())
    .min(1)
    .max(100)
    .transform((ids) => [...new Set(ids)]),
});
export type GiveInput = z.output<typeof giveInput>;

export const answerInput = z.object({ instructionId: z.uuid(), words });
export type AnswerInput = z.output<typeof answerInput>;

export const closeInput = z.object({ instructionId: z.uuid(), words: reasonInput });
export type CloseInput = z.output<typeof closeInput>;
