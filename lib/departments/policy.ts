import type { Actor } from "@/lib/auth/types";

/** Which departments there are, what they are called, and which of them took over from which. */
export function mayManageDepartments(actor: Pick<Actor, "role">): boolean {
  return actor.role === "administrator";
}
