import type { Scope } from "@/lib/auth/scope";
import { unseal } from "@/lib/auth/seal";
import { database } from "@/lib/db/client";
import type { RobotState, RobotTarget } from "./types";

/** What may be shown of the workspace's robot; null where there is none. One statement. */
export async function findRobot(scope: Scope): Promise<RobotState | null> {
  const [robot] = await database().$queryRaw<RobotState[]>`
    SELECT r.kind::text AS kind, r.host, r.secret IS NOT NULL AS "hasSecret",
      (r.updated_at AT TIME ZONE w.time_zone)::date::text AS "updatedOn", r.updated_by AS "updatedBy",
      (SELECT CASE WHEN p.sent_at IS NULL THEN p.last_error END FROM robot_posts p
        WHERE p.workspace_id = r.workspace_id AND p.created_at >= r.updated_at
        ORDER BY p.created_at DESC LIMIT 1) AS "lastError"
    FROM robots r JOIN workspaces w ON w.id = r.workspace_id
    WHERE r.workspace_id = ${scope.workspaceId}::uuid`;
  return robot ?? null;
}

/** The robot as it is posted to; null where there is none, or the server's secret has changed since. */
export async function readTarget(workspaceId: string): Promise<RobotTarget | null> {
  const robot = await database().robot.findUnique({ where: { workspaceId } });
  if (!robot) return null;
  const address = unseal(robot.address, sealOwner(workspaceId, "address"));
  const secret = robot.secret ? unseal(robot.secret, sealOwner(workspaceId, "secret")) : null;
  return address && (secret !== null || robot.secret === null) ? { kind: robot.kind, address, secret } : null;
}

/** What a sealed text is bound to: copied into another row or column it does not open. */
export function sealOwner(workspaceId: string, column: "address" | "secret"): string {
  return `robot:${workspaceId}:${column}`;
}
