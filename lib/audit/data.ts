import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { firstHash, hashRow } from "./hash";
import { auditEntry } from "./schema";
import type { AuditPage } from "./types";

/** Newest first, `limit` at a time; of one task, of one plan, or of the whole workspace. */
export async function readAudit(
  scope: Scope,
  filter: { planId?: string; taskId?: string; before?: number; limit: number },
): Promise<AuditPage> {
  const found = await database().auditEvent.findMany({
    where: {
      workspaceId: scope.workspaceId,
      planId: filter.planId,
      taskId: filter.taskId,
      sequence: filter.before === undefined ? undefined : { lt: filter.before },
    },
    orderBy: { sequence: "desc" },
    take: filter.limit + 1,
    select: {
      id: true,
      sequence: true,
      at: true,
      actorName: true,
      departmentName: true,
      kind: true,
      data: true,
      planId: true,
      taskId: true,
    },
  });
  const rows = found.slice(0, filter.limit).map(({ kind, data, ...row }) => ({
    ...row,
    ...auditEntry.parse({ kind, data }),
  }));
  return { rows, next: found.length > filter.limit ? (rows.at(-1)?.sequence ?? null) : null };
}

/** Walks the chain of a workspace from its first row. Gives the number of rows, and the first that does not fit, if any. */
export async function verifyChain(scope: Scope): Promise<{ rows: number; brokenAt: number | null }> {
  const batch = 1000;
  let previousHash = firstHash;
  let rows = 0;
  for (;;) {
    const found = await database().auditEvent.findMany({
      where: { workspaceId: scope.workspaceId, sequence: { gt: rows } },
      orderBy: { sequence: "asc" },
      take: batch,
    });
    for (const { id: _, hash, ...row } of found) {
      const fits = row.sequence === rows + 1 && row.previousHash === previousHash && hashRow(row) === hash;
      if (!fits) return { rows, brokenAt: row.sequence };
      previousHash = hash;
      rows += 1;
    }
    if (found.length < batch) return { rows, brokenAt: null };
  }
}
