import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/transaction";
import { importDraftSchema } from "../schema";
import type { ImportDraft, ImportStatus } from "../types";
import { emptyMapping, ledgerSchema, mappingSchema } from "./schema";
import type { Ledger, Mapping, Standing, StandingIndicator, StandingTask } from "./types";

type Reader = Pick<Transaction, "$queryRaw">;

export interface StoredRevision {
  importId: string;
  status: ImportStatus;
  planId: string | null;
  revisesPlanId: string;
  version: number;
  fileName: string;
  draft: ImportDraft;
  mapping: Mapping;
  ledger: Ledger | null;
}

const storedRow = z.object({
  importId: z.uuid(),
  status: z.enum(["uploaded", "reading", "in_review", "taken_over", "discarded", "failed"]),
  planId: z.uuid().nullable(),
  revisesPlanId: z.uuid(),
  version: z.int(),
  fileName: z.string(),
  draft: importDraftSchema,
  mapping: mappingSchema.nullable().transform((mapping) => mapping ?? emptyMapping),
  ledger: ledgerSchema.nullable(),
});

/** A document that came for a plan and was read; null where the workspace has none of that id. One statement. */
export async function findRevision(
  scope: Scope,
  importId: string,
  client: Reader = database(),
): Promise<StoredRevision | null> {
  const [row] = await client.$queryRaw<unknown[]>`
    SELECT i.id AS "importId", i.status::text AS status, i.plan_id AS "planId", i.revises_plan_id AS "revisesPlanId",
      i.version, d.file_name AS "fileName", i.draft, i.mapping, i.ledger
    FROM imports i
    JOIN source_documents d ON d.id = i.source_document_id AND d.workspace_id = i.workspace_id
    WHERE i.id = ${importId}::uuid AND i.workspace_id = ${scope.workspaceId}::uuid AND i.draft IS NOT NULL
      AND i.revises_plan_id IS NOT NULL`;
  return row ? storedRow.parse(row) : null;
}

/**
 * The plan with its tasks and indicators as a later text is compared with them: three statements. Parts that another
 * department has taken over are a record and not compared.
 */
export async function readStanding(
  scope: Scope,
  planId: string,
  client: Reader = database(),
): Promise<Standing | null> {
  const { workspaceId } = scope;
  const [plan] = await client.$queryRaw<Omit<Standing, "tasks" | "indicators">[]>`
    SELECT p.id, p.title, p.document_number AS "documentNumber", p.issuer, p.issued_on::text AS "issuedOn",
      p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.status::text AS status, p.handed_out_at IS NOT NULL AS "handedOut",
      d.id AS "documentId", coalesce(d.edition, 0) AS edition
    FROM plans p
    LEFT JOIN LATERAL (
      SELECT x.id, x.edition FROM source_documents x
      WHERE x.workspace_id = p.workspace_id AND x.plan_id = p.id
      ORDER BY x.edition DESC NULLS LAST, x.created_at LIMIT 1
    ) d ON true
    WHERE p.id = ${planId}::uuid AND p.workspace_id = ${workspaceId}::uuid`;
  if (!plan) return null;
  const tasks = await client.$queryRaw<StandingTask[]>`
    WITH since AS (
      SELECT coalesce(max(e.sequence), 0) AS sequence FROM audit_events e
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.plan_id = ${planId}::uuid AND e.kind = 'plan.revised'
    ),
    edits AS (
      SELECT e.task_id, array_agg(DISTINCT f.field) AS fields
      FROM audit_events e
      CROSS JOIN since s
      CROSS JOIN LATERAL (
        SELECT CASE c ->> 'field' WHEN 'title' THEN 'words' WHEN 'text' THEN 'words' ELSE 'deadline' END AS field
        FROM jsonb_array_elements(CASE WHEN e.kind = 'task.changed' THEN e.data -> 'changes' ELSE '[]' END) c
        UNION ALL SELECT 'departments' WHERE e.kind = 'assignment.changed'
        UNION ALL SELECT 'deadline' WHERE e.kind = 'extension.granted'
      ) f
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.plan_id = ${planId}::uuid AND e.sequence > s.sequence
        AND e.kind IN ('task.changed', 'assignment.changed', 'extension.granted') AND e.task_id IS NOT NULL
      GROUP BY e.task_id
    ),
    reported AS (
      SELECT r.task_id, (count(*) FILTER (WHERE r.submitted_at IS NOT NULL))::int AS reports
      FROM reports r WHERE r.workspace_id = ${workspaceId}::uuid AND r.plan_id = ${planId}::uuid GROUP BY r.task_id
    ),
    recorded AS (
      SELECT r.assignment_id FROM reports r
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.plan_id = ${planId}::uuid
      UNION
      SELECT e.assignment_id FROM evidence e
      JOIN tasks x ON x.id = e.task_id AND x.workspace_id = e.workspace_id
      WHERE e.workspace_id = ${workspaceId}::uuid AND x.plan_id = ${planId}::uuid
    ),
    parts AS (
      SELECT a.task_id, jsonb_agg(jsonb_build_object('id', a.department_id, 'name', d.name, 'role', a.role,
        'assignmentId', a.id, 'percent', a.percent, 'isBlocked', a.is_blocked, 'declined', a.declined_at IS NOT NULL,
        'isRecorded', k.assignment_id IS NOT NULL) ORDER BY a.role, a.anchor_start, d."order", d.name) AS parts
      FROM tasks x
      JOIN assignments a ON a.task_id = x.id AND a.workspace_id = x.workspace_id AND a.succeeded_by_id IS NULL
      JOIN departments d ON d.id = a.department_id
      LEFT JOIN recorded k ON k.assignment_id = a.id
      WHERE x.workspace_id = ${workspaceId}::uuid AND x.plan_id = ${planId}::uuid
      GROUP BY a.task_id
    )
    SELECT t.id AS key, t.version, t."order", t.number, t.title, t.text, t.status::text AS status, t.percent,
      t.is_blocked AS "isBlocked", t.section_id AS "sectionId", c.title AS section,
      t.source_document_id IS NOT NULL AS "isDropped", t.updated_at AS "updatedAt",
      CASE WHEN t.deadline_kind IS NOT NULL THEN jsonb_build_object('words', coalesce(t.deadline_words, ''),
        'date', t.deadline_on, 'kind', t.deadline_kind) END AS deadline,
      coalesce(p.parts, '[]') AS parts, coalesce(r.reports, 0) AS reports, coalesce(e.fields, '{}') AS edited
    FROM tasks t
    LEFT JOIN sections c ON c.id = t.section_id AND c.workspace_id = t.workspace_id
    LEFT JOIN parts p ON p.task_id = t.id
    LEFT JOIN reported r ON r.task_id = t.id
    LEFT JOIN edits e ON e.task_id = t.id
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.plan_id = ${planId}::uuid
    ORDER BY t."order"`;
  const indicators = await client.$queryRaw<StandingIndicator[]>`
    SELECT i.id, i."group", i.name, i.unit, i.nature::text AS nature, coalesce(v.values, '[]') AS values,
      i.anchor_end = 0 AS "isDropped", (SELECT count(*)::int FROM indicator_readings r
        WHERE r.workspace_id = i.workspace_id AND r.indicator_id = i.id) AS readings
    FROM indicators i
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('year', x.year, 'value', x.value, 'kind', x.kind)
        ORDER BY x.kind, x.year) AS values
      FROM indicator_values x WHERE x.workspace_id = i.workspace_id AND x.indicator_id = i.id
    ) v ON true
    WHERE i.workspace_id = ${workspaceId}::uuid AND i.plan_id = ${planId}::uuid
    ORDER BY i."order"`;
  return { ...plan, tasks, indicators };
}
