import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import type { AssignmentDetail, TaskDetail } from "@/lib/reports/types";
import { mayAskFor, mayStepOn } from "./policy";
import { extensionAfter, isWaiting, movedDeadline, whyNotAsk } from "./rules";
import { type ExtensionLine, type ExtensionRow, extensionSteps, type TaskExtensions } from "./types";

type Person = Pick<Actor, "role" | "departmentId" | "userId" | "signOffRequired">;

/** A request with the steps that its reader may take now. */
export function extensionLine<T extends ExtensionRow>(actor: Person, row: T): T & ExtensionLine {
  const steps = extensionSteps.filter(
    (step) =>
      row.planActive &&
      extensionAfter(row.state, step, actor.signOffRequired) !== null &&
      mayStepOn(actor, step, row),
  );
  return { ...row, steps };
}

/** The extensions of a task for one reader. */
export function taskExtensions(
  actor: Person,
  rows: readonly (ExtensionRow & { taskDeadlineOn: CalendarDate | null })[],
): TaskExtensions {
  return {
    lines: rows.map((row) => extensionLine(actor, row)),
    moved: movedDeadline(rows, rows[0]?.taskDeadlineOn ?? null),
  };
}

/** Whether the reader can ask for a later deadline now. */
export function mayAskNow(
  actor: Pick<Actor, "role" | "departmentId">,
  task: Pick<TaskDetail, "status" | "deadline" | "deadlineKind" | "plan">,
  assignments: readonly Pick<AssignmentDetail, "departmentId" | "role" | "declinedAt">[],
  { lines }: TaskExtensions,
  day: CalendarDate,
): boolean {
  const parts = assignments.map((one) => ({ ...one, declined: one.declinedAt !== null }));
  return (
    task.plan.active &&
    mayAskFor(actor, parts) &&
    whyNotAsk(task, day) === null &&
    !lines.some(({ state }) => isWaiting(state))
  );
}
