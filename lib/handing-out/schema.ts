import { z } from "zod";
import { taskVersions } from "@/lib/tasks/schema";

export const handOutPlanInput = z.object({ planId: z.uuid() });

export const handOutTasksInput = z.object({ tasks: taskVersions });
export type HandOutTasksInput = z.infer<typeof handOutTasksInput>;
