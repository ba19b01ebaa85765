import { cookies } from "next/headers";
import { z } from "zod";
import { answerFor } from "@/lib/auth/action";
import { scopeOf } from "@/lib/auth/scope";
import { requireActor } from "@/lib/auth/session";
import type { ActionResult, Actor } from "@/lib/auth/types";
import { type CalendarDate, dayOf } from "@/lib/calendar/date";
import { AppError } from "@/lib/errors";
import { findPlanHead } from "@/lib/plans/data";
import { planAccess, workspaceAccess } from "@/lib/plans/loaders";
import { countQueries } from "@/lib/tasks/query/data";
import { paramsOf, readTaskQuery } from "@/lib/tasks/schema";
import { listViews } from "./data";
import { mayShareViews } from "./policy";
import type { CountedView, ViewsOfReader } from "./types";
import { savedView, widthsCookie, widthsOf } from "./view";

/** The views of a plan, or (null) those across plans, that the reader of a page sees; without their counts. */
export async function loadViews(planId: string | null): Promise<ViewsOfReader> {
  const { scope, actor } = planId === null ? await workspaceAccess() : await planAccess(planId);
  const [stored, kept] = await Promise.all([listViews(scope, planId, actor.userId), cookies()]);
  return {
    planId,
    views: stored.map((view) => savedView(actor, view)),
    mayShare: mayShareViews(actor),
    personId: actor.userId,
    widths: widthsOf(actor.userId, kept.get(widthsCookie)?.value ?? ""),
  };
}

/** The same with how many tasks each shows; as many statements for one view as for many. */
export async function countedViews(
  actor: Actor,
  planId: string | null,
  day: CalendarDate,
): Promise<CountedView[]> {
  const scope = scopeOf(actor);
  const stored = await listViews(scope, planId, actor.userId);
  const queries = stored.map(({ query }) => readTaskQuery(paramsOf(new URLSearchParams(query))));
  const counts = await countQueries(scope, planId, day, queries);
  return stored.map((view, at) => ({ ...savedView(actor, view), count: counts[at] ?? 0 }));
}

/** For the menu, when it is opened; null asks for those across plans. */
export async function loadCountedViews(planId: string | null): Promise<ActionResult<CountedView[]>> {
  try {
    const actor = await requireActor();
    if (planId !== null) {
      const known = z.uuid().safeParse(planId);
      const plan = known.success ? await findPlanHead(scopeOf(actor), known.data) : null;
      if (!plan) throw new AppError("notFound");
    }
    return { ok: true, data: await countedViews(actor, planId, dayOf(new Date(), actor.timeZone)) };
  } catch (error) {
    return answerFor("views", error);
  }
}
