import { appendAudit } from "@/lib/audit/mutations";
import { clock } from "@/lib/auth/author";
import { type Scope, scopeOfCommand } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import { type Transaction, transaction } from "@/lib/db/transaction";

/** Rows that go in one statement: the tables stay free for others in between. */
const mostAtOnce = 5_000;
/** What has not been read is kept twice as long. */
const unreadTimes = 2;
/** Documents weigh much: few go in one transaction. */
const mostDocuments = 50;

/**
 * Forgets messages, mails and posts that are older than the workspace wants, or than so many days where it has said
 * nothing. What waits to be sent stays, and so does what was done: the log is not touched. Gives the number of rows.
 */
export async function forgetOld(now: Date, keepDays: number): Promise<number> {
  const forget = [
    () => database().$executeRaw`
      DELETE FROM notifications WHERE id IN (
        SELECT n.id FROM notifications n JOIN workspaces w ON w.id = n.workspace_id
        CROSS JOIN LATERAL (SELECT coalesce(w.keep_messages_days, ${keepDays}::int) AS days) k
        WHERE n.created_at < ${now}::timestamptz - make_interval(days => k.days * ${unreadTimes}::int)
          OR (n.created_at < ${now}::timestamptz - make_interval(days => k.days) AND n.read_at IS NOT NULL)
        LIMIT ${mostAtOnce} FOR UPDATE OF n SKIP LOCKED)`,
    () => database().$executeRaw`
      DELETE FROM mails WHERE id IN (
        SELECT m.id FROM mails m JOIN workspaces w ON w.id = m.workspace_id
        WHERE m.created_at < ${now}::timestamptz - make_interval(days => coalesce(w.keep_messages_days, ${keepDays}::int))
          AND (m.sent_at IS NOT NULL OR m.failed_at IS NOT NULL)
        LIMIT ${mostAtOnce} FOR UPDATE OF m SKIP LOCKED)`,
    () => database().$executeRaw`
      DELETE FROM robot_posts WHERE id IN (
        SELECT p.id FROM robot_posts p JOIN workspaces w ON w.id = p.workspace_id
        WHERE p.created_at < ${now}::timestamptz - make_interval(days => coalesce(w.keep_messages_days, ${keepDays}::int))
          AND (p.sent_at IS NOT NULL OR p.failed_at IS NOT NULL)
        LIMIT ${mostAtOnce} FOR UPDATE OF p SKIP LOCKED)`,
  ];
  let forgotten = 0;
  for (const step of forget) {
    for (let count = mostAtOnce; count === mostAtOnce; ) {
      count = await step();
      forgotten += count;
    }
  }
  return forgotten;
}

/**
 * Removes what was never handed in: documents whose import was discarded, and drafts of reports whose period has closed,
 * each after the days that its workspace keeps them. How much it was is written to the workspace's log.
 */
export async function removeDiscarded(now: Date): Promise<void> {
  const workspaces = await database().$queryRaw<{ id: string }[]>`
    SELECT w.id FROM workspaces w
    WHERE EXISTS (
        SELECT FROM imports i WHERE i.workspace_id = w.id AND i.status = 'discarded'
          AND i.updated_at < ${now}::timestamptz - make_interval(days => w.keep_discarded_days))
      OR EXISTS (
        SELECT FROM reports r JOIN reporting_periods p ON p.id = r.period_id AND p.workspace_id = r.workspace_id
        WHERE r.workspace_id = w.id AND r.status = 'draft' AND p.listed_at IS NOT NULL
          AND r.updated_at < ${now}::timestamptz - make_interval(days => w.keep_drafts_days))
    ORDER BY w.id`;
  for (const { id } of workspaces) {
    for (let removed = mostDocuments; removed === mostDocuments; ) {
      removed = await transaction((tx) => removeSome(tx, scopeOfCommand(id), now));
    }
  }
}

/** One helping of a workspace's; gives the number of documents. */
async function removeSome(tx: Transaction, scope: Scope, now: Date): Promise<number> {
  const { workspaceId } = scope;
  const imports = await tx.$queryRaw<{ documentId: string }[]>`
    DELETE FROM imports WHERE id IN (
      SELECT i.id FROM imports i JOIN workspaces w ON w.id = i.workspace_id
      WHERE i.workspace_id = ${workspaceId}::uuid AND i.status = 'discarded'
        AND i.updated_at < ${now}::timestamptz - make_interval(days => w.keep_discarded_days)
      ORDER BY i.id LIMIT ${mostDocuments} FOR UPDATE OF i SKIP LOCKED)
    RETURNING source_document_id AS "documentId"`;
  // The text of a plan stays, and so does what another import still works on.
  await tx.sourceDocument.deleteMany({
    where: {
      id: { in: imports.map(({ documentId }) => documentId) },
      workspaceId,
      planId: null,
      imports: { none: {} },
    },
  });
  const drafts = await tx.$executeRaw`
    DELETE FROM reports WHERE id IN (
      SELECT r.id FROM reports r
      JOIN reporting_periods p ON p.id = r.period_id AND p.workspace_id = r.workspace_id
      JOIN workspaces w ON w.id = r.workspace_id
      WHERE r.workspace_id = ${workspaceId}::uuid AND r.status = 'draft' AND p.listed_at IS NOT NULL
        AND r.updated_at < ${now}::timestamptz - make_interval(days => w.keep_drafts_days)
      FOR UPDATE OF r SKIP LOCKED)`;
  if (imports.length + drafts > 0) {
    const data = { imports: imports.length, drafts };
    await appendAudit(tx, scope, clock, now, [{ kind: "workspace.tidied", subjectId: workspaceId, data }]);
  }
  return imports.length;
}
