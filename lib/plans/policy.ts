import type { Actor } from "@/lib/auth/types";

/** A plan is put away, and taken up again, by those who handed it out. */
export function mayArchive(actor: Pick<Actor, "role">): boolean {
  return actor.role === "supervisor";
}
