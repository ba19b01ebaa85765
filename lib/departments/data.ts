import type { Scope } from "@/lib/auth/scope";
import { database } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/transaction";
import type { DepartmentCard, KnownDepartment, ManagedDepartment } from "./types";

/** All departments of the workspace with their other names: one statement. */
export async function listDepartments(
  scope: Scope,
  client: Pick<Transaction, "$queryRaw"> = database(),
): Promise<KnownDepartment[]> {
  return client.$queryRaw<KnownDepartment[]>`
    SELECT d.id, d.name, d.is_collective AS "isCollective", d.successor_id AS "successorId",
      d.ended_on::text AS "endedOn",
      coalesce(array_agg(a.name ORDER BY a.name) FILTER (WHERE a.name IS NOT NULL), '{}') AS aliases
    FROM departments d
    LEFT JOIN department_aliases a ON a.department_id = d.id AND a.workspace_id = d.workspace_id
    WHERE d.workspace_id = ${scope.workspaceId}::uuid
    GROUP BY d.id
    ORDER BY d."order", d.name`;
}

/** What collective names last stood for, by the name without what means nothing: one statement. */
export async function listExpansions(scope: Scope): Promise<Map<string, string[]>> {
  const rows = await database().$queryRaw<{ fold: string; departmentIds: string[] }[]>`
    SELECT e.fold, array_agg(e.department_id ORDER BY d."order", d.name) AS "departmentIds"
    FROM collective_expansions e JOIN departments d ON d.id = e.department_id AND d.workspace_id = e.workspace_id
    WHERE e.workspace_id = ${scope.workspaceId}::uuid GROUP BY e.fold`;
  return new Map(rows.map(({ fold, departmentIds }) => [fold, departmentIds]));
}

/** A department with the names it bears and bore: one statement; null where the workspace has none of that id. */
export async function findDepartmentCard(scope: Scope, departmentId: string): Promise<DepartmentCard | null> {
  const [card] = await database().$queryRaw<DepartmentCard[]>`
    SELECT d.id, d.name, d."group", d.is_collective AS "isCollective", d.ended_on::text AS "endedOn",
      CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name) END AS successor,
      coalesce(p.predecessors, '[]') AS predecessors, coalesce(a.aliases, '[]') AS aliases
    FROM departments d
    LEFT JOIN departments s ON s.id = d.successor_id AND s.workspace_id = d.workspace_id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'endedOn', x.ended_on) ORDER BY x.name)
        AS predecessors
      FROM departments x WHERE x.successor_id = d.id AND x.workspace_id = d.workspace_id
    ) p ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('name', x.name, 'from', x.valid_from, 'to', x.valid_to) ORDER BY x.name)
        AS aliases
      FROM department_aliases x WHERE x.department_id = d.id AND x.workspace_id = d.workspace_id
    ) a ON true
    WHERE d.id = ${departmentId}::uuid AND d.workspace_id = ${scope.workspaceId}::uuid`;
  return card ?? null;
}

/** All departments with their names, their people and what they still have to do: one statement. */
export function listManagedDepartments(scope: Scope): Promise<ManagedDepartment[]> {
  return database().$queryRaw<ManagedDepartment[]>`
    WITH people AS (
      SELECT m.department_id, count(DISTINCT m.user_id)::int AS count
      FROM memberships m
      WHERE m.workspace_id = ${scope.workspaceId}::uuid AND m.department_id IS NOT NULL
      GROUP BY m.department_id
    ),
    parts AS (
      SELECT a.department_id, count(*)::int AS count
      FROM assignments a JOIN tasks t ON t.id = a.task_id AND t.workspace_id = a.workspace_id
      WHERE a.workspace_id = ${scope.workspaceId}::uuid AND a.declined_at IS NULL
        AND t.status IN ('draft', 'assigned', 'in_progress', 'completion_claimed', 'suspended')
      GROUP BY a.department_id
    ),
    other_names AS (
      SELECT x.department_id,
        jsonb_agg(jsonb_build_object('name', x.name, 'from', x.valid_from, 'to', x.valid_to)
          ORDER BY x.valid_to NULLS LAST, x.name) AS list
      FROM department_aliases x WHERE x.workspace_id = ${scope.workspaceId}::uuid
      GROUP BY x.department_id
    ),
    predecessors AS (
      SELECT x.successor_id,
        jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'endedOn', x.ended_on) ORDER BY x.ended_on, x.name)
          AS list
      FROM departments x WHERE x.workspace_id = ${scope.workspaceId}::uuid AND x.successor_id IS NOT NULL
      GROUP BY x.successor_id
    )
    SELECT d.id, d.name, d."group", d.is_collective AS "isCollective", d.ended_on::text AS "endedOn",
      CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name) END AS successor,
      coalesce(p.list, '[]') AS predecessors, coalesce(o.list, '[]') AS aliases,
      coalesce(people.count, 0) AS people, coalesce(parts.count, 0) AS "openParts"
    FROM departments d
    LEFT JOIN departments s ON s.id = d.successor_id AND s.workspace_id = d.workspace_id
    LEFT JOIN predecessors p ON p.successor_id = d.id
    LEFT JOIN other_names o ON o.department_id = d.id
    LEFT JOIN people ON people.department_id = d.id
    LEFT JOIN parts ON parts.department_id = d.id
    WHERE d.workspace_id = ${scope.workspaceId}::uuid
    ORDER BY d."order", d.name`;
}
