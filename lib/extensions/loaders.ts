import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { listTaskExtensions } from "./data";
import type { TaskExtensions } from "./types";
import { taskExtensions } from "./view";

/** The extensions of a task for whoever is signed in; none of a task that is not of their workspace. */
export async function loadTaskExtensions(taskId: string): Promise<TaskExtensions> {
  const actor = await pageActor();
  return taskExtensions(actor, await listTaskExtensions(scopeOf(actor), taskId));
}
