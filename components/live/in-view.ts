import type { LiveEvent } from "@/lib/live/types";

/** Whether what changed may stand on the page at this path. */
export function isInView(pathname: string, { plan, tasks, mine, anywhere }: LiveEvent): boolean {
  const [, room, id] = pathname.split("/");
  // Here people fill in forms of their own, which nobody else changes.
  if (room === "imports" || room === "account" || id === "new") return false;
  if (anywhere) return true;
  if (!room) return mine;
  if (room === "plans" && id) return plan === id;
  if (room === "tasks" && id) return tasks?.includes(id) ?? true;
  return true;
}
