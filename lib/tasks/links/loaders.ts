import { type Scope, scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { mayEditTasks } from "../policy";
import { findLink, listLinkCandidates } from "./data";
import { suggestedLinks } from "./rules";
import type { TaskLinks } from "./types";

/** What is reported on together with a task, and for supervisors what could be. */
export async function loadTaskLinks(task: { id: string; name: string }): Promise<TaskLinks> {
  const actor = await pageActor();
  return gatherTaskLinks(actor, scopeOf(actor), task);
}

export async function gatherTaskLinks(
  actor: Actor,
  scope: Scope,
  task: { id: string; name: string },
): Promise<TaskLinks> {
  const link = await findLink(scope, task.id);
  if (link || !mayEditTasks(actor)) return { link, suggestions: [] };
  return { link, suggestions: suggestedLinks(task.name, await listLinkCandidates(scope, task.id)) };
}
