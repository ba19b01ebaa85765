import { type RowPage, type TaskGrouping, type TaskQuery, taskGroupings } from "../types";

/** A plan's own sections, and across plans (null) the plans: as papers are read. */
function usualGrouping(of: string | null): TaskGrouping {
  return of === null ? "plan" : "section";
}

/** What rows can stand under: sections belong to one plan, and a plan is no group within itself. */
export function groupingsOf(of: string | null): TaskGrouping[] {
  const strange = of === null ? "section" : "plan";
  return taskGroupings.filter((grouping) => grouping !== strange);
}

/** What the rows of a plan, or of all plans (null), stand under as a query asks. */
export function groupingOf(of: string | null, { group }: Pick<TaskQuery, "group">): TaskGrouping {
  return groupingsOf(of).find((grouping) => grouping === group) ?? usualGrouping(of);
}

/** Of tasks in their order, those that follow one of them; none where that one is not among them any more. */
export function following(order: readonly string[], { after, limit }: RowPage): string[] {
  const last = after === null ? -1 : order.indexOf(after);
  return after !== null && last === -1 ? [] : order.slice(last + 1, last + 1 + limit);
}
