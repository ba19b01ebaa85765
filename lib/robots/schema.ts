import { z } from "zod";
import { robotKinds } from "./types";

export const setRobotInput = z.object({
  kind: z.enum(robotKinds),
  /** Empty keeps the one that is there. */
  address: z.string().trim().max(1000),
  /** Empty keeps the one that is there, where the address is kept too. */
  secret: z.string().trim().max(500),
});
export type SetRobotInput = z.output<typeof setRobotInput>;

export const noInput = z.object({});

/** Who still owes, as the message tells it. */
export const robotDigest = z.object({
  departments: z.array(
    z.object({
      name: z.string(),
      reports: z.number(),
      steps: z.number().default(0),
      dueOn: z.string(),
      late: z.boolean(),
    }),
  ),
});
export type RobotDigest = z.infer<typeof robotDigest>;
