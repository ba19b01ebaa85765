import { createHash } from "node:crypto";
import { appendAudit } from "@/lib/audit/mutations";
import type { Acting } from "@/lib/auth/acting";
import type { Scope } from "@/lib/auth/scope";
import { dayOf } from "@/lib/calendar/date";
import { Prisma } from "@/lib/db/generated/client";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { AppError } from "@/lib/errors";
import { handOutPlan } from "@/lib/handing-out/mutations";
import { recordAndNotify } from "@/lib/notifications/mutations";
import type { ImportedPlan } from "@/lib/parser/types";
import { applyChanges, assertComplete, movesWords } from "./rules";
import { importDraftSchema } from "./schema";
import { draftOf } from "./stages/draft";
import { assertReadable, readDocument } from "./stages/read";
import { keptTasks, settleDepartments, writePlan } from "./stages/take-over";
import type { DraftChanges, ImportDraft, ImportStatus } from "./types";

export interface Upload {
  fileName: string;
  bytes: Uint8Array;
  /** The plan that it is a later text of. */
  planId?: string | undefined;
}

/** A later text can only come for a plan that is under way. Throws `notFound`, `planArchived`. */
async function assertRevisable(tx: Transaction, scope: Scope, planId: string | undefined): Promise<void> {
  if (planId === undefined) return;
  const plan = await tx.plan.findFirst({
    where: { id: planId, workspaceId: scope.workspaceId },
    select: { status: true },
  });
  if (!plan) throw new AppError("notFound");
  if (plan.status !== "active") throw new AppError("planArchived");
}

/**
 * Keeps a document, to be read once this has been answered. Throws what can be told of it without reading; that leaves
 * nothing behind.
 */
export async function receiveImport(
  { scope, author }: Acting,
  { fileName, bytes, planId }: Upload,
  now: Date,
): Promise<{ id: string }> {
  assertReadable(bytes);
  const { workspaceId } = scope;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return transaction(async (tx) => {
    await assertRevisable(tx, scope, planId);
    const document = await tx.sourceDocument.create({
      data: {
        workspaceId,
        fileName,
        format: "unread",
        sha256,
        size: bytes.byteLength,
        bytes: new Uint8Array(bytes),
        text: "",
        createdAt: now,
      },
      select: { id: true },
    });
    const created = await tx.import.create({
      data: {
        workspaceId,
        sourceDocumentId: document.id,
        revisesPlanId: planId,
        status: "uploaded",
        stage: "waiting",
        createdById: author.userId,
        createdBy: author.name,
        createdAt: now,
      },
      select: { id: true },
    });
    const data = { fileName, sha256 };
    await appendAudit(tx, scope, author, now, [
      { kind: "import.uploaded", subjectId: created.id, planId, data },
    ]);
    return created;
  });
}

/** Lets a document that could not be read wait to be read once more; reading it is begun afterwards. */
export async function retryImport({ scope }: Acting, importId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const row = await lockImport(tx, scope, importId);
    if (row.status === "uploaded" || row.status === "reading") return;
    if (row.status !== "failed") throw new AppError("stateForbids");
    await tx.import.update({
      where: { id: row.id, workspaceId: scope.workspaceId },
      data: { status: "uploaded", stage: "waiting", attempts: 0, failure: Prisma.DbNull, updatedAt: now },
      select: { id: true },
    });
  });
}

/** Reads a document at once and keeps it with what was read: what commands do. A document that cannot be read leaves nothing. */
export async function createImport(acting: Acting, upload: Upload, now: Date): Promise<{ id: string }> {
  const reading = await readDocument(upload.bytes, upload.fileName);
  return storeReading(acting, upload, reading, now);
}

/** Keeps a document and its reading in one transaction. */
export async function storeReading(
  { scope, author, timeZone }: Acting,
  { fileName, bytes, planId }: Upload,
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
    await assertRevisable(tx, scope, planId);
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
        revisesPlanId: planId,
        reading,
        draft,
        createdById: author.userId,
        createdBy: author.name,
        createdAt: now,
      },
      select: { id: true },
    });
    const data = { fileName, sha256, tasks: draft.tasks.length };
    await appendAudit(tx, scope, author, now, [
      { kind: "import.uploaded", subjectId: created.id, planId, data },
    ]);
    return created;
  });
}

interface LockedImport {
  id: string;
  status: ImportStatus;
  version: number;
  planId: string | null;
  revisesPlanId: string | null;
  sourceDocumentId: string;
  /** Null until it is read. */
  draft: ImportDraft | null;
}

/** Reads an import for a change and keeps others from changing it until the transaction ends. Throws `notFound`. */
export async function lockImport(tx: Transaction, scope: Scope, importId: string): Promise<LockedImport> {
  const { workspaceId } = scope;
  await tx.$queryRaw`SELECT 1 FROM imports WHERE id = ${importId}::uuid AND workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  const row = await tx.import.findFirst({
    where: { id: importId, workspaceId },
    select: {
      id: true,
      status: true,
      version: true,
      planId: true,
      revisesPlanId: true,
      sourceDocumentId: true,
      draft: true,
    },
  });
  if (!row) throw new AppError("notFound");
  const isOpen = row.status === "in_review" && row.draft !== null;
  return { ...row, draft: isOpen ? importDraftSchema.parse(row.draft) : null };
}

/** The draft that is being checked. Throws where it is not, or is another one by now. */
function draftInReview(row: LockedImport, version: number): ImportDraft {
  if (row.draft === null) throw new AppError("stateForbids");
  if (row.version !== version) throw new AppError("conflict");
  return row.draft;
}

/** As places are counted; the database counts characters otherwise. */
async function lengthOfText(tx: Transaction, scope: Scope, row: LockedImport): Promise<number> {
  const { text } = await tx.sourceDocument.findFirstOrThrow({
    where: { id: row.sourceDocumentId, workspaceId: scope.workspaceId },
    select: { text: true },
  });
  return text.length;
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
    const draft = draftInReview(row, version);
    const textLength = movesWords(draft, changes)
      ? await lengthOfText(tx, scope, row)
      : Number.MAX_SAFE_INTEGER;
    await tx.import.update({
      where: { id: row.id, workspaceId: scope.workspaceId },
      data: { draft: applyChanges(draft, changes, textLength), version: { increment: 1 }, updatedAt: now },
      select: { id: true },
    });
    return { version: version + 1, savedAt: now };
  });
}

/** Puts an import away without a plan, also while it is read; the document stays in the record. */
export async function discardImport({ scope, author }: Acting, importId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const row = await lockImport(tx, scope, importId);
    if (row.status === "discarded") return;
    if (row.status === "taken_over") throw new AppError("stateForbids");
    await tx.import.update({
      where: { id: row.id, workspaceId: scope.workspaceId },
      data: {
        status: "discarded",
        version: { increment: 1 },
        stage: null,
        reader: null,
        leasedUntil: null,
      },
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
    // A later text of a plan is compared with it and does not become a second one.
    if (row.revisesPlanId !== null) throw new AppError("stateForbids");
    const draft = draftInReview(row, input.version);
    assertComplete(draft);
    const { idOf, records } = await settleDepartments(tx, scope, draft);
    const planId = await writePlan(tx, scope, draft, idOf, now);
    const document = await tx.sourceDocument.update({
      where: { id: row.sourceDocumentId, workspaceId },
      data: { planId, edition: 1 },
      select: { fileName: true, sha256: true },
    });
    await tx.import.update({
      where: { id: row.id, workspaceId },
      data: { status: "taken_over", planId, version: { increment: 1 }, updatedAt: now },
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
