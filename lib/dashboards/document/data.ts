import { asRecorded } from "@/lib/audit/as-recorded";
import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { originalDeadlineOf } from "@/lib/tasks/data";
import { dayStates, lit } from "../days/data";
import type { Moment } from "../types";
import { afterTask, type DocumentSection, type DocumentTask, type Range } from "./types";

export function listDocumentSections(scope: Scope, planId: string): Promise<DocumentSection[]> {
  return database().$queryRaw<DocumentSection[]>`
    SELECT c.id, c.parent_id AS "parentId", c.label, c.title, c.anchor_start AS start, c.anchor_end AS "end"
    FROM sections c
    WHERE c.workspace_id = ${scope.workspaceId}::uuid AND c.plan_id = ${planId}::uuid
    ORDER BY c."order"`;
}

/** Where the text begins to speak of a task; null where it does not, or the task is not one of the plan's. */
export async function findTaskPlace(scope: Scope, planId: string, taskId: string): Promise<number | null> {
  const [row] = await database().$queryRaw<{ at: number | null }[]>`
    SELECT (t.anchors -> 0 ->> 0)::int AS at FROM tasks t
    WHERE t.id = ${taskId}::uuid AND t.plan_id = ${planId}::uuid AND t.workspace_id = ${scope.workspaceId}::uuid
      AND t.source_document_id IS NULL`;
  return row?.at ?? null;
}

/**
 * Tasks that a stretch of the text has words of, with the places of what was read from them, their state, and what was
 * last reported of them.
 */
export const listDocumentTasks = asRecorded(
  (scope: Scope, planId: string, moment: Moment, { start, end }: Range): Promise<DocumentTask[]> => {
    const isWithin = Prisma.sql`x.workspace_id = ${scope.workspaceId}::uuid AND x.anchor_start >= ${start}
    AND x.anchor_start < ${end} AND t.workspace_id = x.workspace_id AND t.plan_id = ${planId}::uuid`;
    return database().$queryRaw<DocumentTask[]>`
    WITH within AS MATERIALIZED (
      SELECT t.id FROM tasks t
      WHERE t.workspace_id = ${scope.workspaceId}::uuid AND t.plan_id = ${planId}::uuid
        AND (t.anchors -> 0 ->> 0)::int < ${end} AND (t.anchors -> -1 ->> 1)::int + ${afterTask} >= ${start}
      UNION
      SELECT t.id FROM assignments x JOIN tasks t ON t.id = x.task_id WHERE ${isWithin}
      UNION
      SELECT t.id FROM targets x JOIN tasks t ON t.id = x.task_id WHERE ${isWithin}
    ),
    reported AS MATERIALIZED (
      SELECT DISTINCT ON (x.task_id) x.task_id,
        jsonb_build_object('month', to_char(e.starts_on, 'YYYY-MM'), 'words', x.text) AS report
      FROM within w
      JOIN reports x ON x.task_id = w.id AND x.workspace_id = ${scope.workspaceId}::uuid AND x.status = 'accepted'
      JOIN assignments y ON y.id = x.assignment_id
      JOIN reporting_periods e ON e.id = x.period_id
      ORDER BY x.task_id, y.role, e.starts_on DESC
    )
    SELECT t.id, t.number, coalesce(t.title, left(t.text, 60)) AS name, t.anchors, ${lit}, s.percent, s.expected,
      t.deadline_words AS "deadlineWords", t.deadline_on::text AS "deadlineOn",
      ${originalDeadlineOf(scope, Prisma.sql`t.id`, Prisma.sql`t.deadline_on`)} AS "originalDeadline", coalesce(a.assignments, '[]') AS assignments,
      coalesce(g.targets, '[]') AS targets, r.report
    FROM ${dayStates(scope, planId, moment, Prisma.sql`ARRAY(SELECT w.id FROM within w)`)} s
    JOIN within w ON w.id = s.task_id
    JOIN tasks t ON t.id = s.task_id AND t.source_document_id IS NULL
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('role', x.role, 'name', d.name, 'start', x.anchor_start, 'end', x.anchor_end)
        ORDER BY x.anchor_start) AS assignments
      FROM assignments x JOIN departments d ON d.id = x.department_id
      WHERE x.task_id = t.id AND x.workspace_id = ${scope.workspaceId}::uuid AND x.anchor_start IS NOT NULL
        AND x.anchor_end IS NOT NULL
    ) a ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_array(x.anchor_start, x.anchor_end) ORDER BY x.anchor_start) AS targets
      FROM targets x WHERE x.task_id = t.id AND x.workspace_id = ${scope.workspaceId}::uuid
    ) g ON true
    LEFT JOIN reported r ON r.task_id = t.id
    ORDER BY t."order"`;
  },
);
