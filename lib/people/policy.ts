import type { Actor } from "@/lib/auth/types";

export function mayManagePeople(actor: Pick<Actor, "role">): boolean {
  return actor.role === "administrator";
}

/** The log of the whole workspace; that of a task or a plan stands on its page, for all who may read it. */
export function mayReadAudit(actor: Pick<Actor, "role">): boolean {
  return actor.role === "administrator" || actor.role === "supervisor";
}
