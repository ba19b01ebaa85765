import { randomUUID } from "node:crypto";
import { type AuditRecord, appendAudit } from "@/lib/audit/mutations";
import { authorOf } from "@/lib/auth/author";
import { type Scope, scopeOf } from "@/lib/auth/scope";
import type { Actor } from "@/lib/auth/types";
import { addDays, toDatabaseDate } from "@/lib/calendar/date";
import { type Transaction, transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { listDepartments } from "./data";
import { Directory, foldDepartmentName } from "./rules";
import type {
  AddAliasInput,
  ChangeDepartmentInput,
  CreateDepartmentInput,
  PlaceDepartmentInput,
  RemoveAliasInput,
} from "./schema";
import type { KnownDepartment } from "./types";

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

/** Remembers what collective names stood for, in place of what they stood for before. */
export async function rememberExpansions(
  tx: Transaction,
  scope: Scope,
  expansions: readonly { name: string; departmentIds: readonly string[] }[],
): Promise<void> {
  const known = expansions
    .map(({ name, departmentIds }) => ({ name: name.trim(), fold: foldDepartmentName(name), departmentIds }))
    .filter(({ fold, departmentIds }) => fold !== "" && departmentIds.length > 0);
  if (known.length === 0) return;
  const { workspaceId } = scope;
  await tx.collectiveExpansion.deleteMany({
    where: { workspaceId, fold: { in: known.map(({ fold }) => fold) } },
  });
  await tx.collectiveExpansion.createMany({
    data: known.flatMap(({ name, fold, departmentIds }) =>
      departmentIds.map((departmentId) => ({ workspaceId, fold, name, departmentId })),
    ),
    skipDuplicates: true,
  });
}

/** What a writer of departments works on, with nobody else writing until the commit. */
export async function openDirectory(tx: Transaction, scope: Scope): Promise<Directory> {
  await lockDepartments(tx, scope);
  return new Directory(await listDepartments(scope, tx));
}

/** The department of this id. Throws `notFound`. */
export function known(directory: Directory, departmentId: string): KnownDepartment {
  const department = directory.byIdentity(departmentId);
  if (!department) throw new AppError("notFound");
  return department;
}

/** Names lead from a document to one department. Throws `departmentNameTaken` where this one leads to another. */
function assertNameFree(directory: Directory, name: string, ownId: string | null): void {
  const bearer = directory.bearer(name);
  if (bearer && bearer.id !== ownId) throw new AppError("departmentNameTaken", { department: bearer.name });
}

/** Adds one department at the end of the list. */
export async function createDepartment(
  actor: Actor,
  input: CreateDepartmentInput,
  now: Date,
): Promise<{ departmentId: string }> {
  const scope = scopeOf(actor);
  return transaction(async (tx) => {
    assertNameFree(await openDirectory(tx, scope), input.name, null);
    const id = randomUUID();
    const { name, isCollective, group } = input;
    const records = await createDepartments(tx, scope, [{ id, name, isCollective }]);
    await tx.department.update({ where: { id, workspaceId: scope.workspaceId }, data: { group } });
    await appendAudit(tx, scope, authorOf(actor), now, records);
    return { departmentId: id };
  });
}

/** What was accepted until now keeps the name under which it was reported. */
export async function keepNameOnReports(
  tx: Transaction,
  scope: Scope,
  departmentId: string,
  name: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE reports r SET department_name = ${name}
    FROM assignments a
    WHERE a.id = r.assignment_id AND a.workspace_id = r.workspace_id
      AND r.workspace_id = ${scope.workspaceId}::uuid AND a.department_id = ${departmentId}::uuid
      AND r.status = 'accepted' AND r.department_name IS NULL`;
}

/** Renames a department or puts it under another heading. Throws `conflict` where somebody else has just done so. */
export async function changeDepartment(actor: Actor, input: ChangeDepartmentInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { workspaceId } = scope;
  const { departmentId, name, group, seen, oldName } = input;
  await transaction(async (tx) => {
    const directory = await openDirectory(tx, scope);
    const before = await tx.department.findFirst({
      where: { id: departmentId, workspaceId },
      select: { name: true, group: true },
    });
    if (!before) throw new AppError("notFound");
    if (before.name !== seen.name || before.group !== seen.group) throw new AppError("conflict");
    const changes = [
      { field: "name", from: before.name, to: name },
      { field: "group", from: before.group, to: group },
    ].filter(({ from, to }) => from !== to);
    if (changes.length === 0) return;
    assertNameFree(directory, name, departmentId);
    if (before.name !== name) {
      // A name that it bore before and takes up again is no other name any more.
      await tx.departmentAlias.deleteMany({ where: { workspaceId, departmentId, name } });
      if (oldName.keep) {
        const validTo = oldName.on === null ? null : toDatabaseDate(addDays(oldName.on, -1));
        await tx.departmentAlias.create({ data: { workspaceId, departmentId, name: before.name, validTo } });
        await keepNameOnReports(tx, scope, departmentId, before.name);
      }
    }
    await tx.department.update({ where: { id: departmentId, workspaceId }, data: { name, group } });
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "department.changed", subjectId: departmentId, data: { name: before.name, changes } },
    ]);
  });
}

/** Puts a department behind another in the order in which all lists and the matrix show them. */
export async function placeDepartment(actor: Actor, input: PlaceDepartmentInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { departmentId, after } = input;
  await transaction(async (tx) => {
    const directory = await openDirectory(tx, scope);
    const moved = known(directory, departmentId);
    if (after !== null) known(directory, after);
    if (after === departmentId) throw new AppError("stateForbids");
    const ids = directory.ids().filter((id) => id !== departmentId);
    const position = after === null ? 0 : ids.indexOf(after) + 1;
    ids.splice(position, 0, departmentId);
    await tx.$executeRaw`
      UPDATE departments d SET "order" = o.place::int
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o(id, place)
      WHERE d.id = o.id AND d.workspace_id = ${scope.workspaceId}::uuid`;
    await appendAudit(tx, scope, authorOf(actor), now, [
      {
        kind: "department.moved",
        subjectId: departmentId,
        data: { name: moved.name, position: position + 1 },
      },
    ]);
  });
}

export async function addAlias(actor: Actor, input: AddAliasInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { departmentId, alias, from, to } = input;
  await transaction(async (tx) => {
    const directory = await openDirectory(tx, scope);
    const department = known(directory, departmentId);
    const bearer = directory.bearer(alias);
    if (bearer) throw new AppError("departmentNameTaken", { department: bearer.name });
    await tx.departmentAlias.create({
      data: {
        workspaceId: scope.workspaceId,
        departmentId,
        name: alias,
        validFrom: from && toDatabaseDate(from),
        validTo: to && toDatabaseDate(to),
      },
    });
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "department.alias_added", subjectId: departmentId, data: { name: department.name, alias } },
    ]);
  });
}

export async function removeAlias(actor: Actor, input: RemoveAliasInput, now: Date): Promise<void> {
  const scope = scopeOf(actor);
  const { departmentId, alias } = input;
  await transaction(async (tx) => {
    const department = known(await openDirectory(tx, scope), departmentId);
    const { count } = await tx.departmentAlias.deleteMany({
      where: { workspaceId: scope.workspaceId, departmentId, name: alias },
    });
    if (count === 0) throw new AppError("notFound");
    await appendAudit(tx, scope, authorOf(actor), now, [
      { kind: "department.alias_removed", subjectId: departmentId, data: { name: department.name, alias } },
    ]);
  });
}
