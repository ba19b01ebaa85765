import { addDays, type CalendarDate, daysBetween, monthEnd, monthStart } from "@/lib/calendar/date";
import type { PlanHead } from "@/lib/plans/types";
import { type FacetOptions, facetOptions } from "@/lib/tasks/query/view";
import { isOpen } from "@/lib/tasks/rules";
import type { SectionTitle, TaskQuery } from "@/lib/tasks/types";
import { sectionName } from "@/lib/tasks/view";
import type { TimelineGrouping, TimelineRead, TimelineRow, TimelineZoom } from "./types";

export interface TimelineGroup {
  /** Id of the section or department; null: outside of any. */
  key: string | null;
  name: string | null;
  /** How many there are, read or not. */
  count: number;
  rows: TimelineRow[];
}

export interface TimelineView {
  planId: string;
  query: TaskQuery;
  options: FacetOptions;
  by: TimelineGrouping;
  zoom: TimelineZoom;
  /** Today where the workspace is. */
  day: CalendarDate;
  /** First and last day of the axis: whole months. */
  from: CalendarDate;
  to: CalendarDate;
  groups: TimelineGroup[];
  /** What bars stand under that have not been read yet. */
  later: Omit<TimelineGroup, "rows">[];
  total: number;
  mayEdit: boolean;
}

interface Named {
  id: string;
  name: string;
}

interface TimelineParts {
  by: TimelineGrouping;
  zoom: TimelineZoom;
  day: CalendarDate;
  plan: Pick<PlanHead, "id" | "startsOn" | "endsOn">;
  query: TaskQuery;
  read: TimelineRead;
  sections: readonly SectionTitle[];
  departments: readonly Named[];
  mayEdit: boolean;
}

/** No axis is drawn longer than this: a deadline mistyped by a century must not make a page of a million pixels. */
const longestYears = 12;

/** The tasks of a plan on an axis of days, under their sections or under those who lead them. */
export function timelineView(parts: TimelineParts): TimelineView {
  const { by, zoom, day, plan, query, read, departments } = parts;
  const sections = parts.sections.map((section) => ({ id: section.id, name: sectionName(section) }));
  const names = new Map((by === "section" ? sections : departments).map(({ id, name }) => [id, name]));
  const heads = read.groups.map(({ key, count }) => ({
    key,
    name: key === null ? null : (names.get(key) ?? null),
    count,
  }));
  const first = earliest([plan.startsOn, day, read.first ?? day]);
  const last = latest([plan.endsOn ?? day, day, read.last ?? day]);
  const from = latest([monthStart(first), monthStart(day, -12 * longestYears)]);
  const to = earliest([monthEnd(last, 1), monthEnd(from, 12 * longestYears)]);
  const groups = groupsOf(by, heads, read.rows);
  const begun = new Set(groups.map(({ key }) => key));
  return {
    planId: plan.id,
    query,
    options: facetOptions(read.counts, query, { sections, departments, plans: [] }),
    by,
    zoom,
    day,
    from,
    to,
    groups,
    later: heads.filter(({ key }) => !begun.has(key)),
    total: heads.reduce((sum, { count }) => sum + count, 0),
    mayEdit: parts.mayEdit,
  };
}

/** Bars in their order, under what they stand under. */
function groupsOf(
  by: TimelineGrouping,
  heads: readonly Omit<TimelineGroup, "rows">[],
  rows: readonly TimelineRow[],
): TimelineGroup[] {
  const headOf = new Map(heads.map((head) => [head.key, head]));
  const groups: TimelineGroup[] = [];
  for (const row of rows) {
    const lead = by === "section" ? null : row.parties.find(({ role }) => role === "lead");
    const key = by === "section" ? row.sectionId : (lead?.departmentId ?? null);
    const last = groups.at(-1);
    if (last && last.key === key) last.rows.push(row);
    else groups.push({ ...(headOf.get(key) ?? { key, name: lead?.name ?? null, count: 0 }), rows: [row] });
  }
  return groups;
}

/** A timeline with these bars in place of those that it came with. */
export function withBars(view: TimelineView, rows: readonly TimelineRow[]): TimelineView {
  return { ...view, groups: groupsOf(view.by, [...view.groups, ...view.later], rows) };
}

function earliest(days: readonly CalendarDate[]): CalendarDate {
  return [...days].sort()[0] ?? "";
}

function latest(days: readonly CalendarDate[]): CalendarDate {
  return [...days].sort().at(-1) ?? "";
}

/** Pixels that a day takes. */
const dayWidths: Record<TimelineZoom, number> = { week: 18, month: 6, quarter: 2.4, year: 1 };

interface Tick {
  /** Its first day. */
  day: CalendarDate;
  left: number;
  width: number;
}

export interface Axis {
  width: number;
  /** Years, or months at the closest look. */
  upper: Tick[];
  /** Weeks, months or quarters. */
  lower: Tick[];
}

/** How far a day lies from the beginning of the axis, in pixels. */
export function placeOf(view: Pick<TimelineView, "from">, zoom: TimelineZoom, day: CalendarDate): number {
  return daysBetween(view.from, day) * dayWidths[zoom];
}

/** The day at a place of the axis. */
export function dayAt(view: Pick<TimelineView, "from">, zoom: TimelineZoom, place: number): CalendarDate {
  return addDays(view.from, Math.floor(place / dayWidths[zoom]));
}

const stepMonths = { month: 1, quarter: 3, year: 12 };

export function axisOf(view: Pick<TimelineView, "from" | "to">, zoom: TimelineZoom): Axis {
  const end = addDays(view.to, 1);
  const width = placeOf(view, zoom, end);
  const ticks = (first: CalendarDate, next: (day: CalendarDate) => CalendarDate): Tick[] => {
    const found: Tick[] = [];
    for (let day = first; day < end; day = next(day)) {
      const left = Math.max(0, placeOf(view, zoom, day));
      found.push({ day, left, width: Math.min(width, placeOf(view, zoom, next(day))) - left });
    }
    return found;
  };
  const months = (unit: keyof typeof stepMonths) => {
    const month = Number(view.from.slice(5, 7)) - 1;
    const first = monthStart(view.from, -(month % stepMonths[unit]));
    return ticks(first, (day) => monthStart(day, stepMonths[unit]));
  };
  if (zoom === "week") {
    const weekday = (new Date(`${view.from}T00:00:00Z`).getUTCDay() + 6) % 7;
    return {
      width,
      upper: months("month"),
      lower: ticks(addDays(view.from, -weekday), (day) => addDays(day, 7)),
    };
  }
  return { width, upper: months("year"), lower: months(zoom === "year" ? "quarter" : "month") };
}

/** Why the end of a task's bar cannot be moved to a day; null where it can. */
type MoveRefusal = "finished" | "beforeStart" | "same";

export function moveRefusal(row: TimelineRow, to: CalendarDate): MoveRefusal | null {
  if (!isOpen(row.status) && row.status !== "draft" && row.status !== "suspended") return "finished";
  if (to < row.starts) return "beforeStart";
  return row.deadlineOn === to ? "same" : null;
}

interface TimelineMonth {
  /** "2026-11"; null: without a deadline. */
  month: string | null;
  rows: TimelineRow[];
}

/** The tasks by the month in which they are due, for narrow screens and for paper. */
export function monthsOf(view: Pick<TimelineView, "groups">): TimelineMonth[] {
  const months = new Map<string | null, TimelineRow[]>();
  const rows = view.groups.flatMap((group) => group.rows);
  const key = (row: TimelineRow) => row.deadline?.slice(0, 7) ?? null;
  for (const row of rows) months.set(key(row), [...(months.get(key(row)) ?? []), row]);
  return [...months]
    .map(([month, due]) => ({
      month,
      rows: due.sort((a, b) => ((a.deadline ?? "") < (b.deadline ?? "") ? -1 : 1)),
    }))
    .sort((a, b) => ((a.month ?? "9999") < (b.month ?? "9999") ? -1 : 1));
}
