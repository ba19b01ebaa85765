import type { CalendarDate } from "@/lib/calendar/date";
import type { DeadlineKind, TaskStatus } from "@/lib/tasks/types";
import type { ExtensionRow, ExtensionState, ExtensionStep, MovedDeadline } from "./types";

/** Waits for somebody: the head of the department, or a supervisor. */
export function isWaiting(state: ExtensionState): boolean {
  return state === "asked" || state === "signed_off";
}

/** It has left the department and waits for the supervisor. */
export function awaitsDecision(state: ExtensionState, signOffRequired: boolean): boolean {
  return state === "signed_off" || (state === "asked" && !signOffRequired);
}

/** The states in which a request waits for the supervisor, for those who read many at once. */
export function decidableStates(signOffRequired: boolean): ExtensionState[] {
  return signOffRequired ? ["signed_off"] : ["asked", "signed_off"];
}

/** The state that a step leads to, or null when it cannot be taken from this one. */
export function extensionAfter(
  state: ExtensionState,
  step: ExtensionStep,
  signOffRequired: boolean,
): ExtensionState | null {
  if (!isWaiting(state)) return null;
  switch (step) {
    case "sign_off":
      return state === "asked" && signOffRequired ? "signed_off" : null;
    case "grant":
      return awaitsDecision(state, signOffRequired) ? "granted" : null;
    case "refuse":
      return "refused";
    case "withdraw":
      return "withdrawn";
  }
}

interface Asked {
  status: TaskStatus;
  /** The task's own, else the plan's. */
  deadline: CalendarDate | null;
  deadlineKind: DeadlineKind | null;
}

/** Why no later deadline can be asked for now; null where it can. Recurring and ongoing work has no day to move. */
export function whyNotAsk(task: Asked, day: CalendarDate): "stateForbids" | "extensionTooLate" | null {
  const isUnderWay = task.status === "assigned" || task.status === "in_progress";
  const hasDay = task.deadline !== null && (task.deadlineKind === null || task.deadlineKind === "by");
  if (!isUnderWay || !hasDay) return "stateForbids";
  return task.deadline !== null && day > task.deadline ? "extensionTooLate" : null;
}

/** What the deadline was before it was first moved; null where the present one comes from no consent. */
export function movedDeadline(
  extensions: readonly Pick<ExtensionRow, "state" | "deadlineOn" | "grantedOn" | "decidedAt">[],
  deadlineOn: CalendarDate | null,
): MovedDeadline | null {
  const granted = extensions
    .filter(({ state }) => state === "granted")
    .toSorted((a, b) => (a.decidedAt?.getTime() ?? 0) - (b.decidedAt?.getTime() ?? 0));
  const first = granted[0];
  const last = granted.at(-1);
  if (!first || !last?.grantedOn || last.grantedOn !== deadlineOn) return null;
  return { original: first.deadlineOn, granted: last.grantedOn };
}
