import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import type { AssignmentRole } from "@/lib/tasks/types";
import type { AskedStep, Milestone } from "./types";

/** The steps of a task in the order of their days; a department that has declined is asked for nothing. */
export async function listMilestones(scope: Scope, taskId: string): Promise<Milestone[]> {
  return database().$queryRaw<Milestone[]>`
    SELECT m.id, m.name, m.due_on::text AS "dueOn", m.share, m.reached_on::text AS "reachedOn",
      m.reached_word AS "reachedWord", m.reached_by AS "reachedBy",
      CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('departmentId', d.id, 'name', d.name) END AS asked
    FROM milestones m
    LEFT JOIN assignments a ON a.id = m.assignment_id AND a.workspace_id = m.workspace_id AND a.declined_at IS NULL
    LEFT JOIN departments d ON d.id = a.department_id AND d.workspace_id = a.workspace_id
    WHERE m.task_id = ${taskId}::uuid AND m.workspace_id = ${scope.workspaceId}::uuid
    ORDER BY m.due_on, m.id`;
}

interface Party {
  departmentId: string;
  name: string;
  isCollective: boolean;
  role: AssignmentRole;
  declined: boolean;
}

/** The departments of a task, those that answer for it first. */
export async function listParties(scope: Scope, taskId: string): Promise<Party[]> {
  return database().$queryRaw<Party[]>`
    SELECT a.department_id AS "departmentId", d.name, d.is_collective AS "isCollective", a.role::text AS role,
      a.declined_at IS NOT NULL AS declined
    FROM assignments a JOIN departments d ON d.id = a.department_id AND d.workspace_id = a.workspace_id
    WHERE a.task_id = ${taskId}::uuid AND a.workspace_id = ${scope.workspaceId}::uuid
    ORDER BY a.role, d."order", d.name`;
}

/** What a department is asked for in tasks under way and has not reached, the first due first: one statement. */
export function listAskedSteps(scope: Scope, departmentId: string): Promise<AskedStep[]> {
  return database().$queryRaw<AskedStep[]>`
    SELECT m.id, m.name, m.due_on::text AS "dueOn", p.title AS "planTitle",
      jsonb_build_object('id', t.id, 'number', t.number, 'name', coalesce(t.title, left(t.text, 60))) AS task
    FROM assignments a
    JOIN milestones m ON m.assignment_id = a.id AND m.workspace_id = a.workspace_id AND m.reached_on IS NULL
    JOIN tasks t ON t.id = m.task_id AND t.workspace_id = m.workspace_id
      AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
    JOIN plans p ON p.id = t.plan_id AND p.workspace_id = t.workspace_id AND p.status = 'active'
    WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${departmentId}::uuid
      AND a.declined_at IS NULL
    ORDER BY m.due_on, m.id`;
}
