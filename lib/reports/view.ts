import type { AuditEntry } from "@/lib/audit/schema";
import { type CalendarDate, monthStart } from "@/lib/calendar/date";
import type { HistoryEntry, LastReport, OwedReport, OwnReport, ReportContent, ReportStatus } from "./types";

/** What stands in the fields: as typed, the percent too. */
export interface DraftContent {
  text: string;
  percent: string;
  isBlocked: boolean;
  problems: string;
  nextSteps: string;
}

export const draftFields = ["text", "percent", "isBlocked", "problems", "nextSteps"] as const;
export type DraftField = (typeof draftFields)[number];

export function contentOf(report: ReportContent | null): DraftContent {
  if (!report) return { text: "", percent: "", isBlocked: false, problems: "", nextSteps: "" };
  const { text, percent, isBlocked, problems, nextSteps } = report;
  return { text, percent: String(percent), isBlocked, problems, nextSteps };
}

/** What is typed into a percent field: digits of any width, at most 100. */
export function cleanPercent(typed: string): string {
  const digits = typed
    .normalize("NFKC")
    .replace(/\D/g, "")
    .replace(/^0+(?=\d)/, "")
    .slice(0, 3);
  return digits === "" ? "" : String(Math.min(100, Number(digits)));
}

/** An empty percent field stands for last time's figure. */
export function reportContent(content: DraftContent, last: LastReport | null): ReportContent {
  const { percent, ...rest } = content;
  return { ...rest, percent: percent === "" ? (last?.percent ?? 0) : Number(percent) };
}

export function differingFields(a: DraftContent, b: DraftContent): DraftField[] {
  return draftFields.filter((field) => a[field] !== b[field]);
}

/** One for each report that is owed: a department can owe two for one task when an earlier one was sent back. */
export function entryKey(entry: Pick<OwedReport, "assignmentId" | "periodId">): string {
  return `${entry.assignmentId}:${entry.periodId}`;
}

/**
 * Where a report stands for its writer: nothing written, sent back and not yet answered, ready to be handed in
 * (`unchanged`: as last time), or handed in.
 */
export type EntryState = "empty" | "returned" | "ready" | "unchanged" | "handed_in";

export function entryState(
  report: Pick<OwnReport, "status" | "isUnchanged" | "returnedText"> | null,
  content: DraftContent,
): EntryState {
  if (report && isHandedIn(report.status)) return "handed_in";
  const text = content.text.trim();
  if (report?.status === "returned") {
    return text === "" || text === report.returnedText?.trim() ? "returned" : "ready";
  }
  if (text === "") return "empty";
  return report?.isUnchanged ? "unchanged" : "ready";
}

export function isHandedIn(status: ReportStatus): boolean {
  return status === "submitted" || status === "signed_off" || status === "accepted";
}

export function mayBeSubmitted(state: EntryState): boolean {
  return state === "ready" || state === "unchanged";
}

export interface OwedSums {
  total: number;
  handedIn: number;
  ready: number;
  open: number;
}

/** How many of each: they add up. */
export function owedSums(states: readonly EntryState[]): OwedSums {
  const handedIn = states.filter((state) => state === "handed_in").length;
  const ready = states.filter(mayBeSubmitted).length;
  return { total: states.length, handedIn, ready, open: states.length - handedIn - ready };
}

/** What is owed for the period that is open; the others were sent back from earlier ones. */
function ofOpenPeriod<T extends Pick<OwedReport, "planId" | "startsOn">>(entries: readonly T[]): T[] {
  const latest = new Map<string, CalendarDate>();
  for (const { planId, startsOn } of entries) {
    const known = latest.get(planId);
    if (known === undefined || startsOn > known) latest.set(planId, startsOn);
  }
  return entries.filter(({ planId, startsOn }) => latest.get(planId) === startsOn);
}

type Dated = Pick<OwedReport, "planId" | "startsOn" | "dueOn">;

/** The month that all the reports are for; null where they are for several. */
export function commonMonth(entries: readonly Dated[]): string | null {
  const months = new Set(ofOpenPeriod(entries).map(({ startsOn }) => startsOn.slice(0, 7)));
  const [month = null] = months;
  return months.size === 1 ? month : null;
}

/** The day on which the first of them is due; null where nothing is owed. */
export function firstDue(entries: readonly Dated[]): CalendarDate | null {
  return (
    ofOpenPeriod(entries)
      .map(({ dueOn }) => dueOn)
      .sort()[0] ?? null
  );
}

export interface EntryGroup {
  key: string;
  /** Null for what was sent back, from whichever plan. */
  planTitle: string | null;
  entries: OwedReport[];
}

/** What was sent back first, then plan by plan, each in its order. */
export function groupEntries(entries: readonly OwedReport[]): EntryGroup[] {
  const groups = new Map<string, EntryGroup>();
  for (const entry of entries) {
    const returned = entry.report?.status === "returned";
    const key = returned ? "returned" : entry.planId;
    const group = groups.get(key) ?? { key, planTitle: returned ? null : entry.planTitle, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Nothing in it asks for a second look: no trouble named and no step backwards. */
export function isPlain(report: {
  isBlocked: boolean;
  problems: string;
  percent: number;
  own: boolean;
  last: LastReport | null;
}): boolean {
  return (
    !report.own &&
    !report.isBlocked &&
    report.problems.trim() === "" &&
    (report.last === null || report.percent >= report.last.percent)
  );
}

/** Whether one period's month comes right before another's. */
export function isMonthBefore(earlier: CalendarDate, later: CalendarDate): boolean {
  return monthStart(earlier, 1) === monthStart(later);
}

/** A row of the log as a history tells it: who with the department they acted for. */
export function historyEntry(
  row: AuditEntry & {
    sequence: number;
    at: Date;
    actorName: string;
    departmentName: string | null;
    taskId: string | null;
  },
): HistoryEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    who: [row.departmentName, row.actorName].filter(Boolean).join(" "),
    taskId: row.taskId,
    entry: row,
  };
}
