import { addDays, type CalendarDate, daysBetween } from "@/lib/calendar/date";
import { expectedPercent } from "@/lib/tasks/rules";
import type { Random } from "./random";

/** How a task of the demo goes. */
export interface Course {
  kind: "steady" | "ahead" | "slow" | "stuck" | "blocked" | "waiting";
  /** Share of the expected progress that is reached. */
  pace: number;
  /** Day on which the lead claims completion; null where that lies ahead. */
  claimedOn: CalendarDate | null;
  /** Percent at which a blocked task stands still, and since when. */
  blockedSince: CalendarDate | null;
}

interface Stretch {
  starts: CalendarDate;
  deadline: CalendarDate | null;
  today: CalendarDate;
}

/** Draws a course: most go well, some lag, a few are stuck; of what is past its deadline most is done, some of it late. */
export function drawCourse({ starts, deadline, today }: Stretch, random: Random): Course {
  const none = { claimedOn: null, blockedSince: null };
  if (starts > today) return { kind: "waiting", pace: 0, ...none };
  const draw = random.next();
  if (deadline !== null && deadline < today) {
    if (draw < 0.22) return { kind: "slow", pace: random.between(70, 88) / 100, ...none };
    const late = draw < 0.45 ? random.between(4, 25) : -random.between(2, 30);
    const claimedOn = addDays(deadline, late);
    return {
      kind: "steady",
      pace: 1,
      claimedOn: claimedOn < today ? claimedOn : addDays(today, -3),
      blockedSince: null,
    };
  }
  if (draw < 0.07) return { kind: "stuck", pace: random.between(30, 48) / 100, ...none };
  if (draw < 0.13) {
    return {
      kind: "blocked",
      pace: 0.95,
      claimedOn: null,
      blockedSince: addDays(today, -random.between(70, 110)),
    };
  }
  if (draw < 0.32) return { kind: "slow", pace: random.between(72, 84) / 100, ...none };
  if (draw < 0.5) {
    const nearlyDone = random.chance(0.35) && daysBetween(starts, today) > 200;
    const claimedOn = nearlyDone ? addDays(today, -random.between(4, 160)) : null;
    return { kind: "ahead", pace: random.between(106, 118) / 100, claimedOn, blockedSince: null };
  }
  return { kind: "steady", pace: random.between(95, 104) / 100, ...none };
}

/** What of the task is truly done on a day, from 0 to 100. */
export function truePercent(
  course: Course,
  { starts, deadline }: Omit<Stretch, "today">,
  day: CalendarDate,
): number {
  if (course.kind === "waiting") return 0;
  if (course.claimedOn !== null) {
    const linear = expectedPercent(starts, course.claimedOn, day) ?? 0;
    return day >= course.claimedOn ? 100 : Math.min(99, linear);
  }
  const until = course.blockedSince !== null && course.blockedSince < day ? course.blockedSince : day;
  const expected = expectedPercent(starts, deadline ?? addDays(starts, 1000), until) ?? 0;
  return Math.max(0, Math.min(97, Math.round(expected * course.pace)));
}
