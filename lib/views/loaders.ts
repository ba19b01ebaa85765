import { z } from "zod";
import { answerFor } from "@/lib/auth/action";
import { scopeOf } from "@/lib/auth/scope";
import { requireActor } from "@/lib/auth/session";
import type { ActionResult, Actor } from "@/lib/auth/types";
import { type CalendarDate, dayOf } from "@/lib/calendar/date";
import { AppError } from "@/lib/errors";
import { findPlanHead } from "@/lib/plans/data";
import { planAccess } from "@/lib/plans/loaders";
import { countQueries } from "@/lib/tasks/query/data";
import { paramsOf, readTaskQuery } from "@/lib/tasks/schema";
import { listViews } from "./data";
import type { CountedView, SavedView } from "./types";
import { savedView } from "./view";

/** The views of a plan that the reader of its page sees, without their counts. */
export async function loadViews(planId: string): Promise<SavedView[]> {
  const { scope, actor, plan } = await planAccess(planId);
  return (await listViews(scope, plan.id, actor.userId)).map((stored) => savedView(actor, stored));
}

/** The same with how many tasks each shows; as many statements for one view as for many. */
export async function countedViews(actor: Actor, planId: string, day: CalendarDate): Promise<CountedView[]> {
  const scope = scopeOf(actor);
  const stored = await listViews(scope, planId, actor.userId);
  const queries = stored.map(({ query }) => readTaskQuery(paramsOf(new URLSearchParams(query))));
  const counts = await countQueries(scope, planId, day, queries);
  return stored.map((view, at) => ({ ...savedView(actor, view), count: counts[at] ?? 0 }));
}

/** For the menu, when it is opened. */
export async function loadCountedViews(planId: string | null): Promise<ActionResult<CountedView[]>> {
  try {
    const actor = await requireActor();
    const known = z.uuid().safeParse(planId);
    const plan = known.success ? await findPlanHead(scopeOf(actor), known.data) : null;
    if (!plan) throw new AppError("notFound");
    return { ok: true, data: await countedViews(actor, plan.id, dayOf(new Date(), actor.timeZone)) };
  } catch (error) {
    return answerFor("views", error);
  }
}
