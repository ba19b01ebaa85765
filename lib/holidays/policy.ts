import type { Actor } from "@/lib/auth/types";

export function mayKeepCalendar(actor: Pick<Actor, "role">): boolean {
  return actor.role === "administrator";
}
