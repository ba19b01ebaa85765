import type { CalendarDate } from "@/lib/calendar/date";
import type { TaskStatus } from "@/lib/tasks/types";
import type { InstructionState, InstructionStep } from "./types";

/** The state that a step leads to, or null when it cannot be taken. `missing`: answers that are missing after it. */
export function instructionAfter(
  state: InstructionState,
  step: InstructionStep,
  missing: number,
): InstructionState | null {
  if (state === "closed") return null;
  if (step === "close") return "closed";
  return missing === 0 ? "answered" : state;
}

/** Its day has passed, and answers are missing. */
export function isOverdue(
  { state, dueOn }: { state: InstructionState; dueOn: CalendarDate | null },
  day: CalendarDate,
): boolean {
  return state === "open" && dueOn !== null && dueOn < day;
}

/** Whether there is anything to instruct about: what is handed out and neither given up nor closed. */
export function takesInstructions(status: TaskStatus): boolean {
  return status !== "draft" && status !== "cancelled" && status !== "closed";
}
