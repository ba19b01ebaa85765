import type { Scope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db/transaction";

/** The one channel; the database delivers to every server process, at the commit and only then. */
export const channel = "luoshi_changes";

// A message may have 8000 bytes; more ids than these are said as "many".
const mostTasks = 50;
const mostPeople = 100;

interface ChangedPlace {
  planId?: string | null;
  taskId?: string | null;
}

/** Tells all servers, in the transaction of the change, which plans and tasks changed: ids alone. */
export async function announceChanges(
  tx: Transaction,
  scope: Scope,
  by: { userId: string | null; sequence: number },
  places: ChangedPlace[],
): Promise<void> {
  const plans = new Map<string | null, Set<string | null>>();
  for (const { planId = null, taskId = null } of places) {
    plans.set(planId, (plans.get(planId) ?? new Set()).add(taskId));
  }
  const changes = [...plans].map(([plan, tasks]) => ({
    plan,
    tasks: tasks.size > mostTasks || tasks.has(null) ? null : [...tasks],
  }));
  await tx.$executeRaw`
    SELECT pg_notify(${channel}, jsonb_build_object('workspace', ${scope.workspaceId}::text,
      'sequence', ${by.sequence}::int, 'author', ${by.userId}::text, 'plan', c.plan, 'tasks', c.tasks,
      'departments', CASE WHEN c.tasks IS NOT NULL THEN (
        SELECT CASE WHEN count(DISTINCT a.department_id) <= ${mostPeople}::int THEN jsonb_agg(DISTINCT a.department_id) END
        FROM assignments a
        WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.task_id = ANY (c.tasks)
      ) END)::text)
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c(plan uuid, tasks uuid[])`;
}

/** Tells all servers that these people have a new message. */
export async function announceMessages(tx: Transaction, scope: Scope, users: string[]): Promise<void> {
  if (users.length === 0) return;
  const told = {
    workspace: scope.workspaceId,
    users: users.length > mostPeople ? null : [...new Set(users)],
  };
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${JSON.stringify(told)})`;
}
