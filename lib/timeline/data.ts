import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import type { TaskStart, TimelineMark } from "./types";

/** When each task of a plan begins: one statement. */
export function listStarts(scope: Scope, planId: string, day: CalendarDate): Promise<TaskStart[]> {
  return database().$queryRaw<TaskStart[]>`
    SELECT s.task_id AS "taskId", s.starts::text AS starts
    FROM task_states(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date) s`;
}

/** What else stands on the bars of a plan: one statement. */
export function listMarks(scope: Scope, planId: string): Promise<TimelineMark[]> {
  return database().$queryRaw<TimelineMark[]>`
    SELECT 'milestone' AS kind, m.task_id AS "taskId", m.due_on::text AS "on", m.name,
      m.reached_on IS NOT NULL AS reached
    FROM milestones m
    WHERE m.workspace_id = ${scope.workspaceId}::uuid AND m.plan_id = ${planId}::uuid
    UNION ALL
    SELECT 'formerDeadline', e.task_id, e.deadline_on::text, NULL, false
    FROM extensions e JOIN tasks t ON t.id = e.task_id AND t.workspace_id = e.workspace_id
    WHERE e.workspace_id = ${scope.workspaceId}::uuid AND t.plan_id = ${planId}::uuid AND e.state = 'granted'
    ORDER BY 3`;
}
