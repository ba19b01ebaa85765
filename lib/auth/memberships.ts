import { database } from "@/lib/db/client";
import type { Actor, Standing } from "./types";

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
