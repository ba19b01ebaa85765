import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { importDraftSchema, readingSchema } from "./schema";
import type { ImportDraft, ImportStatus, OpenImport, Reading } from "./types";

const mostOpen = 20;

/** Imports that wait for somebody to go on with them, the latest first: one statement. */
export async function listOpenImports(scope: Scope): Promise<OpenImport[]> {
  return database().$queryRaw<OpenImport[]>`
    SELECT i.id, i.draft #>> '{plan,title}' AS title, d.file_name AS "fileName", i.created_by AS "createdBy",
      i.updated_at AS "updatedAt", count.tasks, count.checked
    FROM imports i
    JOIN source_documents d ON d.id = i.source_document_id AND d.workspace_id = i.workspace_id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE NOT (t ->> 'excluded')::boolean)::int AS tasks,
        count(*) FILTER (WHERE NOT (t ->> 'excluded')::boolean AND (t ->> 'checked')::boolean)::int AS checked
      FROM jsonb_array_elements(i.draft -> 'tasks') t
    ) count
    WHERE i.workspace_id = ${scope.workspaceId}::uuid AND i.status = 'in_review'
    ORDER BY i.updated_at DESC
    LIMIT ${mostOpen}`;
}

export interface StoredImport {
  id: string;
  status: ImportStatus;
  planId: string | null;
  version: number;
  fileName: string;
  format: string;
  characters: number;
  text: string;
  warnings: Reading["warnings"];
  draft: ImportDraft;
}

/** One import with its text and draft: one statement; null where the workspace has none of that id. */
export async function findImport(scope: Scope, importId: string): Promise<StoredImport | null> {
  const [row] = await database().$queryRaw<
    (Omit<StoredImport, "warnings" | "draft"> & { warnings: unknown; draft: unknown })[]
  >`
    SELECT i.id, i.status::text AS status, i.plan_id AS "planId", i.version, d.file_name AS "fileName", d.format,
      (i.reading #>> '{source,characters}')::int AS characters, d.text, i.reading -> 'warnings' AS warnings, i.draft
    FROM imports i
    JOIN source_documents d ON d.id = i.source_document_id AND d.workspace_id = i.workspace_id
    WHERE i.id = ${importId}::uuid AND i.workspace_id = ${scope.workspaceId}::uuid`;
  if (!row) return null;
  return {
    ...row,
    warnings: readingSchema.shape.warnings.parse(row.warnings),
    draft: importDraftSchema.parse(row.draft),
  };
}

/** The draft as it stands now. Throws `notFound`. */
export async function findDraft(
  scope: Scope,
  importId: string,
): Promise<{ version: number; draft: ImportDraft }> {
  const row = await database().import.findFirst({
    where: { id: importId, workspaceId: scope.workspaceId },
    select: { version: true, draft: true },
  });
  if (!row) throw new AppError("notFound");
  return { version: row.version, draft: importDraftSchema.parse(row.draft) };
}
