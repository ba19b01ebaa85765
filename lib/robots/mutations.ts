import { appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { scopeOf } from "@/lib/auth/scope";
import { seal } from "@/lib/auth/seal";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { allowedUrl } from "./address";
import { readTarget, sealOwner } from "./data";
import { testMessage } from "./message";
import { type RobotDigest, robotDigest, type SetRobotInput } from "./schema";
import { sendToRobot } from "./send";

/** Sets where reminders are posted. Throws `robotAddress` where the server does not post to such an address. */
export async function setRobot(actor: Actor, input: SetRobotInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { kind } = input;
  const url = input.address === "" ? null : allowedUrl(input.address, env().robotHosts);
  if (input.address !== "" && !url) throw new AppError("robotAddress");
  await transaction(async (tx) => {
    const current = await tx.robot.findUnique({ where: { workspaceId } });
    const host = url?.host ?? current?.host;
    const address = url ? seal(url.href, sealOwner(workspaceId, "address")) : current?.address;
    if (!host || !address) throw new AppError("robotAddress");
    // Another address has another secret, or none.
    const kept = url ? null : (current?.secret ?? null);
    const secret = input.secret === "" ? kept : seal(input.secret, sealOwner(workspaceId, "secret"));
    const data = { kind, host, address, secret, updatedAt: now, updatedBy: actor.name };
    await tx.robot.upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data });
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "robot.set", subjectId: workspaceId, data: { robot: kind, host } },
    ]);
  });
}

/** Reminders go to no chat any more; what was on its way there is dropped. */
export async function removeRobot(actor: Actor, _input: object, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  await transaction(async (tx) => {
    const robot = await tx.robot.findUnique({ where: { workspaceId }, select: { kind: true, host: true } });
    if (!robot) throw new AppError("notFound");
    await tx.robot.delete({ where: { workspaceId } });
    await tx.robotPost.deleteMany({ where: { workspaceId, sentAt: null } });
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "robot.removed", subjectId: workspaceId, data: { robot: robot.kind, host: robot.host } },
    ]);
  });
}

/** Posts a message to the robot at once. Throws `robotSilent` with what it said where it did not take it. */
export async function testRobot(actor: Actor, _input: object, now: Date): Promise<void> {
  const target = await readTarget(scopeOf(actor).workspaceId);
  if (!target) throw new AppError("robotAddress");
  const { url, robotHosts } = env();
  const refusal = await sendToRobot(
    target,
    testMessage({ workspace: actor.workspaceName, url }),
    now,
    robotHosts,
  );
  if (refusal) throw new AppError("robotSilent", { answer: refusal });
}

export interface DuePost {
  id: string;
  workspaceId: string;
  workspace: string;
  day: string;
  attempts: number;
  data: RobotDigest;
}

/**
 * Takes the next message that is due and keeps other servers from it. The pause until the next attempt doubles from two
 * minutes to two hours; it is also how long a server that died with a message in its hands holds it up.
 */
export async function claimPost(now: Date): Promise<DuePost | null> {
  const [post] = await database().$queryRaw<DuePost[]>`
    UPDATE robot_posts SET attempts = robot_posts.attempts + 1,
      next_attempt_at = ${now}::timestamptz + interval '2 minutes' * (1 << least(robot_posts.attempts, 6))
    FROM workspaces w
    WHERE robot_posts.id = (
        SELECT p.id FROM robot_posts p JOIN robots r ON r.workspace_id = p.workspace_id
        WHERE p.sent_at IS NULL AND p.failed_at IS NULL AND p.next_attempt_at <= ${now}
        ORDER BY p.next_attempt_at, p.id LIMIT 1 FOR UPDATE OF p SKIP LOCKED
      )
      AND w.id = robot_posts.workspace_id
    RETURNING robot_posts.id, w.id AS "workspaceId", w.name AS workspace, robot_posts.attempts, robot_posts.data,
      (robot_posts.created_at AT TIME ZONE w.time_zone)::date::text AS day`;
  return post ? { ...post, data: robotDigest.parse(post.data) } : null;
}

export async function markPosted(id: string, now: Date): Promise<void> {
  await database().robotPost.update({ where: { id }, data: { sentAt: now, lastError: null } });
}

/** Notes why it was not taken; `final` gives it up. */
export async function markNotPosted(id: string, error: string, final: boolean, now: Date): Promise<void> {
  await database().robotPost.update({
    where: { id },
    data: { lastError: error.slice(0, 500), failedAt: final ? now : null },
  });
}
