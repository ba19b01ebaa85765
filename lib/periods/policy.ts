import type { Actor } from "@/lib/auth/types";

/** When is reported, and by whom, is settled by supervisors. */
export function mayManagePeriods(actor: Pick<Actor, "role">): boolean {
  return actor.role === "supervisor";
}
