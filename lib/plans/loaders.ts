import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { readAudit } from "@/lib/audit/data";
import { readBefore } from "@/lib/audit/schema";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import type { Actor } from "@/lib/auth/types";
import { type CalendarDate, dayOf } from "@/lib/calendar/date";
import { findOriginal, findPlanHead, nameTasks } from "./data";
import type { PlanHead, PlanHistoryPage } from "./types";

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

const historyLength = 50;

/** All that was done about a plan and its tasks, a page at a time: for everybody who may read the plan. */
export async function loadPlanHistory(
  planId: string,
  before: string | string[] | undefined,
): Promise<{ plan: PlanHead; history: PlanHistoryPage }> {
  const { scope, plan } = await planAccess(planId);
  const from = readBefore(before);
  const { rows, next } = await readAudit(scope, { planId: plan.id, before: from, limit: historyLength });
  const names = await nameTasks(scope, [...new Set(rows.flatMap(({ taskId }) => taskId ?? []))]);
  const entries = rows.map((row) => ({
    ...row,
    ...((row.taskId && names.get(row.taskId)) || { taskNumber: null, taskName: null }),
  }));
  return { plan, history: { entries, next, isOlder: from !== undefined } };
}
