import { z } from "zod";

export const uploadEvidenceInput = z.object({
  assignmentId: z.uuid(),
  /** The period of the report; null for a claim of completion. */
  periodId: z.uuid().nullable(),
  fileName: z.string().max(255),
  bytes: z.instanceof(Uint8Array<ArrayBuffer>),
});
export type UploadEvidenceInput = z.infer<typeof uploadEvidenceInput>;

export const removeEvidenceInput = z.object({ evidenceId: z.uuid() });

export const claimNeedsInput = z.object({ taskId: z.uuid() });
