import { z } from "zod";
import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { AppError, errorCodes } from "@/lib/errors";
import { importDraftSchema, readingSchema } from "./schema";
import {
  type ImportDraft,
  type ImportProgress,
  type ImportStatus,
  type OpenImport,
  type Reading,
  readingStages,
} from "./types";

const mostOpen = 20;

/** Imports that wait for somebody to go on with them, the latest first: one statement. */
export async function listOpenImports(scope: Scope): Promise<OpenImport[]> {
  return database().$queryRaw<OpenImport[]>`
    SELECT i.id, i.status::text AS status, i.draft #>> '{plan,title}' AS title, d.file_name AS "fileName", i.failure,
      i.created_by AS "createdBy", i.updated_at AS "updatedAt", count.tasks, count.checked
    FROM imports i
    JOIN source_documents d ON d.id = i.source_document_id AND d.workspace_id = i.workspace_id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE NOT (t ->> 'excluded')::boolean)::int AS tasks,
        count(*) FILTER (WHERE NOT (t ->> 'excluded')::boolean AND (t ->> 'checked')::boolean)::int AS checked
      FROM jsonb_array_elements(i.draft -> 'tasks') t
    ) count
    WHERE i.workspace_id = ${scope.workspaceId}::uuid
      AND i.status IN ('uploaded', 'reading', 'in_review', 'failed')
    ORDER BY i.updated_at DESC
    LIMIT ${mostOpen}`;
}

const failureSchema = z
  .object({ code: z.enum(errorCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) })
  .nullable()
  .catch({ code: "unexpected", params: {} });

/** Where imports stand: one statement. Those that the workspace does not have are left out. */
export async function listProgress(scope: Scope, importIds: readonly string[]): Promise<ImportProgress[]> {
  const rows = await database().import.findMany({
    where: { workspaceId: scope.workspaceId, id: { in: [...importIds] } },
    select: {
      id: true,
      status: true,
      stage: true,
      failure: true,
      createdBy: true,
      document: { select: { fileName: true, size: true } },
    },
  });
  return rows.map(({ document, stage, failure, ...row }) => ({
    ...row,
    ...document,
    stage: readingStages.find((known) => known === stage) ?? null,
    pages: null,
    failure: failureSchema.parse(failure),
  }));
}

export interface StoredImport {
  id: string;
  status: ImportStatus;
  planId: string | null;
  /** The plan that it is a later text of. */
  revises: { id: string; title: string } | null;
  /** A ledger of that plan which came back: there is nothing to check in it. */
  isLedger: boolean;
  version: number;
  fileName: string;
  format: string;
  characters: number;
  text: string;
  warnings: Reading["warnings"];
  draft: ImportDraft;
}

/** One import with its text and draft: one statement; null where the workspace has none of that id that was read. */
export async function findImport(scope: Scope, importId: string): Promise<StoredImport | null> {
  const [row] = await database().$queryRaw<
    (Omit<StoredImport, "warnings" | "draft"> & { warnings: unknown; draft: unknown })[]
  >`
    SELECT i.id, i.status::text AS status, i.plan_id AS "planId",
      CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'title', p.title) END AS revises,
      i.ledger IS NOT NULL AS "isLedger", i.version, d.file_name AS "fileName", d.format,
      (i.reading #>> '{source,characters}')::int AS characters, d.text, i.reading -> 'warnings' AS warnings, i.draft
    FROM imports i
    JOIN source_documents d ON d.id = i.source_document_id AND d.workspace_id = i.workspace_id
    LEFT JOIN plans p ON p.id = i.revises_plan_id AND p.workspace_id = i.workspace_id
    WHERE i.id = ${importId}::uuid AND i.workspace_id = ${scope.workspaceId}::uuid AND i.draft IS NOT NULL`;
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
  if (row.draft === null) throw new AppError("stateForbids");
  return { version: row.version, draft: importDraftSchema.parse(row.draft) };
}
