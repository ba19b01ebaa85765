import { z } from "zod";
import { isCalendarDate } from "@/lib/calendar/date";
import { reasonInput } from "@/lib/tasks/schema";
import { mostMilestones } from "./types";

const calendarDate = z.string().refine(isCalendarDate);

const planned = z.object({
  /** Null for a step that is new. */
  id: z.uuid().nullable(),
  name: z.string().trim().min(1).max(200),
  dueOn: calendarDate,
  share: z.int().min(1).max(100),
  /** The department that is asked for it; null: those who answer for the task. */
  departmentId: z.uuid().nullable(),
});

export const planMilestonesInput = z.object({
  taskId: z.uuid(),
  milestones: z.array(planned).max(mostMilestones),
  /** The steps as they were when the person began, so that nobody's change is overwritten unseen. */
  seen: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        dueOn: calendarDate,
        share: z.int(),
        departmentId: z.uuid().nullable(),
      }),
    )
    .max(100),
  /** Required where steps that stood are changed. */
  reason: reasonInput,
});
export type PlanMilestonesInput = z.infer<typeof planMilestonesInput>;

export const reachMilestoneInput = z.object({
  milestoneId: z.uuid(),
  /** The day on which it was reached; null takes that back. */
  on: calendarDate.nullable(),
  /** What was reached, or why it is taken back. */
  word: z.string().trim().min(1).max(2000),
});
export type ReachMilestoneInput = z.infer<typeof reachMilestoneInput>;
