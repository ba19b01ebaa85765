import type { CalendarDate } from "@/lib/calendar/date";
import type { ProblemEntry, ProblemRow, ProblemState, ProblemStep } from "./types";

const stepRules: Record<ProblemStep, { from: readonly ProblemState[]; to: ProblemState }> = {
  // A problem begins with being raised, and is raised once.
  raise: { from: [], to: "open" },
  address: { from: ["open"], to: "open" },
  answer: { from: ["open"], to: "answered" },
  close: { from: ["open", "answered"], to: "closed" },
  reopen: { from: ["answered", "closed"], to: "open" },
};

/** The state that a step leads to; from null only raising leads anywhere. Null where the step cannot be taken. */
export function problemAfter(state: ProblemState | null, step: ProblemStep): ProblemState | null {
  const rule = stepRules[step];
  if (state === null) return step === "raise" ? rule.to : null;
  return rule.from.includes(state) ? rule.to : null;
}

/** Closing may go without a word. */
export function stepNeedsWords(step: ProblemStep): boolean {
  return step !== "close";
}

/** The state that the steps lead to, one after the other: what stands in the row, rebuilt from its log. */
export function stateFrom(entries: readonly Pick<ProblemEntry, "step">[]): ProblemState | null {
  return entries.reduce<ProblemState | null>((state, { step }) => problemAfter(state, step) ?? state, null);
}

/** The answer was needed by a day that has passed. */
export function isOverdue(
  { state, neededBy }: Pick<ProblemRow, "state" | "neededBy">,
  day: CalendarDate,
): boolean {
  return state === "open" && neededBy !== null && neededBy < day;
}
