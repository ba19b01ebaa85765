import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { scopeOfCommand } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/**
 * From the next request on the reader acts in another of their own posts; only this session changes. It is written down
 * in the workspace in which they act from then on.
 */
export async function switchMembership(
  actor: Actor,
  { membershipId }: { membershipId: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const [post] = await tx.$queryRaw<{ workspaceId: string; role: string; department: string | null }[]>`
      UPDATE sessions s SET membership_id = m.id
      FROM memberships m LEFT JOIN departments d ON d.id = m.department_id
      WHERE s.id = ${actor.sessionId}::uuid AND s.revoked_at IS NULL AND s.user_id = ${actor.userId}::uuid
        AND m.id = ${membershipId}::uuid AND m.user_id = s.user_id
      RETURNING m.workspace_id AS "workspaceId", m.role::text AS role, d.name AS department`;
    if (!post) throw new AppError("notFound");
    await appendAudit(tx, scopeOfCommand(post.workspaceId), authorOf(actor), now, [
      {
        kind: "membership.switched",
        subjectId: membershipId,
        data: { username: actor.username, role: post.role, department: post.department },
      },
    ]);
  });
}

/** Writes down, where somebody has a post, that an identity provider signs them in from now on. */
export async function noteIdentityLinked(
  tx: Transaction,
  { userId, issuer }: { userId: string; issuer: string },
  now: Date,
): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { username: true, name: true, memberships: { select: { workspaceId: true } } },
  });
  const author = { userId, name: user.name, departmentId: null, departmentName: null };
  // In one order, so that two who arrive at once never wait for each other.
  const workspaces = [...new Set(user.memberships.map(({ workspaceId }) => workspaceId))].sort();
  for (const workspaceId of workspaces) {
    await appendAudit(tx, scopeOfCommand(workspaceId), author, now, [
      { kind: "user.identity_linked", subjectId: userId, data: { username: user.username, issuer } },
    ]);
  }
}
