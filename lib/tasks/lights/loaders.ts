import { notFound } from "next/navigation";
import { scopeOf } from "@/lib/auth/scope";
import { pageActor } from "@/lib/auth/session";
import { dayOf } from "@/lib/calendar/date";
import { planAccess } from "@/lib/plans/loaders";
import type { PlanHead } from "@/lib/plans/types";
import { readThresholds } from "../data";
import { mayEditTasks } from "../policy";
import { countLightsUnder, findOverride } from "./data";
import { readThresholdTrial } from "./schema";
import type { LightOverride, LightsTrial } from "./types";
import { lastMonthEnds, lightsTrial } from "./view";

/** The light that a supervisor has set for a task, while it holds. */
export async function loadOverride(taskId: string): Promise<LightOverride | null> {
  const actor = await pageActor();
  return findOverride(scopeOf(actor), taskId, dayOf(new Date(), actor.timeZone));
}

/** What other thresholds would have given at the last month-ends; for supervisors of a plan under way, to others it is not there. */
export async function loadLightsTrial(
  planId: string,
  params: Record<string, string | string[] | undefined>,
): Promise<{ plan: PlanHead; trial: LightsTrial }> {
  const { actor, scope, day, plan } = await planAccess(planId);
  if (!mayEditTasks(actor) || plan.status !== "active") notFound();
  const present = await readThresholds(scope, plan.id);
  const proposed = readThresholdTrial(params);
  const days = lastMonthEnds(day, plan.handedOutOn);
  const counts =
    days.length === 0
      ? []
      : await countLightsUnder(scope, plan.id, days, { present, proposed: proposed ?? present });
  return { plan, trial: lightsTrial(plan.id, days, counts, present, proposed) };
}
