import type { CalendarDate } from "@/lib/calendar/date";
import { isCalendarDate } from "@/lib/calendar/date";
import type { MilestoneFault, PlannedMilestone, TaskDays } from "./types";

/** Where a plan of steps is wrong: by the place of the step, null for what concerns all of them. No steps are no fault. */
export function milestoneFaults(
  planned: readonly Pick<PlannedMilestone, "name" | "dueOn" | "share">[],
  { starts, deadline }: TaskDays,
): { at: number | null; fault: MilestoneFault }[] {
  const faults: { at: number | null; fault: MilestoneFault }[] = [];
  for (const [at, { name, dueOn, share }] of planned.entries()) {
    if (name.trim() === "") faults.push({ at, fault: "name" });
    if (!isCalendarDate(dueOn)) faults.push({ at, fault: "date" });
    else if (dueOn < starts) faults.push({ at, fault: "before" });
    else if (deadline !== null && dueOn > deadline) faults.push({ at, fault: "after" });
    if (!Number.isInteger(share) || share < 1 || share > 100) faults.push({ at, fault: "share" });
  }
  if (planned.length > 0 && shareSum(planned) !== 100) faults.push({ at: null, fault: "sum" });
  return faults;
}

export function shareSum(steps: readonly { share: number }[]): number {
  return steps.reduce((sum, { share }) => sum + share, 0);
}

interface Dated {
  dueOn: CalendarDate;
  reachedOn: CalendarDate | null;
}

/** How a step stands on a day: reached in time or late, due and not reached, or ahead. */
export function milestoneState(
  { dueOn, reachedOn }: Dated,
  day: CalendarDate,
): "reached" | "reached_late" | "missed" | "ahead" {
  if (reachedOn !== null) return reachedOn > dueOn ? "reached_late" : "reached";
  return dueOn < day ? "missed" : "ahead";
}

/** Equal shares that add up to 100: what is left over goes to the first. */
export function equalShares(count: number): number[] {
  const each = Math.floor(100 / count);
  return Array.from({ length: count }, (_, index) => each + (index < 100 - each * count ? 1 : 0));
}
