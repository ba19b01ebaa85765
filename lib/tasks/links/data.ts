import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import type { LinkCandidate, LinkedTask } from "./types";

const mostCandidates = 300;

/** The task that is linked with one: one statement; null where none is. */
export async function findLink({ workspaceId }: Scope, taskId: string): Promise<LinkedTask | null> {
  const [found] = await database().$queryRaw<LinkedTask[]>`
    SELECT l.id AS "linkId", t.id AS "taskId", t.number, coalesce(t.title, left(t.text, 60)) AS name,
      p.title AS "planTitle", d.name AS department, l.reason, l.linked_by AS "linkedBy", l.linked_at AS "linkedAt"
    FROM task_links l
    JOIN departments d ON d.id = l.department_id AND d.workspace_id = l.workspace_id
    JOIN tasks t ON t.workspace_id = l.workspace_id AND t.id IN (l.first_task_id, l.second_task_id) AND t.id <> ${taskId}::uuid
    JOIN plans p ON p.id = t.plan_id AND p.workspace_id = t.workspace_id
    WHERE l.workspace_id = ${workspaceId}::uuid AND ${taskId}::uuid IN (l.first_task_id, l.second_task_id)`;
  return found ?? null;
}

/** Tasks under way in other plans that a lead of this one leads too and that are not linked yet: one statement. */
export function listLinkCandidates({ workspaceId }: Scope, taskId: string): Promise<LinkCandidate[]> {
  return database().$queryRaw<LinkCandidate[]>`
    SELECT DISTINCT ON (t.id) t.id AS "taskId", t.number, coalesce(t.title, left(t.text, 60)) AS name,
      p.title AS "planTitle", d.name AS department
    FROM tasks own
    JOIN assignments o ON o.workspace_id = own.workspace_id AND o.task_id = own.id AND o.role = 'lead'
      AND o.declined_at IS NULL
    JOIN assignments a ON a.workspace_id = o.workspace_id AND a.department_id = o.department_id AND a.role = 'lead'
      AND a.declined_at IS NULL
    JOIN departments d ON d.id = a.department_id AND d.workspace_id = a.workspace_id AND NOT d.is_collective
    JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id AND t.plan_id <> own.plan_id
      AND t.status IN ('assigned', 'in_progress', 'completion_claimed')
    JOIN plans p ON p.id = t.plan_id AND p.workspace_id = t.workspace_id AND p.status = 'active'
    WHERE own.workspace_id = ${workspaceId}::uuid AND own.id = ${taskId}::uuid
      AND own.status IN ('assigned', 'in_progress', 'completion_claimed')
      AND NOT EXISTS (SELECT FROM task_links l WHERE l.workspace_id = own.workspace_id
        AND (own.id IN (l.first_task_id, l.second_task_id) OR t.id IN (l.first_task_id, l.second_task_id)))
    ORDER BY t.id
    LIMIT ${mostCandidates}`;
}
