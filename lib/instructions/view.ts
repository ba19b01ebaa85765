import type { Actor } from "@/lib/auth/types";
import type { CalendarDate } from "@/lib/calendar/date";
import { takesWork } from "@/lib/departments/rules";
import type { KnownDepartment } from "@/lib/departments/types";
import type { AssignmentDetail, TaskDetail } from "@/lib/reports/types";
import { answerable } from "@/lib/tasks/rules";
import { mayInstruct, mayStepOn } from "./policy";
import { instructionAfter, isOverdue, takesInstructions } from "./rules";
import { type DepartmentOption, type InstructionLine, type InstructionRow, instructionSteps } from "./types";

/** An instruction with the steps that its reader may take now. */
export function instructionLine(
  actor: Pick<Actor, "role" | "departmentId" | "userId">,
  row: InstructionRow,
  day: CalendarDate,
): InstructionLine {
  const steps = instructionSteps.filter(
    (step) => row.planActive && instructionAfter(row.state, step, 0) !== null && mayStepOn(actor, step, row),
  );
  return { ...row, steps, isOverdue: isOverdue(row, day) };
}

/** Whether the reader can instruct about a task now. */
export function mayInstructOn(
  actor: Pick<Actor, "role">,
  task: Pick<TaskDetail, "status" | "plan">,
): boolean {
  return mayInstruct(actor) && task.plan.active && takesInstructions(task.status);
}

/** Who is to answer unless the leader chooses others: those who answer for the task. */
export function usualAddressees(
  assignments: readonly Pick<AssignmentDetail, "departmentId" | "role" | "declinedAt" | "isCollective">[],
): string[] {
  const parts = assignments
    .filter(({ isCollective }) => !isCollective)
    .map((one) => ({ ...one, declined: one.declinedAt !== null }));
  return answerable(parts).map(({ departmentId }) => departmentId);
}

/** Departments that can be addressed: not a name for several, and not one that has ended. */
export function addressable(
  departments: readonly (DepartmentOption &
    Pick<KnownDepartment, "isCollective" | "successorId" | "endedOn">)[],
): DepartmentOption[] {
  return departments
    .filter((one) => !one.isCollective && takesWork(one))
    .map(({ id, name }) => ({ id, name }));
}
