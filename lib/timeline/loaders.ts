import { listDepartments } from "@/lib/departments/data";
import { type PlanAccess, planAccess } from "@/lib/plans/loaders";
import { listSections } from "@/lib/tasks/data";
import { mayEditTasks } from "@/lib/tasks/policy";
import { following } from "@/lib/tasks/query/rules";
import { readRowPage, readTaskQuery } from "@/lib/tasks/schema";
import type { RowPage, TaskQuery } from "@/lib/tasks/types";
import { listNamedBars, readTimeline } from "./data";
import { readTimelineOptions } from "./schema";
import type { TimelineGrouping, TimelineRow, TimelineZoom } from "./types";
import { type TimelineView, timelineView } from "./view";

type SearchParams = Record<string, string | string[] | undefined>;

/** How many bars the page comes with; the others are read when somebody looks further. */
const firstRows = 80;

/** What the timeline of a plan shows under an address. */
export async function loadTimeline(planId: string, params: SearchParams): Promise<TimelineView> {
  return gatherTimeline(await planAccess(planId), readTaskQuery(params), readTimelineOptions(params));
}

/** The bars that come after one of them. */
export async function loadTimelineRows(planId: string, params: SearchParams): Promise<TimelineRow[]> {
  const { by } = readTimelineOptions(params);
  return gatherTimelineRows(await planAccess(planId), readTaskQuery(params), by, readRowPage(params));
}

/** In the order of the page that they follow, which is computed once for as long as nothing changes. */
export async function gatherTimelineRows(
  { scope, day, plan }: PlanAccess,
  query: TaskQuery,
  by: TimelineGrouping,
  page: RowPage,
): Promise<TimelineRow[]> {
  const { order } = await readTimeline(scope, plan.id, day, grouped(query, by), by, firstRows);
  return listNamedBars(scope, plan.id, day, following(order, page));
}

/** The bars stand in the order of what they stand under. */
function grouped(query: TaskQuery, by: TimelineGrouping): TaskQuery {
  return { ...query, group: by };
}

/** The same for an actor whose right to the plan has been asked for; as many statements for one task as for many. */
export async function gatherTimeline(
  access: PlanAccess,
  query: TaskQuery,
  options: { zoom: TimelineZoom; by: TimelineGrouping },
  limit = firstRows,
): Promise<TimelineView> {
  const { scope, actor, plan, day } = access;
  const [read, sections, departments] = await Promise.all([
    readTimeline(scope, plan.id, day, grouped(query, options.by), options.by, limit),
    listSections(scope, plan.id),
    listDepartments(scope),
  ]);
  return timelineView({
    ...options,
    query,
    day,
    plan,
    read,
    sections,
    departments: departments.map(({ id, name }) => ({ id, name })),
    mayEdit: mayEditTasks(actor) && plan.status === "active",
  });
}
