import type { Actor } from "@/lib/auth/types";

export function mayManageWorkspace(actor: Pick<Actor, "role">): boolean {
  return actor.role === "administrator";
}
