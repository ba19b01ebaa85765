import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import { gatherLedger } from "@/lib/tasks/loaders";
import { readTaskQuery } from "@/lib/tasks/schema";
import type { TaskQuery } from "@/lib/tasks/types";
import { listMarks, listStarts } from "./data";
import { readTimelineOptions } from "./schema";
import type { TimelineGrouping, TimelineZoom } from "./types";
import { type TimelineView, timelineView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** What the timeline of a plan shows under an address. */
export async function loadTimeline(planId: string, params: SearchParams): Promise<TimelineView> {
  return gatherTimeline(await planAccess(planId), readTaskQuery(params), readTimelineOptions(params));
}

/** The same for an actor whose right to the plan has been asked for; as many statements for one task as for many. */
export async function gatherTimeline(
  access: PlanAccess,
  query: TaskQuery,
  options: { zoom: TimelineZoom; by: TimelineGrouping },
): Promise<TimelineView> {
  const { scope, plan, day } = access;
  const [ledger, starts, marks] = await Promise.all([
    gatherLedger(access, { ...query, group: null }),
    listStarts(scope, plan.id, day),
    listMarks(scope, plan.id),
  ]);
  return timelineView({ ...options, day, plan, ledger, starts, marks });
}
