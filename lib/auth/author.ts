import type { Actor, Author } from "./types";

export function authorOf(actor: Actor): Author {
  return {
    userId: actor.userId,
    name: actor.name,
    departmentId: actor.departmentId,
    departmentName: actor.departmentName,
  };
}

/** In whose name the clock acts: it opens what comes near and removes what is old. */
export const clock: Author = { userId: null, name: "系统", departmentId: null, departmentName: null };
