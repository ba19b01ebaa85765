import type { AuditEntry } from "@/lib/audit/schema";
import type { Actor } from "@/lib/auth/types";
import { type CalendarDate, monthStart } from "@/lib/calendar/date";
import { mayAnswerFor, mayTakeStepOn } from "@/lib/tasks/policy";
import {
  answerable,
  assignmentLight,
  isOpen,
  statusAfter,
  type TaskStep,
  taskSteps,
} from "@/lib/tasks/rules";
import type { Light, TaskStatus } from "@/lib/tasks/types";
import type {
  AssignmentDetail,
  HistoryEntry,
  LastReport,
  OwedReport,
  OwnReport,
  ReportContent,
  ReportStatus,
  TaskDetail,
  TaskPast,
  WaitingReport,
} from "./types";

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

/** What is owed for periods that are open: all but what was sent back from those before the last. */
function ofOpenPeriod<T extends Pick<OwedReport, "planId" | "startsOn" | "report">>(
  entries: readonly T[],
): T[] {
  const latest = new Map<string, CalendarDate>();
  for (const { planId, startsOn } of entries) {
    const known = latest.get(planId);
    if (known === undefined || startsOn > known) latest.set(planId, startsOn);
  }
  return entries.filter(
    ({ planId, startsOn, report }) => report?.status !== "returned" || latest.get(planId) === startsOn,
  );
}

type Dated = Pick<OwedReport, "planId" | "startsOn" | "dueOn" | "report">;

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

/** Both can be served by one item: handed in both, or not sent back and with no words of their own that differ. */
function goTogether({ report: a }: OwedReport, { report: b }: OwedReport): boolean {
  const handedIn = [a, b].filter((report) => report && isHandedIn(report.status)).length;
  if (handedIn > 0) return handedIn === 2;
  if (a?.status === "returned" || b?.status === "returned") return false;
  const [first = "", second = ""] = [a?.text.trim(), b?.text.trim()];
  return first === "" || second === "" || first === second || Boolean(a?.isUnchanged && b?.isUnchanged);
}

/**
 * Linked tasks that one item serves: by the key of the report that is shown, the key of the other. Shown is what has been
 * written to, else what is due first; on the page of a task (`taskId`) that task's own, unless only the other has words.
 */
export function linkedPairs(
  entries: readonly OwedReport[],
  taskId: string | null = null,
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const seen = new Map<string, OwedReport>();
  for (const entry of entries) {
    if (entry.linkId === null) continue;
    const first = seen.get(entry.linkId);
    if (!first) seen.set(entry.linkId, entry);
    else if (
      first.assignmentId !== entry.assignmentId &&
      !pairs.has(entryKey(first)) &&
      goTogether(first, entry)
    ) {
      const written = ({ report }: OwedReport) => (report?.text.trim() ? 1 : 0);
      const later = written(entry) - written(first) || (entry.dueOn < first.dueOn ? 1 : -1);
      const isLater = taskId === null ? later > 0 : entry.task.id === taskId;
      const [shown, other] = isLater ? [entry, first] : [first, entry];
      if (taskId === null || written(other) <= written(shown)) pairs.set(entryKey(shown), entryKey(other));
    }
  }
  return pairs;
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

/** Nothing in it asks for a second look: no trouble named and no hint. */
export function isPlain(report: Pick<WaitingReport, "isBlocked" | "problems" | "own" | "hints">): boolean {
  return !report.own && !report.isBlocked && report.problems.trim() === "" && report.hints.length === 0;
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

const taskLine: readonly TaskStatus[] = [
  "draft",
  "assigned",
  "in_progress",
  "completion_claimed",
  "completed",
  "closed",
];

export interface LifeStep {
  key: TaskStatus;
  state: "done" | "current" | "ahead";
  at: Date | null;
}

/** The line of a task's life: what it has been through and when, where it stands, what comes. */
export function lifeSteps(task: Pick<TaskDetail, "status" | "createdAt">, past: TaskPast): LifeStep[] {
  const reachedAt = (status: string) =>
    status === "draft"
      ? task.createdAt
      : (past.reached.find((change) => change.status === status)?.at ?? null);
  const standing = taskLine.indexOf(task.status);
  // Put off or given up: what it has been through is what it once reached.
  const last = standing === -1 ? taskLine.findLastIndex((status) => reachedAt(status) !== null) : standing;
  return taskLine.map((key, index) => ({
    key,
    state: index === standing ? "current" : index <= last ? "done" : "ahead",
    at: index <= last ? reachedAt(key) : null,
  }));
}

/** Steps that a person may take now; acknowledging begins the work, so beginning is not offered beside it. */
export function possibleSteps(
  actor: Pick<Actor, "role" | "departmentId">,
  task: { status: TaskStatus; plan: { active: boolean } },
  assignments: readonly Pick<AssignmentDetail, "departmentId" | "role" | "declinedAt" | "claimedAt">[],
): TaskStep[] {
  if (!task.plan.active) return [];
  const answering = answerable(assignments.map((one) => ({ ...one, declined: one.declinedAt !== null })));
  const own = answering.find(({ departmentId }) => departmentId === actor.departmentId);
  return taskSteps.filter(
    (step) =>
      step !== "start" &&
      statusAfter(task.status, step) !== null &&
      mayTakeStepOn(actor, step, answering) &&
      (step !== "claim_completion" || (own !== undefined && own.claimedAt === null)),
  );
}

/** A department's own light on a task, and why where that is its own doing. */
export function ownLight(
  task: Pick<TaskDetail, "light">,
  own: Pick<AssignmentDetail, "role" | "isBlocked" | "reportMissing" | "acknowledgedAt">,
): { light: Light; reason: "blocked" | "reportMissing" | null } {
  const light = assignmentLight({ ...own, acknowledged: own.acknowledgedAt !== null }, task.light);
  const open = light !== "done" && light !== "none";
  return {
    light,
    reason: !open ? null : own.isBlocked ? "blocked" : own.reportMissing ? "reportMissing" : null,
  };
}

/** Whether a person can answer for this part of the task, which nobody has answered for yet. */
export function mayAnswer(
  actor: Pick<Actor, "role" | "departmentId">,
  task: { status: TaskStatus; plan: { active: boolean } },
  own: Pick<AssignmentDetail, "departmentId" | "acknowledgedAt" | "declinedAt">,
): boolean {
  return (
    mayAnswerFor(actor, own.departmentId) &&
    own.acknowledgedAt === null &&
    own.declinedAt === null &&
    task.plan.active &&
    isOpen(task.status)
  );
}

/** Whether a report is expected of this department now and none has been begun. */
export function isReportMissing(
  task: { status: TaskStatus; plan: { active: boolean } },
  own: Pick<AssignmentDetail, "owes" | "report">,
): boolean {
  return own.owes && own.report === null && task.plan.active && isOpen(task.status);
}

export interface SourcePiece {
  text: string;
  /** Which field was read from these words. */
  mark: "department" | "deadline" | null;
}

/** Words between two anchors that are no further apart than this belong to one quotation. */
const nearby = 60;

/**
 * The sentences of the plan that a task was read from, paragraph by paragraph, with the words of departments and
 * deadline marked. Departments often stand after the text, so their anchors belong to the quotation.
 */
export function sourceParagraphs(
  text: string,
  anchors: readonly (readonly [number, number])[],
  departments: readonly (readonly [number, number])[],
  deadlineWords: string | null,
): SourcePiece[][] {
  const ranges = [...anchors, ...departments]
    .filter(([start, end]) => start >= 0 && end > start && end <= text.length)
    .toSorted((a, b) => a[0] - b[0]);
  const quoted: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = quoted.at(-1);
    if (last && start - last[1] <= nearby) last[1] = Math.max(last[1], end);
    else quoted.push([start, end]);
  }
  return quoted.flatMap(([start, end]) => {
    const closing = /^[）)】\]。；;]+/.exec(text.slice(end, end + 4))?.[0].length ?? 0;
    return paragraphs(text, start, end + closing).map(([from, to]) =>
      pieces(text, from, to, marksIn(text, from, to, departments, deadlineWords)),
    );
  });
}

function paragraphs(text: string, start: number, end: number): [number, number][] {
  const found: [number, number][] = [];
  let from = start;
  for (const part of text.slice(start, end).split("\n")) {
    if (part.trim() !== "") found.push([from, from + part.length]);
    from += part.length + 1;
  }
  return found;
}

interface Mark {
  start: number;
  end: number;
  mark: "department" | "deadline";
}

function marksIn(
  text: string,
  from: number,
  to: number,
  departments: readonly (readonly [number, number])[],
  deadlineWords: string | null,
): Mark[] {
  const marks: Mark[] = departments
    .filter(([start, end]) => start >= from && end <= to)
    .map(([start, end]) => ({ start, end, mark: "department" }));
  const at = deadlineWords ? text.slice(from, to).indexOf(deadlineWords) : -1;
  if (deadlineWords && at >= 0) {
    marks.push({ start: from + at, end: from + at + deadlineWords.length, mark: "deadline" });
  }
  return marks.toSorted((a, b) => a.start - b.start);
}

function pieces(text: string, from: number, to: number, marks: readonly Mark[]): SourcePiece[] {
  const found: SourcePiece[] = [];
  let at = from;
  for (const { start, end, mark } of marks) {
    if (start < at) continue;
    if (start > at) found.push({ text: text.slice(at, start), mark: null });
    found.push({ text: text.slice(start, end), mark });
    at = end;
  }
  if (at < to) found.push({ text: text.slice(at, to), mark: null });
  return found;
}
