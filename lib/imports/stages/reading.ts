import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Scope, scopeOfCommand } from "@/lib/auth/scope";
import { dayOf } from "@/lib/calendar/date";
import { database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { listDepartments } from "@/lib/departments/data";
import { Directory } from "@/lib/departments/rules";
import { AppError, type ErrorCode, type ErrorParams } from "@/lib/errors";
import type { ImportedPlan } from "@/lib/parser/types";
import { readStanding } from "../revision/data";
import type { Ledger } from "../revision/types";
import { importDraftSchema } from "../schema";
import type { ReadingPages, ReadingStage } from "../types";
import { draftOf } from "./draft";
import { ledgerSide } from "./ledger-draft";
import { notePages } from "./pages";
import { readApart, readLedgerApart } from "./threads";

/** A reader that has not been heard of for so long is gone, and another may take its place. */
const leaseMs = 20_000;
const renewalMs = 5_000;
/** A document on which so many servers ended is not tried again by itself. */
const mostAttempts = 3;

interface Work {
  done: Promise<void>;
  cancel: () => void;
}

// What this process reads now. Outlives a module that a development server loads anew.
const kept = globalThis as { luoshiReadings?: Map<string, Work> };

function works(): Map<string, Work> {
  kept.luoshiReadings ??= new Map();
  return kept.luoshiReadings;
}

/** Begins to read an import that waits for it, and answers at once. Asked again, it does not begin twice. */
export function beginReading(importId: string, clock: () => Date = () => new Date()): void {
  if (works().has(importId)) return;
  const controller = new AbortController();
  const done = read(importId, controller, clock)
    .catch((error) => console.error(`import ${importId} could not be read`, error))
    .finally(() => works().delete(importId));
  works().set(importId, { done, cancel: () => controller.abort(new Error("cancelled")) });
}

/** The end of the reading of this process; null where it does not read the import. */
export function readingEnds(importId: string): Promise<void> | null {
  return works().get(importId)?.done ?? null;
}

/** Ends the reading of this process, if it is that which reads. Another one hears of it when it renews its lease. */
export function stopReading(importId: string): void {
  works().get(importId)?.cancel();
}

interface Claimed {
  reader: string;
  scope: Scope;
  timeZone: string;
  sourceDocumentId: string;
  /** The plan that it is a later text of. */
  revisesPlanId: string | null;
  fileName: string;
  bytes: Uint8Array;
}

async function read(importId: string, controller: AbortController, clock: () => Date): Promise<void> {
  const claimed = await claim(importId, clock());
  if (!claimed) return;
  const { reader, scope } = claimed;
  const where = { id: importId, workspaceId: scope.workspaceId, reader };
  const renew = async () => {
    const leasedUntil = new Date(clock().getTime() + leaseMs);
    const { count } = await database().import.updateMany({ where, data: { leasedUntil } });
    if (count === 0) controller.abort(new Error("no longer ours"));
  };
  const timer = setInterval(() => void renew().catch(() => undefined), renewalMs).unref();
  const tell = (stage: ReadingStage, pages: ReadingPages | null = null) => {
    notePages(importId, pages);
    // A page more is no new stage.
    if (pages === null)
      void database()
        .import.updateMany({ where, data: { stage } })
        .catch(() => undefined);
  };
  try {
    const ledger = await returnedLedger(claimed, controller.signal);
    if (ledger) return await finishLedger(importId, claimed, ledger, clock());
    const reading = await readApart(
      { fileName: claimed.fileName, bytes: claimed.bytes },
      tell,
      controller.signal,
    );
    await finish(importId, claimed, reading, clock());
  } catch (error) {
    if (controller.signal.aborted) return;
    if (!(error instanceof AppError)) console.error(`import ${importId} could not be read`, error);
    const { code, params } = error instanceof AppError ? error : new AppError("unexpected");
    await fail(where, code, params);
  } finally {
    clearInterval(timer);
    notePages(importId, null);
  }
}

/** Takes the import for this process alone; null where there is nothing to read, or somebody reads it. */
async function claim(importId: string, now: Date): Promise<Claimed | null> {
  const reader = randomUUID();
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const [row] = await database().$queryRaw<
    (Omit<Claimed, "reader" | "scope"> & { workspaceId: string; attempts: number })[]
  >`
    UPDATE imports i SET status = 'reading', stage = 'waiting', reader = ${reader}::uuid, leased_until = ${leasedUntil},
      attempts = i.attempts + 1, updated_at = ${now}
    FROM source_documents d, workspaces w
    WHERE i.id = ${importId}::uuid AND d.id = i.source_document_id AND d.workspace_id = i.workspace_id
      AND w.id = i.workspace_id
      AND (i.status = 'uploaded' OR (i.status = 'reading' AND i.leased_until < ${now}))
    RETURNING i.workspace_id AS "workspaceId", i.source_document_id AS "sourceDocumentId",
      i.revises_plan_id AS "revisesPlanId", i.attempts,
      d.file_name AS "fileName", d.bytes, w.time_zone AS "timeZone"`;
  if (!row) return null;
  const { workspaceId, attempts, ...rest } = row;
  if (attempts > mostAttempts) {
    await fail({ id: importId, workspaceId, reader }, "readingStopped", {});
    return null;
  }
  return { ...rest, reader, scope: scopeOfCommand(workspaceId) };
}

async function finish(
  importId: string,
  { reader, scope, timeZone, fileName, sourceDocumentId }: Claimed,
  { text, ...reading }: ImportedPlan,
  now: Date,
): Promise<void> {
  const { workspaceId } = scope;
  const directory = new Directory(await listDepartments(scope));
  const draft = importDraftSchema.parse(
    draftOf({ ...reading, text }, fileName, directory, dayOf(now, timeZone)),
  );
  await transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, workspaceId, reader, status: "reading" },
      data: {
        status: "in_review",
        reading,
        draft,
        stage: null,
        reader: null,
        leasedUntil: null,
        updatedAt: now,
      },
    });
    // Cancelled or taken by another in the very last moment: what stands there holds.
    if (count === 0) return;
    await tx.sourceDocument.update({
      where: { id: sourceDocumentId, workspaceId },
      data: { text, format: reading.source.format },
      select: { id: true },
    });
  });
}

/** The ledger of the plan that the document came for, coming back. A file that cannot be opened is told of when it is read. */
async function returnedLedger(
  { revisesPlanId, bytes }: Claimed,
  signal: AbortSignal,
): Promise<Ledger | null> {
  if (revisesPlanId === null) return null;
  const ledger = await readLedgerApart(bytes, signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return null;
  });
  if (ledger && ledger.planId !== revisesPlanId) throw new AppError("ledgerOfOther");
  return ledger;
}

/** There is nothing to check in a ledger: it is compared at once. What it says is kept as rows, beside the file itself. */
async function finishLedger(
  importId: string,
  { reader, scope, fileName, sourceDocumentId, revisesPlanId }: Claimed,
  ledger: Ledger,
  now: Date,
): Promise<void> {
  const { workspaceId } = scope;
  const standing = revisesPlanId && (await readStanding(scope, revisesPlanId));
  if (!standing) throw new AppError("notFound");
  const directory = new Directory(await listDepartments(scope));
  const draft = importDraftSchema.parse(ledgerSide(ledger, standing, directory).draft);
  const text = ledger.rows.map(({ cells }) => Object.values(cells).join("\t")).join("\n");
  const source = { fileName, format: "xlsx", sha256: "", characters: text.length };
  await transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { id: importId, workspaceId, reader, status: "reading" },
      data: {
        status: "in_review",
        reading: { source, warnings: [] },
        ledger,
        draft,
        stage: null,
        reader: null,
        leasedUntil: null,
        updatedAt: now,
      },
    });
    if (count === 0) return;
    await tx.sourceDocument.update({
      where: { id: sourceDocumentId, workspaceId },
      data: { text, format: "xlsx" },
      select: { id: true },
    });
  });
}

async function fail(
  where: { id: string; workspaceId: string; reader: string },
  code: ErrorCode,
  params: ErrorParams,
): Promise<void> {
  await database().import.updateMany({
    where,
    data: { status: "failed", failure: { code, params }, stage: null, reader: null, leasedUntil: null },
  });
}

const mostResumed = 20;

/** Goes on with what no server reads, because the one that did has ended. Answers when it is read. */
export async function resumeReadings(clock: () => Date = () => new Date()): Promise<void> {
  const now = clock();
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM imports
    WHERE status = 'uploaded' OR (status = 'reading' AND leased_until < ${now})
    ORDER BY created_at LIMIT ${mostResumed}`;
  const ids = z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
  for (const id of ids) beginReading(id, clock);
  await Promise.all(ids.map(readingEnds));
}
