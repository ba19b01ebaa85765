import type { Actor, Author } from "./types";

export function authorOf(actor: Actor): Author {
  return {
    userId: actor.userId,
    name: actor.name,
    departmentId: actor.departmentId,
    departmentName: actor.departmentName,
  };
}
