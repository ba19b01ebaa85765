import { type CalendarDate, daysBetween } from "@/lib/calendar/date";
import {
  type AssignmentRole,
  type ExpectedStep,
  type Light,
  type LightFacts,
  type LightReason,
  type SettableLight,
  type TaskStatus,
  type Thresholds,
  taskStatuses,
} from "./types";

/**
 * 序时进度: linear in calendar days from start to deadline, rounded half up; with milestones the sum of the shares that
 * are due; null without a deadline. The same rule stands in SQL as expected_percent.
 */
export function expectedPercent(
  starts: CalendarDate,
  deadline: CalendarDate | null,
  day: CalendarDate,
  steps: readonly ExpectedStep[] = [],
): number | null {
  if (deadline === null) return null;
  if (day >= deadline) return 100;
  if (steps.length > 0) {
    return steps.reduce((due, { dueOn, share }) => (dueOn <= day ? due + share : due), 0);
  }
  if (day <= starts) return 0;
  const elapsed = daysBetween(starts, day);
  const total = daysBetween(starts, deadline);
  return Math.floor((200 * elapsed + total) / (2 * total));
}

/** Why a task has the light it has; the order of the cases is the order of precedence. In SQL: light_reason. */
export function lightReason(facts: LightFacts, day: CalendarDate, thresholds: Thresholds): LightReason {
  const { status, percent, deadline } = facts;
  if (status === "completed" || status === "closed") {
    return deadline !== null && facts.completedOn !== null && facts.completedOn > deadline
      ? "done_late"
      : "done";
  }
  if (status === "suspended" || status === "cancelled") return status;
  if (status === "draft") return "not_handed_out";
  if (deadline !== null && day > deadline) return "overdue";
  if (facts.isBlocked) return "blocked";
  const expected = expectedPercent(facts.starts, deadline, day, facts.steps);
  if (status === "assigned" && percent === 0 && expected === 0) return "not_started";
  const lag = expected === null ? null : expected - percent;
  if (lag !== null && lag > thresholds.redLag) return "far_behind";
  if (deadline !== null && daysBetween(day, deadline) <= thresholds.yellowDays) return "due_soon";
  if (lag !== null && lag >= thresholds.yellowLag) return "behind";
  if (facts.reportMissing) return "report_missing";
  return deadline === null ? "no_deadline" : "on_course";
}

const lightOf: Record<LightReason, Light> = {
  overdue: "red",
  blocked: "red",
  far_behind: "red",
  due_soon: "yellow",
  behind: "yellow",
  report_missing: "yellow",
  on_course: "green",
  not_handed_out: "none",
  suspended: "none",
  cancelled: "none",
  not_started: "none",
  no_deadline: "none",
  done: "done",
  done_late: "done",
  overridden_red: "red",
  overridden_yellow: "yellow",
  overridden_green: "green",
};

export function lightFor(reason: LightReason): Light {
  return lightOf[reason];
}

interface OverrideDays {
  startsOn: CalendarDate;
  /** The last day on which it holds. */
  endsOn: CalendarDate;
  /** From this day on it holds no longer. */
  liftedOn: CalendarDate | null;
}

/** Whether a light set by hand holds on a day: it ends by itself, or when it is taken back. In SQL: override_holds. */
export function overrideHolds({ startsOn, endsOn, liftedOn }: OverrideDays, day: CalendarDate): boolean {
  return day >= startsOn && day <= endsOn && (liftedOn === null || day < liftedOn);
}

/** The reason that is shown: a supervisor's word counts for work under way; else what the rules say. In SQL: shown_reason. */
export function shownReason(
  status: TaskStatus,
  computed: LightReason,
  override: SettableLight | null,
): LightReason {
  return override !== null && isOpen(status) ? `overridden_${override}` : computed;
}

/** The steps of a task's life, named for what the person does. */
export const taskSteps = [
  "hand_out",
  "start",
  "claim_completion",
  "return_claim",
  "verify",
  "close",
  "reopen",
  "suspend",
  "resume",
  "cancel",
] as const;
export type TaskStep = (typeof taskSteps)[number];

interface StepRule {
  from: readonly TaskStatus[];
  to: TaskStatus;
  needsReason: boolean;
}

/** From product.md, "the life of a task". */
const stepRules: Record<TaskStep, StepRule> = {
  hand_out: { from: ["draft"], to: "assigned", needsReason: false },
  start: { from: ["assigned"], to: "in_progress", needsReason: false },
  claim_completion: { from: ["in_progress"], to: "completion_claimed", needsReason: true },
  return_claim: { from: ["completion_claimed"], to: "in_progress", needsReason: true },
  verify: { from: ["completion_claimed"], to: "completed", needsReason: false },
  close: { from: ["completed"], to: "closed", needsReason: false },
  reopen: { from: ["completed", "closed"], to: "in_progress", needsReason: true },
  suspend: { from: ["assigned", "in_progress"], to: "suspended", needsReason: true },
  resume: { from: ["suspended"], to: "in_progress", needsReason: true },
  cancel: { from: ["draft", "assigned", "in_progress", "suspended"], to: "cancelled", needsReason: true },
};

/** The status that a step leads to from this one, or null when the step cannot be taken from it. */
export function statusAfter(status: TaskStatus, step: TaskStep): TaskStatus | null {
  const rule = stepRules[step];
  return rule.from.includes(status) ? rule.to : null;
}

export function stepNeedsReason(step: TaskStep): boolean {
  return stepRules[step].needsReason;
}

/** The step that leads from one status to another, for boards where a card is dropped on a column. */
export function stepBetween(from: TaskStatus, to: TaskStatus): TaskStep | null {
  return taskSteps.find((step) => stepRules[step].from.includes(from) && stepRules[step].to === to) ?? null;
}

/** Steps that change where a task stands and nothing that people have written: these can be taken back. */
const reversible: readonly TaskStep[] = ["start", "verify", "close", "suspend", "resume", "cancel"];
/** How long after it, in minutes. */
const reversibleMinutes = 10;

export function isReversible(step: TaskStep): boolean {
  return reversible.includes(step);
}

/** The last change of a task's status, as the log tells it. */
export interface LastStep {
  from: TaskStatus;
  to: TaskStatus;
  at: Date;
}

/** The step that can still be taken back; null where it was another kind of change, or too long ago. */
export function stepToTakeBack({ from, to, at }: LastStep, now: Date): TaskStep | null {
  const step = stepBetween(from, to);
  const inTime = now.getTime() - at.getTime() <= reversibleMinutes * 60_000;
  return step !== null && isReversible(step) && inTime ? step : null;
}

/** Whether a claim of completion comes with what the workspace asks for. */
export function isEvidenced({ required, files }: { required: boolean; files: number }): boolean {
  return !required || files > 0;
}

export function isOpen(status: TaskStatus): boolean {
  return status === "assigned" || status === "in_progress" || status === "completion_claimed";
}

interface AssignmentProgress {
  role: AssignmentRole;
  percent: number;
  isBlocked: boolean;
  declined: boolean;
}

/** Those whose word counts for the task: who leads it; where nobody leads, who is responsible; else all of them. */
export function answerable<T extends { role: AssignmentRole; declined: boolean }>(
  assignments: readonly T[],
): T[] {
  const standing = assignments.filter((assignment) => !assignment.declined);
  for (const role of ["lead", "responsible"] as const) {
    const found = standing.filter((assignment) => assignment.role === role);
    if (found.length > 0) return found;
  }
  return standing;
}

/** A task's figures from the accepted reports of its departments: the mean of those who answer for it, rounded; blocked if one is. */
export function taskProgress(assignments: readonly AssignmentProgress[]): {
  percent: number;
  isBlocked: boolean;
} {
  const counted = answerable(assignments);
  if (counted.length === 0) return { percent: 0, isBlocked: false };
  const sum = counted.reduce((total, assignment) => total + assignment.percent, 0);
  return {
    percent: Math.floor(sum / counted.length + 0.5),
    isBlocked: counted.some((assignment) => assignment.isBlocked),
  };
}

interface AssignmentFacts {
  role: AssignmentRole;
  isBlocked: boolean;
  reportMissing: boolean;
  acknowledged: boolean;
}

/** A department's own light on a task: who leads shows the task's; who cooperates is judged by its own reports alone. */
export function assignmentLight(own: AssignmentFacts, task: Light): Light {
  if (task === "done" || task === "none") return task;
  if (own.isBlocked) return "red";
  if (own.role !== "cooperating") return task;
  if (own.reportMissing) return "yellow";
  return own.acknowledged ? "green" : "none";
}

/** For words out of the logs, which are only known to be text. */
export function isTaskStatus(text: string): text is TaskStatus {
  return taskStatuses.some((status) => status === text);
}
