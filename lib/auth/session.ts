import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { authOptions } from "./options";
import type { Actor } from "./types";

/** The actor behind a session row, or null when it has ended, its user is disabled, or it never was. One statement. */
export async function findActor(sessionId: string, now: Date): Promise<Actor | null> {
  const [actor] = await database().$queryRaw<Actor[]>`
    SELECT u.id AS "userId", s.id AS "sessionId", u.username, u.name, m.role::text AS role, m.post,
      w.id AS "workspaceId", w.name AS "workspaceName", w.time_zone AS "timeZone",
      w.sign_off_required AS "signOffRequired", d.id AS "departmentId", d.name AS "departmentName"
    FROM sessions s
    JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
    JOIN memberships m ON m.id = s.membership_id
    JOIN workspaces w ON w.id = m.workspace_id
    LEFT JOIN departments d ON d.id = m.department_id
    WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${now}`;
  return actor ?? null;
}

/** Who sends this request, looked up once for it; null when nobody is signed in. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions());
  return session?.sessionId ? findActor(session.sessionId, new Date()) : null;
});

/** For pages: who is not signed in is led to the sign-in page. */
export async function pageActor(): Promise<Actor> {
  return (await currentActor()) ?? redirect("/sign-in");
}

/** For actions and routes. Throws `unauthenticated`. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new AppError("unauthenticated");
  return actor;
}

/** The name under which next-auth keeps its cookie. */
export function sessionCookie(): string {
  return env().url.startsWith("https:") ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}
