import type { Scope } from "@/lib/auth/scope";
import type { Author } from "@/lib/auth/types";
import type { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { announceChanges } from "@/lib/live/announce";
import { firstHash, hashRow } from "./hash";
import type { AuditEntry } from "./schema";

export type AuditRecord = AuditEntry & { subjectId: string; planId?: string | null; taskId?: string | null };

export interface AuditLine {
  author: Author;
  /** Time of the change. */
  at: Date;
  record: AuditRecord;
}

/** The records of one change by one author. */
export function appendAudit(
  tx: Transaction,
  scope: Scope,
  author: Author,
  at: Date,
  records: AuditRecord[],
): Promise<void> {
  return appendAuditLines(
    tx,
    scope,
    records.map((record) => ({ author, at, record })),
  );
}

/**
 * Appends to the workspace's log in the transaction of the change itself. Writers of one workspace take turns from
 * here to their commit, so call it last.
 */
export async function appendAuditLines(tx: Transaction, scope: Scope, lines: AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit:' || ${scope.workspaceId}, 0))`;
  const last = await tx.auditEvent.findFirst({
    where: { workspaceId: scope.workspaceId },
    orderBy: { sequence: "desc" },
    select: { sequence: true, hash: true },
  });
  let sequence = last?.sequence ?? 0;
  let previousHash = last?.hash ?? firstHash;
  const rows = lines.map(({ author, at, record }) => {
    sequence += 1;
    const row = {
      workspaceId: scope.workspaceId,
      sequence,
      at,
      actorId: author.userId,
      actorName: author.name,
      departmentName: author.departmentName,
      kind: record.kind,
      subjectId: record.subjectId,
      planId: record.planId ?? null,
      taskId: record.taskId ?? null,
      data: record.data as Prisma.InputJsonObject,
      previousHash,
    };
    previousHash = hashRow(row);
    return { ...row, hash: previousHash };
  });
  await tx.auditEvent.createMany({ data: rows });
  await announceChanges(tx, scope, { userId: lines[0]?.author.userId ?? null, sequence }, rows);
}
