import { database } from "@/lib/db/client";
import { verifyPassword } from "./password";
import { needsCode, takeCode } from "./second-factor";
import { forgetFailures, recordFailure, remainingWait } from "./throttle";

/** How long a browser stays signed in: one working day and the evening. */
export const sessionHours = 12;

export type SignInResult =
  | { outcome: "signed-in"; sessionId: string; userId: string }
  | { outcome: "refused" }
  /** The password was right; the second factor is still to be shown, or was not right. */
  | { outcome: "code-needed" | "code-wrong" }
  | { outcome: "locked"; waitMs: number };

/** One account for a name, however it is typed. */
export function foldUsername(username: string): string {
  return username.normalize("NFKC").trim().toLowerCase();
}

/** Opens a session for the right name and password. An unknown user is answered as a wrong password is, and as slowly. */
export async function signIn(
  typedName: string,
  password: string,
  now: Date,
  code?: string,
): Promise<SignInResult> {
  const username = foldUsername(typedName);
  const waitMs = await remainingWait(username, now);
  if (waitMs > 0) return { outcome: "locked", waitMs };

  const user = await database().user.findUnique({
    where: { username },
    select: {
      id: true,
      passwordHash: true,
      disabledAt: true,
      memberships: { select: { id: true }, orderBy: { createdAt: "asc" }, take: 1 },
    },
  });
  const matches = await verifyPassword(password, user?.passwordHash ?? null);
  const membership = user?.memberships[0];
  if (!user || !matches || user.disabledAt || !membership) {
    await recordFailure(username, now);
    return { outcome: "refused" };
  }
  if (await needsCode(user.id)) {
    // Nothing is forgotten before both factors were right: else each right password would buy new guesses at the code.
    if (!code) return { outcome: "code-needed" };
    if (!(await takeCode(user.id, code, now))) {
      await recordFailure(username, now);
      return { outcome: "code-wrong" };
    }
  }
  await forgetFailures(username);
  return openSession(user.id, membership.id, now);
}

/** A session for somebody who has shown who they are, by whatever means. */
export async function openSession(
  userId: string,
  membershipId: string,
  now: Date,
): Promise<{ outcome: "signed-in"; sessionId: string; userId: string }> {
  const session = await database().session.create({
    data: { userId, membershipId, expiresAt: new Date(now.getTime() + sessionHours * 3_600_000) },
    select: { id: true },
  });
  return { outcome: "signed-in", sessionId: session.id, userId };
}

/** Ends one session on the server, whatever cookie still names it. */
export async function endSession(sessionId: string, now: Date): Promise<void> {
  await database().session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: now },
  });
}
