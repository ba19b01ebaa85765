import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import type { PlanHead } from "./types";

/** One statement; null where the workspace has no such plan. */
export async function findPlanHead(scope: Scope, planId: string): Promise<PlanHead | null> {
  const [head] = await database().$queryRaw<PlanHead[]>`
    SELECT p.id, p.title, p.document_number AS "documentNumber", p.issuer, p.issued_on::text AS "issuedOn",
      p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn", p.status::text AS status,
      p.handed_out_at IS NOT NULL AS "handedOut",
      (SELECT count(*)::int FROM tasks t WHERE t.plan_id = p.id) AS "taskCount",
      (SELECT count(DISTINCT a.department_id)::int FROM assignments a JOIN tasks t ON t.id = a.task_id
        WHERE t.plan_id = p.id) AS "departmentCount",
      (SELECT count(*)::int FROM indicators i WHERE i.plan_id = p.id) AS "indicatorCount"
    FROM plans p
    WHERE p.id = ${planId}::uuid AND p.workspace_id = ${scope.workspaceId}::uuid`;
  return head ?? null;
}
