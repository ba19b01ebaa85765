import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import type { AssignmentDetail, TaskDetail } from "@/lib/reports/types";
import { isOpen } from "@/lib/tasks/rules";
import { mayRaise, mayStepOn } from "./policy";
import { isOverdue, problemAfter } from "./rules";
import { laterSteps, type ProblemLine, type ProblemRow } from "./types";

type Person = Pick<Actor, "role" | "departmentId">;

/** A problem with the steps that its reader may take now. */
export function problemLine<T extends ProblemRow>(actor: Person, row: T, day: CalendarDate): T & ProblemLine {
  const steps = laterSteps.filter(
    (step) => row.planActive && problemAfter(row.state, step) !== null && mayStepOn(actor, step, row),
  );
  return { ...row, steps, isOverdue: isOverdue(row, day) };
}

/** Whether the reader can raise a problem on a task now. */
export function mayRaiseNow(
  actor: Person,
  task: Pick<TaskDetail, "status" | "plan">,
  assignments: readonly Pick<AssignmentDetail, "departmentId" | "declinedAt">[],
): boolean {
  const parts = assignments.map(({ departmentId, declinedAt }) => ({
    departmentId,
    declined: declinedAt !== null,
  }));
  return task.plan.active && isOpen(task.status) && mayRaise(actor, parts);
}
