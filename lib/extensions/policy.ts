import type { Actor } from "@/lib/auth/types";
import { mayAnswerFor } from "@/lib/tasks/policy";
import { answerable } from "@/lib/tasks/rules";
import type { AssignmentRole } from "@/lib/tasks/types";
import { awaitsDecision } from "./rules";
import type { ExtensionState, ExtensionStep } from "./types";

type Person = Pick<Actor, "role" | "departmentId" | "userId" | "signOffRequired">;

interface Part {
  departmentId: string;
  role: AssignmentRole;
  declined: boolean;
}

/** Those ask who answer for the task: who leads it, or is responsible where nobody leads. */
export function mayAskFor(actor: Pick<Actor, "role" | "departmentId">, parts: readonly Part[]): boolean {
  return answerable(parts).some(({ departmentId }) => mayAnswerFor(actor, departmentId));
}

interface Request {
  departmentId: string;
  askedById: string;
  state: ExtensionState;
}

/** Whose step it is. Nobody signs or decides what they asked for themselves; the department takes it back. */
export function mayStepOn(actor: Person, step: ExtensionStep, request: Request): boolean {
  if (step === "withdraw") return mayAnswerFor(actor, request.departmentId);
  if (actor.userId === request.askedById) return false;
  const isHead = actor.role === "head" && actor.departmentId === request.departmentId;
  const isAtHead = request.state === "asked" && actor.signOffRequired;
  const decides = actor.role === "supervisor" && awaitsDecision(request.state, actor.signOffRequired);
  switch (step) {
    case "sign_off":
      return isHead && isAtHead;
    case "grant":
      return decides;
    case "refuse":
      return decides || (isHead && isAtHead);
  }
}

/** Whose work decisions are at all: heads before it leaves the department, supervisors after. */
export function mayRefuseSome(actor: Pick<Actor, "role" | "departmentId">): boolean {
  return actor.role === "supervisor" || (actor.role === "head" && actor.departmentId !== null);
}
