import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import type { TaskStart } from "./types";

/** When each task of a plan begins: one statement. */
export function listStarts(scope: Scope, planId: string, day: CalendarDate): Promise<TaskStart[]> {
  return database().$queryRaw<TaskStart[]>`
    SELECT s.task_id AS "taskId", s.starts::text AS starts
    FROM task_states(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date) s`;
}
