import type { Scope } from "@/lib/auth/scope";
import type { CalendarDate } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { TaskRow } from "./types";

/** What a list of tasks may be narrowed by; everything given must hold. */
export interface TaskFilter {
  planId?: string;
  taskIds?: string[];
  /** Tasks on which this department stands in any role. */
  departmentId?: string;
}

/**
 * Tasks with figures and light on a day, in the plan's order: one statement, however many there are.
 * `leads` and its like are department names in the order of the document.
 */
export async function listTasks(scope: Scope, filter: TaskFilter, day: CalendarDate): Promise<TaskRow[]> {
  const { planId = null, taskIds, departmentId } = filter;
  const conditions = [Prisma.sql`t.workspace_id = ${scope.workspaceId}::uuid`];
  if (planId) conditions.push(Prisma.sql`t.plan_id = ${planId}::uuid`);
  if (taskIds) conditions.push(Prisma.sql`t.id = ANY(${taskIds}::uuid[])`);
  if (departmentId) {
    conditions.push(
      Prisma.sql`EXISTS (SELECT 1 FROM assignments own WHERE own.task_id = t.id AND own.department_id = ${departmentId}::uuid)`,
    );
  }
  return database().$queryRaw<TaskRow[]>`
    SELECT t.id, t.plan_id AS "planId", t.section_id AS "sectionId", t.number, t."order",
      coalesce(t.title, left(t.text, 60)) AS name, t.status::text AS status, t.percent, t.is_blocked AS "isBlocked",
      t.version, t.deadline_on::text AS "deadlineOn", t.deadline_kind::text AS "deadlineKind",
      t.deadline_words AS "deadlineWords", t.completed_on::text AS "completedOn",
      s.light, s.reason, s.expected, s.lag, s.days_left AS "daysLeft",
      coalesce(a.leads, '{}') AS leads, coalesce(a.responsibles, '{}') AS responsibles,
      coalesce(a.cooperating, '{}') AS cooperating
    FROM task_states(${scope.workspaceId}::uuid, ${planId}::uuid, ${day}::date) s
    JOIN tasks t ON t.id = s.task_id
    LEFT JOIN LATERAL (
      SELECT array_agg(d.name ORDER BY x.anchor_start, d.name) FILTER (WHERE x.role = 'lead') AS leads,
        array_agg(d.name ORDER BY x.anchor_start, d.name) FILTER (WHERE x.role = 'responsible') AS responsibles,
        array_agg(d.name ORDER BY x.anchor_start, d.name) FILTER (WHERE x.role = 'cooperating') AS cooperating
      FROM assignments x JOIN departments d ON d.id = x.department_id
      WHERE x.task_id = t.id AND x.workspace_id = t.workspace_id
    ) a ON true
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY t.plan_id, t."order"`;
}
