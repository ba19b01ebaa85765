import { z } from "zod";

const longText = z.string().max(10_000);

export const saveDraftInput = z.object({
  assignmentId: z.uuid(),
  periodId: z.uuid(),
  /** The version last seen; 0 where there was no report yet. */
  version: z.int().min(0),
  text: longText,
  percent: z.int().min(0).max(100),
  isBlocked: z.boolean(),
  problems: longText,
  nextSteps: longText,
});
export type SaveDraftInput = z.infer<typeof saveDraftInput>;

export const markUnchangedInput = z.object({
  assignmentId: z.uuid(),
  periodId: z.uuid(),
  version: z.int().min(0),
});
export type MarkUnchangedInput = z.infer<typeof markUnchangedInput>;

export const reportIdsInput = z.object({ reportIds: z.array(z.uuid()).min(1).max(500) });

export const returnReportInput = z.object({ reportId: z.uuid(), reason: z.string().trim().min(1).max(2000) });
export type ReturnReportInput = z.infer<typeof returnReportInput>;

const returnReasons = z.array(z.string().trim().min(1).max(300)).max(20);

export const returnReasonsInput = z.object({
  reasons: returnReasons,
  /** As they were when the person began. */
  seen: z.array(z.string()),
});
export type ReturnReasonsInput = z.infer<typeof returnReasonsInput>;

export const ownReportInput = z.object({ assignmentId: z.uuid(), periodId: z.uuid() });
