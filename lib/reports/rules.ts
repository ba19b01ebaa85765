import type { CalendarDate } from "@/lib/calendar/date";
import type { AssignmentRole, TaskStatus } from "@/lib/tasks/types";
import { resemblance } from "@/lib/text/similarity";
import type { LastReport, PeriodReporters, ReportStatus, ReviewHint, ShortTarget } from "./types";

/** The officer can write in it. */
export function isWritable(status: ReportStatus): boolean {
  return status === "draft" || status === "returned";
}

/** A period that was closed by hand takes no more reports, except again those that were sent back. */
export function isClosedFor(status: ReportStatus, closedAt: Date | null): boolean {
  return closedAt !== null && status !== "returned";
}

/** It has left the department and waits for the supervisor. */
export function awaitsReview(status: ReportStatus, signOffRequired: boolean): boolean {
  return status === "signed_off" || (status === "submitted" && !signOffRequired);
}

/** The states in which a report waits for the supervisor, for those who read many at once. */
export function reviewableStatuses(signOffRequired: boolean): ReportStatus[] {
  return signOffRequired ? ["signed_off"] : ["submitted", "signed_off"];
}

interface Owing {
  reporters: PeriodReporters;
  role: AssignmentRole;
  status: TaskStatus;
  /** First day of the work: the task's own, else the plan's. */
  starts: CalendarDate;
  dueOn: CalendarDate;
}

/** Whether a department's part of a task is to be reported in a period; work that has not begun owes none. In SQL: owes_report. */
export function owesReport({ reporters, role, status, starts, dueOn }: Owing): boolean {
  const isAsked =
    reporters === "all" || role === "lead" || (reporters === "responsible" && role === "responsible");
  const isUnderWay = status === "in_progress" || status === "completion_claimed";
  return isAsked && (isUnderWay || (status === "assigned" && starts <= dueOn));
}

interface Reviewed {
  text: string;
  percent: number;
  isUnchanged: boolean;
  last: Pick<LastReport, "text" | "percent"> | null;
  /** Number of files that came with it. */
  evidence: number;
  short: readonly ShortTarget[];
}

/** From here on two texts are the same words again, moved about at most. */
const copied = 0.9;
/** Fewer letters than this do not say what was done. */
const wordless = 8;

/**
 * What a reviewer should look at before accepting, in a fixed order. "No change" says of itself that it repeats the last
 * text, so only a figure that moved under it is worth a look.
 */
export function reviewHints({ text, percent, isUnchanged, last, evidence, short }: Reviewed): ReviewHint[] {
  const hints: ReviewHint[] = [];
  const isCopy = last !== null && resemblance(text, last.text) >= copied;
  const moved = percent > (last?.percent ?? 0);
  if (last && percent < last.percent) hints.push({ kind: "backwards", from: last.percent, to: percent });
  if (isCopy && !isUnchanged) hints.push({ kind: "copied" });
  if (moved && ((isCopy && isUnchanged) || lettersOf(text) < wordless)) hints.push({ kind: "wordless" });
  if (percent === 100 && evidence === 0) hints.push({ kind: "no_evidence" });
  for (const target of short) hints.push({ kind: "target_short", ...target });
  return hints;
}

function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
