import type { Actor } from "@/lib/auth/types";
import { actsForDepartment, mayAnswerFor } from "@/lib/tasks/policy";
import type { LaterStep, ProblemAddressee } from "./types";

type Person = Pick<Actor, "role" | "departmentId">;

interface Raised {
  departmentId: string;
  addressee: ProblemAddressee;
  addresseeDepartmentId: string | null;
}

/** A department raises what its part of a task runs into. */
export function mayRaise(
  actor: Person,
  parts: readonly { departmentId: string; declined: boolean }[],
): boolean {
  return parts.some(({ departmentId, declined }) => !declined && mayAnswerFor(actor, departmentId));
}

/**
 * Whose step it is. Supervisors pass on, and answer whatever is open, as they do in the name of leaders, who decide by
 * instructions; a department answers what it was asked. Who raised it, or a supervisor, closes it or raises it again.
 */
export function mayStepOn(actor: Person, step: LaterStep, problem: Raised): boolean {
  if (actor.role === "supervisor") return true;
  switch (step) {
    case "address":
      return false;
    case "answer":
      return problem.addresseeDepartmentId !== null && mayAnswerFor(actor, problem.addresseeDepartmentId);
    case "close":
    case "reopen":
      return mayAnswerFor(actor, problem.departmentId);
  }
}

/** Answering and closing are somebody's work at all: of supervisors and of departments. */
export function settlesProblems(actor: Person): boolean {
  return actor.role === "supervisor" || actsForDepartment(actor);
}
