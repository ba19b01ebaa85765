import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf } from "@/lib/calendar/date";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { AppError } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import type { ImportedPlan } from "@/lib/parser/types";
import { applyChanges, assertComplete } from "./rules";
import { importDraftSchema } from "./schema";
import { draftOf } from "./stages/draft";
import { handOutPlan } from "./stages/hand-out";
import { readDocument } from "./stages/read";
import { keptTasks, settleDepartments, writePlan } from "./stages/take-over";
import type { Acting, DraftChanges, ImportDraft, ImportStatus } from "./types";

/** Stands for the system where a row must name a user and a command had none. */
const systemUserId = "00000000-0000-0000-0000-000000000000";

export function actingFor(actor: Actor): Acting {
  return { scope: scopeOf(actor), author: authorOf(actor), timeZone: actor.timeZone };
}

export interface Upload {
  fileName: string;
  bytes: Uint8Array;
}

/** Reads a document and keeps it with what was read, for somebody to check. A document that cannot be read leaves nothing. */
export async function createImport(acting: Acting, upload: Upload, now: Date): Promise<{ id: string }> {
  const reading = await readDocument(upload.bytes, upload.fileName);
  return storeReading(acting, upload, reading, now);
}

/** Keeps a document and its reading in one transaction. */
export async function storeReading(
  { scope, author, timeZone }: Acting,
  { fileName, bytes }: Upload,
  { text, ...reading }: ImportedPlan,
  now: Date,
): Promise<{ id: string }> {
  const { workspaceId } = scope;
  const directory = new Directory(await listDepartments(scope));
  const draft = importDraftSchema.parse(
    draftOf({ ...reading, text }, fileName, directory, dayOf(now, timeZone)),
  );
  const { format, sha256 } = reading.source;
  return transaction(async (tx) => {
    const document = await tx.sourceDocument.create({
      data: {
        workspaceId,
        fileName,
        format,
        sha256,
        size: bytes.byteLength,
        // Prisma takes bytes over an ArrayBuffer of their own only.
        bytes: new Uint8Array(bytes),
        text,
        createdAt: now,
      },
      select: { id: true },
    });
    const created = await tx.import.create({
      data: {
        workspaceId,
        sourceDocumentId: document.id,
        reading,
        draft,
        createdById: author.userId ?? systemUserId,
        createdBy: author.name,
        createdAt: now,
      },
      select: { id: true },
    });
    const data = { fileName, sha256, tasks: draft.tasks.length };
    await appendAudit(tx, scope, author, now, [{ kind: "import.uploaded", subjectId: created.id, data }]);
    return created;
  });
}

interface LockedImport {
  id: string;
  status: ImportStatus;
  version: number;
  planId: string | null;
  sourceDocumentId: string;
  draft: ImportDraft;
}

async function lockImport(tx: Transaction, scope: Scope, importId: string): Promise<LockedImport> {
  const { workspaceId } = scope;
  await tx.$queryRaw`SELECT 1 FROM imports WHERE id = ${importId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  const row = await tx.import.findFirst({
    where: { id: importId, workspaceId },
    select: { id: true, status: true, version: true, planId: true, sourceDocumentId: true, draft: true },
  });
  if (!row) throw new AppError("notFound");
  return { ...row, draft: importDraftSchema.parse(row.draft) };
}

function assertInReview(row: LockedImport, version?: number): void {
  if (row.status !== "in_review") throw new AppError("stateForbids");
  if (version !== undefined && row.version !== version) throw new AppError("conflict");
}

interface SaveDraft {
  importId: string;
  version: number;
  changes: DraftChanges;
}

/** Keeps corrections. Throws `conflict`, and keeps nothing, where somebody else saved since `version`. */
export async function saveDraft(
  { scope }: Acting,
  { importId, version, changes }: SaveDraft,
  now: Date,
): Promise<{ version: number; savedAt: Date }> {
  return transaction(async (tx) => {
    const row = await lockImport(tx, scope, importId);
    assertInReview(row, version);
    await tx.import.update({
      where: { id: row.id, workspaceId: scope.workspaceId },
      data: { draft: applyChanges(row.draft, changes), version: { increment: 1 }, updatedAt: now },
      select: { id: true },
    });
    return { version: version + 1, savedAt: now };
  });
}

/** Puts an import away without a plan; the document stays in the record. */
export async function discardImport({ scope, author }: Acting, importId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const row = await lockImport(tx, scope, importId);
    if (row.status === "discarded") return;
    assertInReview(row);
    await tx.import.update({
      where: { id: row.id, workspaceId: scope.workspaceId },
      data: { status: "discarded", version: { increment: 1 } },
      select: { id: true },
    });
    const { fileName } = await tx.sourceDocument.findFirstOrThrow({
      where: { id: row.sourceDocumentId, workspaceId: scope.workspaceId },
      select: { fileName: true },
    });
    await appendAudit(tx, scope, author, now, [
      { kind: "import.discarded", subjectId: row.id, data: { fileName } },
    ]);
  });
}

interface TakeOver {
  importId: string;
  version: number;
  handOut: boolean;
}

/** Makes the plan out of a checked draft, all of it or nothing. Asked again, it answers with the plan it made. */
export async function takeOver(acting: Acting, input: TakeOver, now: Date): Promise<{ planId: string }> {
  const { scope, author } = acting;
  const { workspaceId } = scope;
  return transaction(async (tx) => {
    const row = await lockImport(tx, scope, input.importId);
    if (row.status === "taken_over" && row.planId) return { planId: row.planId };
    assertInReview(row, input.version);
    const { draft } = row;
    assertComplete(draft);
    const { idOf, records } = await settleDepartments(tx, scope, draft);
    const planId = await writePlan(tx, scope, draft, idOf, now);
    const document = await tx.sourceDocument.update({
      where: { id: row.sourceDocumentId, workspaceId },
      data: { planId },
      select: { fileName: true, sha256: true },
    });
    await tx.import.update({
      where: { id: row.id, workspaceId },
      data: { status: "taken_over", planId, version: { increment: 1 } },
      select: { id: true },
    });
    const tasks = keptTasks(draft).length;
    const data = { title: draft.plan.title.trim(), tasks, ...document };
    records.push({ kind: "plan.imported", subjectId: planId, planId, data });
    if (input.handOut) records.push(...(await handOutPlan(tx, acting, planId, now)).records);
    await recordAndNotify(tx, scope, author, now, records);
    return { planId };
  });
}

/** 交办 of a plan that was taken over without it, or of tasks that got their departments later. */
export async function handOut(acting: Acting, planId: string, now: Date): Promise<{ tasks: number }> {
  return transaction(async (tx) => {
    const { tasks, records } = await handOutPlan(tx, acting, planId, now);
    await recordAndNotify(tx, acting.scope, acting.author, now, records);
    return { tasks };
  });
}
