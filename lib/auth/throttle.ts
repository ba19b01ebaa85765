import { createHash } from "node:crypto";
import { database } from "@/lib/db/client";

/** Free attempts before the first wait; each further failure doubles it up to the longest. */
export const freeAttempts = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
/** Failures older than this no longer count. */
const forgetAfterMs = 24 * 3_600_000;

/** Milliseconds to wait after the given number of failures in a row. */
export function waitAfter(failures: number): number {
  if (failures < freeAttempts) return 0;
  return Math.min(firstWaitMs * 2 ** (failures - freeAttempts), longestWaitMs);
}

function keyOf(username: string): string {
  return createHash("sha256").update(username).digest("hex");
}

/** Milliseconds until this name may try again; 0 when it may now. */
export async function remainingWait(username: string, now: Date): Promise<number> {
  const row = await database().signInThrottle.findUnique({ where: { key: keyOf(username) } });
  return Math.max(0, (row?.lockedUntil?.getTime() ?? 0) - now.getTime());
}

/** Counts a failure, whether or not such a user exists. One statement, so that parallel guesses all count. */
export async function recordFailure(username: string, now: Date): Promise<void> {
  const key = keyOf(username);
  const forgotten = new Date(now.getTime() - forgetAfterMs);
  const [row] = await database().$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_throttles (key, failures, updated_at) VALUES (${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN sign_in_throttles.updated_at < ${forgotten} THEN 1 ELSE sign_in_throttles.failures + 1 END,
      updated_at = ${now}
    RETURNING failures`;
  const wait = waitAfter(row?.failures ?? 1);
  if (wait > 0) {
    await database().signInThrottle.update({
      where: { key },
      data: { lockedUntil: new Date(now.getTime() + wait) },
    });
  }
}

export async function forgetFailures(username: string): Promise<void> {
  await database().signInThrottle.deleteMany({ where: { key: keyOf(username) } });
}
