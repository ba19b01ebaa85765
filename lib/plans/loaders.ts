import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { type CalendarDate, dayOf } from "@/lib/calendar/date";
import { findOriginal, findPlanHead } from "./data";
import type { PlanHead } from "./types";

export interface WorkspaceAccess {
  actor: Actor;
  scope: Scope;
  /** Today where the workspace is; on the pages of an archived plan the day of its archiving. */
  day: CalendarDate;
}

export interface PlanAccess extends WorkspaceAccess {
  plan: PlanHead;
}

/** The gate of pages about the whole workspace. */
export async function workspaceAccess(): Promise<WorkspaceAccess> {
  const actor = await pageActor();
  return { actor, scope: scopeOf(actor), day: dayOf(new Date(), actor.timeZone) };
}

/** The gate of every page of a plan, asked once for a request. What is not the reader's own answers as what is not there. */
export const planAccess = cache(async (planId: string): Promise<PlanAccess> => {
  const actor = await pageActor();
  const scope = scopeOf(actor);
  const plan = z.uuid().safeParse(planId).success ? await findPlanHead(scope, planId) : null;
  if (!plan) notFound();
  return { actor, scope, day: plan.archivedOn ?? dayOf(new Date(), actor.timeZone), plan };
});

/** The uploaded file of a plan, or of one of its editions, for download. */
export async function loadOriginal(
  planId: string,
  editionId: string | null,
): Promise<{ fileName: string; extension: string; bytes: Uint8Array }> {
  const { scope, plan } = await planAccess(planId);
  if (editionId !== null && !z.uuid().safeParse(editionId).success) notFound();
  const file = await findOriginal(scope, plan.id, editionId ?? undefined);
  if (!file) notFound();
  return { fileName: file.fileName, extension: file.format.replace(/\W/g, ""), bytes: file.bytes };
}
