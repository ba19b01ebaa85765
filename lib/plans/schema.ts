import { z } from "zod";

export const archiveInput = z.object({ planId: z.uuid(), reason: z.string().trim().min(1).max(2000) });
export type ArchiveInput = z.output<typeof archiveInput>;
