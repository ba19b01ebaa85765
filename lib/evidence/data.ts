import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ClaimNeeds, Evidence, TaskEvidence } from "./types";

const columns = Prisma.sql`jsonb_build_object('id', e.id, 'fileName', e.file_name, 'mediaType', e.media_type,
  'size', e.size, 'uploadedBy', e.uploaded_by, 'uploadedAt', e.uploaded_at)`;

/** As JSON, what came with the report of assignment `a` for period `p`, for statements of others. */
export const reportEvidence = Prisma.sql`(
  SELECT coalesce(jsonb_agg(${columns} ORDER BY e.uploaded_at, e.id), '[]') FROM evidence e
  WHERE e.workspace_id = a.workspace_id AND e.assignment_id = a.id AND e.period_id = p.id
)`;

/** JSON brings instants as text. */
export function withInstants<T extends Evidence>(evidence: readonly T[]): T[] {
  return evidence.map((one) => ({ ...one, uploadedAt: new Date(one.uploadedAt) }));
}

/**
 * What of evidence `e` of assignment `a` a department may see, its report `r` beside it: its own always, that of others
 * once it was handed in.
 */
function visibleTo(departmentId: string | null): Prisma.Sql {
  return Prisma.sql`(a.department_id = ${departmentId}::uuid OR r.submitted_at IS NOT NULL
    OR (e.period_id IS NULL AND a.claimed_at IS NOT NULL))`;
}

/** What departments handed in on a task, the latest first. */
export async function listTaskEvidence(
  scope: Scope,
  filter: { taskId: string; departmentId: string | null; limit: number },
): Promise<TaskEvidence[]> {
  return database().$queryRaw<TaskEvidence[]>`
    SELECT e.id, e.file_name AS "fileName", e.media_type AS "mediaType", e.size, e.uploaded_by AS "uploadedBy",
      e.uploaded_at AS "uploadedAt", e.assignment_id AS "assignmentId", d.name AS department,
      p.starts_on::text AS "startsOn",
      CASE WHEN e.period_id IS NULL THEN a.claimed_at IS NULL ELSE r.submitted_at IS NULL END AS "isHidden"
    FROM evidence e
    JOIN assignments a ON a.id = e.assignment_id AND a.workspace_id = e.workspace_id
    JOIN departments d ON d.id = a.department_id
    LEFT JOIN reporting_periods p ON p.id = e.period_id
    LEFT JOIN reports r ON r.assignment_id = e.assignment_id AND r.period_id = e.period_id
      AND r.workspace_id = e.workspace_id
    WHERE e.workspace_id = ${scope.workspaceId}::uuid AND e.task_id = ${filter.taskId}::uuid
      AND ${visibleTo(filter.departmentId)}
    ORDER BY e.uploaded_at DESC, e.id DESC
    LIMIT ${filter.limit}`;
}

/** What the claim of a department on a task would come with; null where the department has no part in it. */
export async function findClaimNeeds(
  scope: Scope,
  filter: { taskId: string; departmentId: string },
): Promise<ClaimNeeds | null> {
  const [row] = await database().$queryRaw<ClaimNeeds[]>`
    SELECT a.id AS "assignmentId", w.evidence_required AS required,
      (SELECT coalesce(jsonb_agg(${columns} ORDER BY e.uploaded_at, e.id), '[]') FROM evidence e
        WHERE e.workspace_id = a.workspace_id AND e.assignment_id = a.id AND e.period_id IS NULL) AS own,
      (SELECT count(*)::int FROM evidence e
        JOIN reports r ON r.assignment_id = e.assignment_id AND r.period_id = e.period_id
          AND r.workspace_id = e.workspace_id AND r.submitted_at IS NOT NULL
        WHERE e.workspace_id = a.workspace_id AND e.assignment_id = a.id) AS reported
    FROM assignments a JOIN workspaces w ON w.id = a.workspace_id
    WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.task_id = ${filter.taskId}::uuid
      AND a.department_id = ${filter.departmentId}::uuid`;
  return row ? { ...row, own: withInstants(row.own) } : null;
}

interface StoredFile {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file with its bytes; null where there is none that this reader may see, whatever the reason. */
export async function findEvidenceFile(
  scope: Scope,
  filter: { evidenceId: string; departmentId: string | null },
): Promise<StoredFile | null> {
  const [row] = await database().$queryRaw<StoredFile[]>`
    SELECT e.file_name AS "fileName", e.media_type AS "mediaType", f.bytes
    FROM evidence e
    JOIN evidence_files f ON f.workspace_id = e.workspace_id AND f.sha256 = e.sha256
    JOIN assignments a ON a.id = e.assignment_id AND a.workspace_id = e.workspace_id
    LEFT JOIN reports r ON r.assignment_id = e.assignment_id AND r.period_id = e.period_id
      AND r.workspace_id = e.workspace_id
    WHERE e.workspace_id = ${scope.workspaceId}::uuid AND e.id = ${filter.evidenceId}::uuid
      AND ${visibleTo(filter.departmentId)}`;
  return row ?? null;
}
