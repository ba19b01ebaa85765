import { randomUUID } from "node:crypto";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { actsForDepartment } from "@/lib/tasks/policy";
import { isOpen } from "@/lib/tasks/rules";
import { taskStatuses } from "@/lib/tasks/types";
import { isWritable } from "../rules";
import type { SaveDraftInput } from "../schema";
import { reportStatuses } from "../types";

const open = taskStatuses.filter(isOpen);
const writable = reportStatuses.filter(isWritable);

/**
 * Keeps what is being typed in one statement, all guards in it: on the evening of a due day hundreds of people save every
 * few seconds. Null where a guard stands in the way; the caller then asks them one by one and says which it was.
 */
export async function keepDraft(
  actor: Actor,
  input: SaveDraftInput,
  now: Date,
): Promise<{ id: string; version: number } | null> {
  if (!actsForDepartment(actor)) return null;
  const { workspaceId } = scopeOf(actor);
  const { assignmentId, periodId, version, text, percent, isBlocked, problems, nextSteps } = input;
  // The part is held against being handed to another department; a task that is put aside in the same moment may win.
  const [saved] = await database().$queryRaw<{ id: string; version: number }[]>`
    INSERT INTO reports AS r (id, workspace_id, plan_id, task_id, assignment_id, period_id, text, percent, is_blocked,
      problems, next_steps, is_unchanged, updated_at)
    SELECT ${randomUUID()}::uuid, a.workspace_id, t.plan_id, t.id, a.id, p.id, ${text}, ${percent}::int,
      ${isBlocked}::boolean, ${problems}, ${nextSteps}, false, ${now}::timestamptz
    FROM assignments a
    JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id AND t.status::text = ANY(${open})
    JOIN plans pl ON pl.id = t.plan_id AND pl.workspace_id = a.workspace_id AND pl.status = 'active'
    JOIN reporting_periods p ON p.plan_id = t.plan_id AND p.workspace_id = a.workspace_id
    WHERE a.id = ${assignmentId}::uuid AND a.workspace_id = ${workspaceId}::uuid
      AND a.department_id = ${actor.departmentId}::uuid AND a.declined_at IS NULL
      AND p.id = ${periodId}::uuid AND p.opens_on <= ${dayOf(now, actor.timeZone)}::date AND p.closed_at IS NULL
      AND (${version}::int = 0 OR EXISTS (SELECT FROM reports x WHERE x.assignment_id = a.id AND x.period_id = p.id))
    FOR KEY SHARE OF a
    ON CONFLICT (assignment_id, period_id) DO UPDATE SET text = excluded.text, percent = excluded.percent,
      is_blocked = excluded.is_blocked, problems = excluded.problems, next_steps = excluded.next_steps,
      is_unchanged = false, version = r.version + 1, updated_at = excluded.updated_at
    WHERE r.version = ${version}::int AND r.status::text = ANY(${writable})
    RETURNING r.id, r.version`;
  return saved ?? null;
}
