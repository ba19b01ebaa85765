import { z } from "zod";

/** What a sentence says besides its plan and task. */
export const notificationData = z.object({
  department: z.string().optional(),
  /** Who did it. */
  by: z.string().optional(),
  reason: z.string().nullable().optional(),
  /** "2026-10" */
  period: z.string().optional(),
  from: z.string().nullable().optional(),
  to: z.string().nullable().optional(),
  /** Said by the person who urges. */
  words: z.string().optional(),
  /** Of what is owed: the first due day, whether it has passed, and the reports and steps of each plan. */
  dueOn: z.string().optional(),
  late: z.boolean().optional(),
  plans: z
    .array(
      z.object({
        title: z.string(),
        /** Reports. */
        count: z.number(),
        /** Steps that the department is asked for. */
        steps: z.number().default(0),
        dueOn: z.string(),
      }),
    )
    .optional(),
});

export type NotificationData = z.infer<typeof notificationData>;

export const readInput = z.object({ id: z.uuid() });

export const readAllInput = z.object({ until: z.iso.datetime() });
