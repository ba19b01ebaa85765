import type { Scope } from "@/lib/auth/scope";
import type { Author } from "@/lib/auth/types";
import type { Transaction } from "@/lib/db/transaction";

export interface StatusChangeRecord {
  taskId: string;
  subject: "task" | "assignment" | "report" | "progress";
  subjectId: string;
  from: string | null;
  to: string;
  reason?: string | null;
  /** Of "progress" only: the task's figures from now on. */
  progress?: { percent: number; isBlocked: boolean };
}

export interface StatusChangeLine {
  author: Author;
  at: Date;
  record: StatusChangeRecord;
}

/** The records of one change by one author. */
export function appendStatusChanges(
  tx: Transaction,
  scope: Scope,
  author: Author,
  at: Date,
  records: StatusChangeRecord[],
): Promise<void> {
  return appendStatusChangeLines(
    tx,
    scope,
    records.map((record) => ({ author, at, record })),
  );
}

/** Appends to the log from which any past day is shown; in the transaction of the change itself. */
export async function appendStatusChangeLines(
  tx: Transaction,
  scope: Scope,
  lines: StatusChangeLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.statusChange.createMany({
    data: lines.map(({ author, at, record: { progress, ...record } }) => ({
      ...record,
      ...progress,
      workspaceId: scope.workspaceId,
      actorId: author.userId,
      actorName: author.name,
      departmentId: author.departmentId,
      departmentName: author.departmentName,
      at,
    })),
  });
}
