import type { Actor } from "@/lib/auth/types";
import { mayAnswerFor } from "@/lib/tasks/policy";
import type { InstructionState, InstructionStep } from "./types";

type Person = Pick<Actor, "role" | "departmentId" | "userId">;

/** Leaders instruct, and write nothing else. */
export function mayInstruct(actor: Pick<Actor, "role">): boolean {
  return actor.role === "leader";
}

interface Given {
  givenById: string;
  state: InstructionState;
  addressees: readonly { departmentId: string }[];
}

/** Whose step it is: addressees answer; who gave it closes it, as supervisors do once all have answered. */
export function mayStepOn(actor: Person, step: InstructionStep, given: Given): boolean {
  if (step === "answer")
    return given.addressees.some(({ departmentId }) => mayAnswerFor(actor, departmentId));
  if (actor.role === "supervisor") return given.state === "answered";
  return mayInstruct(actor) && actor.userId === given.givenById;
}

/** Whose work closing is at all. */
export function mayCloseSome(actor: Pick<Actor, "role">): boolean {
  return actor.role === "supervisor" || mayInstruct(actor);
}
