import { createHash } from "node:crypto";
import { lockAssignment } from "@/lib/assignments/mutations";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { dayOf, fromDatabaseDate } from "@/lib/calendar/date";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError, type ErrorCode } from "@/lib/errors";
import { recordAndNotify } from "@/lib/notifications/mutations";
import { isOpen } from "@/lib/tasks/rules";
import { cleanFileName, type EvidenceRefusal, isStillOpen, judgeEvidence } from "./rules";
import type { UploadEvidenceInput } from "./schema";
import { type Evidence, largestEvidence, mostEvidence } from "./types";

const refusalCodes: Record<EvidenceRefusal, ErrorCode> = {
  empty: "evidenceEmpty",
  program: "evidenceProgram",
  unsupported: "evidenceUnsupported",
  mismatch: "evidenceMismatch",
};

/** Files of one content take turns, so that none is thrown away while another upload counts on it. */
async function lockContent(tx: Transaction, scope: Scope, sha256: string): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('evidence:' || ${scope.workspaceId} || ${sha256}, 0))`;
}

/**
 * Keeps a file with the report of a department for a period, or with its claim of completion. The report need not have
 * been begun. The same file again on the same report answers with the one that is there.
 */
export async function uploadEvidence(actor: Actor, input: UploadEvidenceInput, now: Date): Promise<Evidence> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { assignmentId, periodId, bytes } = input;
  if (bytes.byteLength > largestEvidence) {
    throw new AppError("evidenceTooLarge", { limit: largestEvidence / 1024 / 1024 });
  }
  const judged = judgeEvidence(bytes, input.fileName);
  if (!judged.ok) throw new AppError(refusalCodes[judged.why]);
  const { mediaType } = judged;
  const fileName = cleanFileName(input.fileName);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return transaction(async (tx) => {
    const { task, assignment } = await lockAssignment(tx, scope, actor, assignmentId);
    const place = { workspaceId, assignmentId, periodId };
    const period = await openPlace(tx, actor, now, { ...place, planId: task.planId });
    if (!isOpen(task.status) || assignment.declined) throw new AppError("stateForbids");
    if (periodId === null && assignment.claimed) throw new AppError("stateForbids");
    const select = {
      id: true,
      fileName: true,
      mediaType: true,
      size: true,
      uploadedBy: true,
      uploadedAt: true,
    } as const;
    const same = await tx.evidence.findFirst({ where: { ...place, sha256 }, select });
    if (same) return same;
    if ((await tx.evidence.count({ where: place })) >= mostEvidence) {
      throw new AppError("evidenceTooMany", { limit: mostEvidence });
    }
    await lockContent(tx, scope, sha256);
    const size = bytes.byteLength;
    const known = await tx.evidenceFile.count({ where: { workspaceId, sha256 } });
    if (known === 0) {
      // Prisma takes bytes over an ArrayBuffer of their own only.
      const data = { workspaceId, sha256, size, bytes: new Uint8Array(bytes), createdAt: now };
      await tx.evidenceFile.create({ data, select: { sha256: true } });
    }
    const created = await tx.evidence.create({
      data: {
        ...place,
        planId: task.planId,
        taskId: task.id,
        sha256,
        fileName,
        mediaType,
        size,
        uploadedAt: now,
        uploadedById: actor.userId,
        uploadedBy: actor.name,
      },
      select,
    });
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "evidence.added",
        subjectId: created.id,
        planId: task.planId,
        taskId: task.id,
        data: { department: assignment.department, period, fileName, size, sha256 },
      },
    ]);
    return created;
  });
}

interface Place {
  workspaceId: string;
  planId: string;
  assignmentId: string;
  periodId: string | null;
}

/** The month of the report that a file belongs to, once it is sure that it can still be changed; null for a claim. */
async function openPlace(
  tx: Transaction,
  actor: Actor,
  now: Date,
  { workspaceId, planId, assignmentId, periodId }: Place,
): Promise<string | null> {
  if (periodId === null) return null;
  const period = await tx.reportingPeriod.findFirst({
    where: { id: periodId, workspaceId, planId },
    select: { startsOn: true, opensOn: true },
  });
  if (!period) throw new AppError("notFound");
  if (fromDatabaseDate(period.opensOn) > dayOf(now, actor.timeZone)) throw new AppError("noOpenPeriod");
  const report = await tx.report.findFirst({
    where: { workspaceId, assignmentId, periodId },
    select: { status: true },
  });
  if (!isStillOpen(report?.status ?? null)) throw new AppError("stateForbids");
  return fromDatabaseDate(period.startsOn).slice(0, 7);
}

/** Takes a file off a report that is still in its writer's hands, or off a claim that has not been made. */
export async function removeEvidence(actor: Actor, input: { evidenceId: string }, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const where = { id: input.evidenceId, workspaceId };
  await transaction(async (tx) => {
    const found = await tx.evidence.findFirst({ where, select: { assignmentId: true } });
    if (!found) throw new AppError("notFound");
    const { task, assignment } = await lockAssignment(tx, scope, actor, found.assignmentId);
    // Read again now that nobody else can change it.
    const evidence = await tx.evidence.findFirst({ where });
    if (!evidence) throw new AppError("notFound");
    const { periodId, sha256, fileName, size } = evidence;
    const place = { workspaceId, planId: task.planId, assignmentId: assignment.id, periodId };
    const period = await openPlace(tx, actor, now, place);
    if (periodId === null && assignment.claimed) throw new AppError("stateForbids");
    await tx.evidence.delete({ where });
    await lockContent(tx, scope, sha256);
    if ((await tx.evidence.count({ where: { workspaceId, sha256 } })) === 0) {
      await tx.evidenceFile.deleteMany({ where: { workspaceId, sha256 } });
    }
    await recordAndNotify(tx, scope, authorOf(actor), now, [
      {
        kind: "evidence.removed",
        subjectId: evidence.id,
        planId: task.planId,
        taskId: task.id,
        data: { department: assignment.department, period, fileName, size, sha256 },
      },
    ]);
  });
}
