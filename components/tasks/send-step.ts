import type { ActionResult } from "@/lib/auth/types";
import { handOutTasks } from "@/lib/handing-out/actions";
import { stepTask } from "@/lib/tasks/actions";
import type { TaskVersion } from "@/lib/tasks/schema";
import type { TaskStep } from "@/lib/tasks/view";

/** Sends a step to whoever takes it; gives what of it can be taken back. */
export async function sendStep(
  task: TaskVersion,
  step: TaskStep,
  reason: string | null,
): Promise<ActionResult<TaskVersion[]>> {
  if (step !== "hand_out") return stepTask({ ...task, step, reason });
  const result = await handOutTasks({ tasks: [task] });
  return result.ok ? { ok: true, data: [] } : result;
}
