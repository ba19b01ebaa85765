import { createHash, randomBytes } from "node:crypto";
import { scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { findPost } from "./data";
import type { CloseFeedInput, OpenFeedInput } from "./schema";

/** What is kept of the secret part of an address. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Makes an address for the post that the actor is in; one that was there for the same thing is closed by it. */
export async function openFeed(actor: Actor, input: OpenFeedInput): Promise<{ address: string }> {
  const scope = scopeOf(actor);
  const membershipId = await findPost(actor);
  if (membershipId === null) throw new AppError("unauthenticated");
  const token = randomBytes(32).toString("base64url");
  const { planId, locale } = input;
  await transaction(async (tx) => {
    // Two presses at once take turns, so that one address is left.
    await tx.$queryRaw`SELECT 1 FROM memberships WHERE id = ${membershipId}::uuid FOR NO KEY UPDATE`;
    const plan =
      planId === null ||
      (await tx.plan.findFirst({
        where: { id: planId, workspaceId: scope.workspaceId },
        select: { id: true },
      }));
    if (!plan) throw new AppError("notFound");
    await tx.calendarFeed.deleteMany({ where: { workspaceId: scope.workspaceId, membershipId, planId } });
    await tx.calendarFeed.create({
      data: { workspaceId: scope.workspaceId, membershipId, planId, locale, tokenHash: hashToken(token) },
      select: { id: true },
    });
  });
  return { address: `${env().url}/api/calendar/${token}.ics` };
}

/** Closes an address of the actor's own. */
export async function closeFeed(actor: Actor, { feedId }: CloseFeedInput): Promise<void> {
  const { count } = await database().calendarFeed.deleteMany({
    where: {
      id: feedId,
      workspaceId: scopeOf(actor).workspaceId,
      membership: { userId: actor.userId },
    },
  });
  if (count === 0) throw new AppError("notFound");
}

/** Notes that an address was read, at most once an hour: programs ask often. */
export async function noteReading(feedId: string, now: Date): Promise<void> {
  await database().$executeRaw`
    UPDATE calendar_feeds SET last_read_at = ${now}
    WHERE id = ${feedId}::uuid AND (last_read_at IS NULL OR last_read_at < ${now}::timestamptz - interval '1 hour')`;
}
