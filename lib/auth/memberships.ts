import { z } from "zod";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Actor, Standing } from "./types";

export const switchInput = z.object({ membershipId: z.uuid() });

/** What else the reader is, here or in another workspace. One statement. */
export async function otherStandings(actor: Actor): Promise<Standing[]> {
  return database().$queryRaw<Standing[]>`
    SELECT m.id AS "membershipId", m.role::text AS role, m.post, d.name AS department, w.name AS workspace
    FROM sessions s
    JOIN memberships m ON m.user_id = s.user_id AND m.id <> s.membership_id
    JOIN workspaces w ON w.id = m.workspace_id
    LEFT JOIN departments d ON d.id = m.department_id
    WHERE s.id = ${actor.sessionId}::uuid
    ORDER BY w.name, m.role, m.created_at`;
}

/** From the next request on the reader acts in another of their own posts; only this session changes. */
export async function switchMembership(actor: Actor, input: { membershipId: string }): Promise<void> {
  const changed = await database().$executeRaw`
    UPDATE sessions s SET membership_id = m.id
    FROM memberships m
    WHERE s.id = ${actor.sessionId}::uuid AND s.revoked_at IS NULL AND s.user_id = ${actor.userId}::uuid
      AND m.id = ${input.membershipId}::uuid AND m.user_id = s.user_id`;
  if (changed === 0) throw new AppError("notFound");
}
