import { z } from "zod";

/** Enough for a city; every password takes its time to be made. */
export const mostPeople = 300;

/** The file as base64: some 750 KB of it. */
export const rosterInput = z.object({
  fileName: z.string().max(200),
  file: z.string().min(1).max(1_000_000),
});
export type RosterInput = z.output<typeof rosterInput>;
