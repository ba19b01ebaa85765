import type { Scope } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { database } from "@/lib/db/client";
import type { Person, SecondFactorState } from "./types";

/** All people of a workspace, in the order of departments. One statement. */
export async function listPeople(scope: Scope): Promise<Person[]> {
  return database().$queryRaw<Person[]>`
    SELECT u.id AS "userId", m.id AS "membershipId", u.username, u.name, m.role::text AS role, m.post, u.email, d.name AS department,
      u.disabled_at IS NOT NULL AS "isDisabled", u.password_hash IS NOT NULL AS "signsIn",
      f.confirmed_at IS NOT NULL AS "hasSecondFactor"
    FROM memberships m
    JOIN users u ON u.id = m.user_id
    LEFT JOIN second_factors f ON f.user_id = u.id
    LEFT JOIN departments d ON d.id = m.department_id
    WHERE m.workspace_id = ${scope.workspaceId}::uuid
    ORDER BY d."order" NULLS FIRST, m.role, u.username`;
}

/** One's own second factor; one statement. */
export async function readSecondFactor(actor: Actor): Promise<SecondFactorState> {
  const { userId } = actor;
  const factor = await database().secondFactor.findFirst({
    where: { userId, confirmedAt: { not: null } },
    select: { _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
  });
  return { isInForce: factor !== null, recoveryCodesLeft: factor?._count.recoveryCodes ?? 0 };
}
