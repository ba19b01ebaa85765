import { database } from "@/lib/db/client";
import { reminderDay } from "./rules";
import type { DueRun } from "./types";

/** The workspaces whose reminders of today have not gone out yet. */
export async function listDueRuns(now: Date): Promise<DueRun[]> {
  const workspaces = await database().$queryRaw<{ id: string; timeZone: string; lastRun: string | null }[]>`
    SELECT w.id, w.time_zone AS "timeZone", max(r.day)::text AS "lastRun"
    FROM workspaces w LEFT JOIN reminder_runs r ON r.workspace_id = w.id
    GROUP BY w.id`;
  return workspaces.flatMap(({ id, timeZone, lastRun }) => {
    const day = reminderDay(now, timeZone);
    return day === null || (lastRun !== null && lastRun >= day) ? [] : [{ workspaceId: id, day }];
  });
}
