import { z } from "zod";
import { keepBounds } from "./types";

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const days = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

const settings = z.object({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().max(60).refine(isTimeZone),
  signOffRequired: z.boolean(),
  evidenceRequired: z.boolean(),
  allowsOversight: z.boolean(),
  keepMessagesDays: days(keepBounds.keepMessagesDays).nullable(),
  keepDraftsDays: days(keepBounds.keepDraftsDays),
  keepDiscardedDays: days(keepBounds.keepDiscardedDays),
});

export const changeWorkspaceInput = settings.extend({
  /** What the form showed, so that nobody's change is overwritten unseen. */
  seen: z.object({
    name: z.string(),
    timeZone: z.string(),
    signOffRequired: z.boolean(),
    evidenceRequired: z.boolean(),
    allowsOversight: z.boolean(),
    keepMessagesDays: z.number().nullable(),
    keepDraftsDays: z.number(),
    keepDiscardedDays: z.number(),
  }),
});
export type ChangeWorkspaceInput = z.infer<typeof changeWorkspaceInput>;
