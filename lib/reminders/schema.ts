import { z } from "zod";

export const urgeInput = z.object({
  taskId: z.uuid(),
  departmentIds: z
    .array(z.uuid())
    .min(1)
    .max(50)
    .transform((ids) => [...new Set(ids)]),
  words: z.string().trim().min(1).max(500),
});
export type UrgeInput = z.output<typeof urgeInput>;

export const urgePeriodInput = z.object({ periodId: z.uuid(), words: z.string().trim().min(1).max(500) });
export type UrgePeriodInput = z.output<typeof urgePeriodInput>;
