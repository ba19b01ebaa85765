import type { Actor } from "@/lib/auth/types";
import type { TaskStep } from "./rules";
import type { AssignmentRole } from "./types";

type Person = Pick<Actor, "role" | "departmentId">;

/** Text, departments, deadlines: what the plan says is settled by supervisors. */
export function mayEditTasks(actor: Person): boolean {
  return actor.role === "supervisor";
}

/** Officers and heads act for their own department. */
export function actsForDepartment(actor: Person): boolean {
  return (actor.role === "officer" || actor.role === "head") && actor.departmentId !== null;
}

export function mayAnswerFor(actor: Person, departmentId: string): boolean {
  return actsForDepartment(actor) && actor.departmentId === departmentId;
}

/** Whether somebody like this takes such a step on any task at all. */
function mayTakeStep(actor: Person, step: TaskStep): boolean {
  if (step === "start" || step === "claim_completion") return actsForDepartment(actor);
  return actor.role === "supervisor";
}

interface Answering {
  departmentId: string;
  role: AssignmentRole;
}

/** Whether they take it on this task: departments only where they answer for it (`answering`, from `answerable`). */
export function mayTakeStepOn(actor: Person, step: TaskStep, answering: readonly Answering[]): boolean {
  if (!mayTakeStep(actor, step)) return false;
  // There has to be somebody to whom it is handed.
  if (step === "hand_out") return answering.length > 0;
  if (actor.role === "supervisor") return true;
  return answering.some((assignment) => assignment.departmentId === actor.departmentId);
}
