import type { Actor } from "@/lib/auth/types";

/** Plans are brought in and settled by supervisors alone; what is not yet settled is shown to nobody else. */
export function mayImport(actor: Pick<Actor, "role">): boolean {
  return actor.role === "supervisor";
}
