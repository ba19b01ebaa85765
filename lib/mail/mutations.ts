import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { notificationData } from "@/lib/notifications/schema";
import type { AddressInput } from "./schema";
import type { DueMail } from "./types";

/** Where the own mail goes from now on, and in which language; null for nowhere. */
export async function setAddress(actor: Actor, { email, locale }: AddressInput, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data: { email, locale } });
    await appendAudit(tx, scopeOf(actor), authorOf(actor), now, [
      { kind: "user.email_changed", subjectId: actor.userId, data: { username: actor.username } },
    ]);
  });
}

/**
 * Takes the next mail that is due and keeps other servers from it. The pause until the next attempt doubles from two
 * minutes to two hours; it is also how long a server that died with a mail in its hands holds it up.
 */
export async function claimMail(now: Date): Promise<DueMail | null> {
  const [mail] = await database().$queryRaw<DueMail[]>`
    UPDATE mails SET attempts = mails.attempts + 1,
      next_attempt_at = ${now}::timestamptz + interval '2 minutes' * (1 << least(mails.attempts, 6))
    FROM users u, workspaces w
    WHERE mails.id = (
        SELECT m.id FROM mails m JOIN users x ON x.id = m.user_id AND x.email IS NOT NULL AND x.disabled_at IS NULL
        WHERE m.sent_at IS NULL AND m.failed_at IS NULL AND m.next_attempt_at <= ${now}
        ORDER BY m.next_attempt_at, m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED
      )
      AND u.id = mails.user_id AND w.id = mails.workspace_id
    RETURNING mails.id, mails.attempts, u.email, u.name, u.locale, w.name AS workspace, mails.count, mails.data`;
  return mail ? { ...mail, data: notificationData.parse(mail.data) } : null;
}

export async function markSent(id: string, now: Date): Promise<void> {
  await database().mail.update({ where: { id }, data: { sentAt: now, lastError: null } });
}

/** Notes why it was not sent; `final` gives it up. */
export async function markUnsent(id: string, error: string, final: boolean, now: Date): Promise<void> {
  await database().mail.update({
    where: { id },
    data: { lastError: error.slice(0, 500), failedAt: final ? now : null },
  });
}
