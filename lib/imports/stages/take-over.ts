import type { AuditRecord } from "@/lib/audit/mutations";
import type { Scope } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";
import { listDepartments } from "@/lib/departments/data";
import {
  createDepartments,
  learnAliases,
  lockDepartments,
  rememberExpansions,
} from "@/lib/departments/mutations";
import { Directory, foldDepartmentName } from "@/lib/departments/rules";
import { mergeAssignments } from "../rules";
import type { DraftTask, ImportDraft } from "../types";
import { writeIndicators, writeSections, writeTargets } from "./edition";
import { newId } from "./ids";
import { type WrittenPart, writeAdded, writeParts } from "./revise";

interface Settled {
  /** Department of the workspace by key of the draft's. */
  idOf: Map<string, string>;
  records: AuditRecord[];
}

/**
 * Settles what each name of the draft stands for: makes the departments that are new, follows successors, and remembers
 * what the document calls those that have another name. Only names that a kept task uses count.
 */
export async function settleDepartments(tx: Transaction, scope: Scope, draft: ImportDraft): Promise<Settled> {
  await lockDepartments(tx, scope);
  const directory = new Directory(await listDepartments(scope, tx));
  const used = new Set(keptTasks(draft).flatMap((task) => task.assignments.map((one) => one.departmentKey)));
  const made = new Map<string, { id: string; name: string; isCollective: boolean }>();
  const aliases = new Map<string, { departmentId: string; department: string; alias: string }>();
  const idOf = new Map<string, string>();

  for (const department of draft.departments.filter(({ key }) => used.has(key))) {
    const { departmentId, name, collective, printedAs } = department;
    const existing = (departmentId ? directory.current(departmentId) : null) ?? directory.find(name);
    const fold = foldDepartmentName(name) || name;
    const target = existing ??
      made.get(fold) ?? { id: newId(), name: name.trim().slice(0, 100), isCollective: collective };
    if (!existing) made.set(fold, target);
    idOf.set(department.key, target.id);
    const called = printedAs?.trim() ?? "";
    if (!collective && called !== "" && called !== target.name && directory.find(called) === null) {
      aliases.set(called, { departmentId: target.id, department: target.name, alias: called });
    }
  }
  // A name that a department is being made for is no other's alias.
  for (const { name } of made.values()) aliases.delete(name);
  const records = await createDepartments(tx, scope, [...made.values()]);
  records.push(...(await learnAliases(tx, scope, [...aliases.values()])));
  await rememberExpansions(tx, scope, expansionsOf(draft, idOf));
  return { idOf, records };
}

/** What a person let collective names stand for; those that nothing names any more by then count too. */
function expansionsOf({ departments }: ImportDraft, idOf: ReadonlyMap<string, string>) {
  const own = new Map(departments.map(({ key, departmentId }) => [key, departmentId]));
  return departments.flatMap(({ name, printedAs, expandsTo = [] }) => {
    const ids = expandsTo.flatMap((key) => idOf.get(key) ?? own.get(key) ?? []);
    return ids.length > 0 ? [{ name: printedAs ?? name, departmentIds: [...new Set(ids)] }] : [];
  });
}

export function keptTasks(draft: ImportDraft): DraftTask[] {
  return draft.tasks.filter((task) => !task.excluded);
}

/**
 * From so many tasks on the planner is told of them before rows are written that refer to them. In a table that has
 * just been filled it knows nothing, and may look each of them up among all tasks of the plan.
 */
const manyTasks = 500;

/** Writes the plan with everything in it. As many statements for five thousand tasks as for five. */
export async function writePlan(
  tx: Transaction,
  scope: Scope,
  draft: ImportDraft,
  departmentOf: ReadonlyMap<string, string>,
  now: Date,
): Promise<string> {
  const { workspaceId } = scope;
  const planId = newId();
  const { issuedOn, startsOn, endsOn, ...plan } = draft.plan;
  await tx.plan.create({
    data: {
      ...plan,
      id: planId,
      workspaceId,
      title: plan.title.trim(),
      issuedOn: issuedOn && toDatabaseDate(issuedOn),
      startsOn: toDatabaseDate(startsOn),
      endsOn: endsOn && toDatabaseDate(endsOn),
      createdAt: now,
    },
    select: { id: true },
  });
  const { sectionOf } = await writeSections(tx, scope, planId, draft);
  const tasks = keptTasks(draft).map((task, index) => ({
    id: newId(),
    order: index + 1,
    sectionId: task.sectionKey === null ? null : (sectionOf.get(task.sectionKey) ?? null),
    task,
    keepsWords: false,
  }));
  await writeAdded(tx, scope, planId, tasks, now);
  if (tasks.length >= manyTasks) await tx.$executeRaw`ANALYZE tasks`;
  await writeParts(tx, scope, partsOf(draft, tasks, departmentOf), [], false);
  await writeTargets(tx, scope, planId, draft, tasks);
  await writeIndicators(tx, scope, { id: planId, indicators: [] }, draft);
  return planId;
}

function partsOf(
  { departments }: ImportDraft,
  tasks: readonly { id: string; task: DraftTask }[],
  departmentOf: ReadonlyMap<string, string>,
): WrittenPart[] {
  const printedAs = new Map(departments.map((department) => [department.key, department.printedAs]));
  return tasks.flatMap(({ id, task }) => {
    const settled = task.assignments.flatMap(({ departmentKey, role, anchor }) => {
      const departmentId = departmentOf.get(departmentKey);
      const printedName = anchor ? (printedAs.get(departmentKey) ?? null) : null;
      return departmentId ? [{ taskId: id, departmentId, role, anchor, printedName }] : [];
    });
    return mergeAssignments(settled, ({ departmentId }) => departmentId);
  });
}
