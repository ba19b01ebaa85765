import { z } from "zod";

const reason = z.string().trim().min(1).max(500);

export const linkInput = z.object({ taskId: z.uuid(), otherId: z.uuid(), reason });
export type LinkInput = z.output<typeof linkInput>;

export const unlinkInput = z.object({ linkId: z.uuid(), reason });
export type UnlinkInput = z.output<typeof unlinkInput>;
