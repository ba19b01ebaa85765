import type { Actor } from "@/lib/auth/types";

/** Plans and tasks are handed out by supervisors alone. */
export function mayHandOut(actor: Pick<Actor, "role">): boolean {
  return actor.role === "supervisor";
}
