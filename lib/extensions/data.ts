import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { taskHeadColumns } from "@/lib/reports/data";
import type { TaskHead } from "@/lib/reports/types";
import type { ExtensionRow, ExtensionState } from "./types";

/** Extension `x` of department `d` for task `t` of plan `pl`, as ExtensionRow. */
const extensionColumns = Prisma.sql`x.id, x.department_id AS "departmentId", d.name AS department,
  x.state::text AS state, x.deadline_on::text AS "deadlineOn", x.wanted_on::text AS "wantedOn",
  x.granted_on::text AS "grantedOn", x.reason, x.decision, x.asked_by_id AS "askedById", x.asked_by AS "askedBy",
  x.asked_at AS "askedAt", x.signed_off_by AS "signedOffBy", x.decided_by AS "decidedBy",
  x.decided_at AS "decidedAt", pl.status = 'active' AS "planActive"`;

/** What was asked for a task, the latest first, with the task's own deadline: one statement. */
export function listTaskExtensions(
  scope: Scope,
  taskId: string,
): Promise<(ExtensionRow & { taskDeadlineOn: CalendarDate | null })[]> {
  return database().$queryRaw<(ExtensionRow & { taskDeadlineOn: CalendarDate | null })[]>`
    SELECT ${extensionColumns}, t.deadline_on::text AS "taskDeadlineOn"
    FROM extensions x
    JOIN departments d ON d.id = x.department_id AND d.workspace_id = x.workspace_id
    JOIN tasks t ON t.id = x.task_id AND t.workspace_id = x.workspace_id
    JOIN plans pl ON pl.id = t.plan_id AND pl.workspace_id = t.workspace_id
    WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.task_id = ${taskId}::uuid
    ORDER BY x.asked_at DESC, x.id DESC`;
}

/** Requests in one of the given states on work that is under way, the longest waiting first: one statement. */
export function listWaitingExtensions(
  scope: Scope,
  filter: { states: ExtensionState[]; departmentId?: string },
  day: CalendarDate,
): Promise<(ExtensionRow & { planTitle: string; task: TaskHead })[]> {
  const { states, departmentId = null } = filter;
  return database().$queryRaw<(ExtensionRow & { planTitle: string; task: TaskHead })[]>`
    WITH states AS MATERIALIZED (
      SELECT * FROM task_states(${scope.workspaceId}::uuid, NULL, ${day}::date, ARRAY(
        SELECT x.task_id FROM extensions x
        WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.state::text = ANY(${states})))
    )
    SELECT ${extensionColumns}, pl.title AS "planTitle", ${taskHeadColumns} AS task
    FROM extensions x
    JOIN departments d ON d.id = x.department_id AND d.workspace_id = x.workspace_id
    JOIN tasks t ON t.id = x.task_id AND t.workspace_id = x.workspace_id
      AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
    JOIN plans pl ON pl.id = t.plan_id
    JOIN states s ON s.task_id = t.id
    WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.state::text = ANY(${states})
      AND (${departmentId}::uuid IS NULL OR x.department_id = ${departmentId}::uuid)
    ORDER BY x.asked_at, x.id`;
}
