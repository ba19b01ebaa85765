import { database } from "@/lib/db/client";
import { reminderDay } from "./rules";
import type { DueRun } from "./types";

interface DueWorkspace {
  id: string;
  timeZone: string;
  lastRun: string | null;
  works: boolean;
}

/** The workspaces whose reminders of today have not gone out yet; on days off none go out. */
export async function listDueRuns(now: Date): Promise<DueRun[]> {
  const workspaces = await database().$queryRaw<DueWorkspace[]>`
    SELECT w.id, w.time_zone AS "timeZone", max(r.day)::text AS "lastRun",
      is_working_day(w.id, (${now}::timestamptz AT TIME ZONE w.time_zone)::date) AS works
    FROM workspaces w LEFT JOIN reminder_runs r ON r.workspace_id = w.id
    GROUP BY w.id`;
  return workspaces.flatMap(({ id, timeZone, lastRun, works }) => {
    const day = works ? reminderDay(now, timeZone) : null;
    return day === null || (lastRun !== null && lastRun >= day) ? [] : [{ workspaceId: id, day }];
  });
}
