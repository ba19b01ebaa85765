import type { AuditRecord } from "@/lib/audit/mutations";
import type { Scope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db/transaction";

interface NewDepartment {
  id: string;
  name: string;
  isCollective: boolean;
}

interface NewAlias {
  departmentId: string;
  /** What the department is called now, for the log. */
  department: string;
  alias: string;
}

/** Writers of a workspace's departments take turns until their commit, so that none makes a name twice. */
export async function lockDepartments(tx: Transaction, scope: Scope): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('departments:' || ${scope.workspaceId}, 0))`;
}

/** Adds departments at the end of the list. Gives the records for the log, which the caller appends last. */
export async function createDepartments(
  tx: Transaction,
  scope: Scope,
  departments: readonly NewDepartment[],
): Promise<AuditRecord[]> {
  if (departments.length === 0) return [];
  const { workspaceId } = scope;
  const last = await tx.department.aggregate({ where: { workspaceId }, _max: { order: true } });
  const first = (last._max.order ?? 0) + 1;
  await tx.department.createMany({
    data: departments.map((department, index) => ({ ...department, workspaceId, order: first + index })),
  });
  return departments.map(({ id, name, isCollective }) => ({
    kind: "department.created",
    subjectId: id,
    data: { name, collective: isCollective },
  }));
}

/** Remembers other names of departments. Gives the records for the log, which the caller appends last. */
export async function learnAliases(
  tx: Transaction,
  scope: Scope,
  aliases: readonly NewAlias[],
): Promise<AuditRecord[]> {
  if (aliases.length === 0) return [];
  const { workspaceId } = scope;
  await tx.departmentAlias.createMany({
    data: aliases.map(({ departmentId, alias }) => ({ workspaceId, departmentId, name: alias })),
    skipDuplicates: true,
  });
  return aliases.map(({ departmentId, department, alias }) => ({
    kind: "department.alias_added",
    subjectId: departmentId,
    data: { name: department, alias },
  }));
}
