import type { Actor } from "@/lib/auth/types";

type Person = Pick<Actor, "role" | "userId">;

/** What all see is arranged by supervisors. */
export function mayShareViews(actor: Person): boolean {
  return actor.role === "supervisor";
}

/** One's own private views; of shared ones, any supervisor. */
export function mayChangeView(actor: Person, view: { ownerId: string; isShared: boolean }): boolean {
  return view.isShared ? mayShareViews(actor) : view.ownerId === actor.userId;
}
