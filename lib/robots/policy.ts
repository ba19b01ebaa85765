import type { Actor } from "@/lib/auth/types";

export function mayKeepRobot(actor: Pick<Actor, "role">): boolean {
  return actor.role === "administrator";
}
