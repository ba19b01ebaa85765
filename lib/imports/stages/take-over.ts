import type { AuditRecord } from "@/lib/audit/mutations";
import type { Scope } from "@/lib/auth/scope";
import { toDatabaseDate } from "@/lib/calendar/date";
import type { Transaction } from "@/lib/db/transaction";
import { listDepartments } from "@/lib/departments/data";
import { createDepartments, learnAliases, lockDepartments } from "@/lib/departments/mutations";
import { Directory, foldDepartmentName } from "@/lib/departments/rules";
import { mergeAssignments } from "../rules";
import type { DraftTask, ImportDraft } from "../types";
import { newId } from "./ids";

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
  return { idOf, records };
}

export function keptTasks(draft: ImportDraft): DraftTask[] {
  return draft.tasks.filter((task) => !task.excluded);
}

/** Writes the plan with everything in it. As many statements for five thousand tasks as for five, but for batches. */
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
  const sectionOf = await writeSections(tx, workspaceId, planId, draft);
  const tasks = keptTasks(draft).map((task) => ({ ...task, id: newId() }));
  await tx.task.createMany({
    data: tasks.map((task, index) => ({
      id: task.id,
      workspaceId,
      planId,
      sectionId: task.sectionKey === null ? null : (sectionOf.get(task.sectionKey) ?? null),
      number: task.number?.trim() || null,
      order: index + 1,
      title: task.title?.trim() || null,
      text: task.text,
      anchors: task.anchors,
      deadlineWords: task.deadline?.words.trim() || null,
      deadlineOn: task.deadline?.date ? toDatabaseDate(task.deadline.date) : null,
      deadlineKind: task.deadline?.kind ?? null,
      createdAt: now,
      updatedAt: now,
    })),
  });
  await writeAssignments(tx, workspaceId, draft, tasks, departmentOf);
  await writeTargets(tx, workspaceId, planId, draft, tasks);
  await writeIndicators(tx, workspaceId, planId, draft);
  return planId;
}

type WrittenTask = DraftTask & { id: string };

async function writeSections(
  tx: Transaction,
  workspaceId: string,
  planId: string,
  draft: ImportDraft,
): Promise<Map<string, string>> {
  const ids = new Map(draft.sections.map(({ key }) => [key, newId()]));
  await tx.section.createMany({
    data: draft.sections.map((section, index) => ({
      id: ids.get(section.key),
      workspaceId,
      planId,
      parentId: section.parentKey === null ? null : (ids.get(section.parentKey) ?? null),
      order: index + 1,
      label: section.label || null,
      title: section.title,
      anchorStart: section.anchor[0],
      anchorEnd: section.anchor[1],
    })),
  });
  return ids;
}

async function writeAssignments(
  tx: Transaction,
  workspaceId: string,
  draft: ImportDraft,
  tasks: readonly WrittenTask[],
  departmentOf: ReadonlyMap<string, string>,
): Promise<void> {
  const printedAs = new Map(draft.departments.map((department) => [department.key, department.printedAs]));
  const rows = tasks.flatMap((task) => {
    const settled = task.assignments.flatMap(({ departmentKey, role, anchor }) => {
      const departmentId = departmentOf.get(departmentKey);
      const printedName = anchor ? (printedAs.get(departmentKey) ?? null) : null;
      return departmentId ? [{ departmentId, role, anchor, printedName }] : [];
    });
    return mergeAssignments(settled, ({ departmentId }) => departmentId).map(({ anchor, ...assignment }) => ({
      ...assignment,
      workspaceId,
      taskId: task.id,
      anchorStart: anchor?.[0] ?? null,
      anchorEnd: anchor?.[1] ?? null,
    }));
  });
  await tx.assignment.createMany({ data: rows });
}

async function writeTargets(
  tx: Transaction,
  workspaceId: string,
  planId: string,
  draft: ImportDraft,
  tasks: readonly WrittenTask[],
): Promise<void> {
  const all = [
    ...draft.targets.map((target) => ({ ...target, taskId: null })),
    ...tasks.flatMap(({ id, targets }) => targets.map((target) => ({ ...target, taskId: id }))),
  ];
  await tx.target.createMany({
    data: all.map(({ anchor, unit, ...target }) => ({
      ...target,
      unit: unit || null,
      workspaceId,
      planId,
      anchorStart: anchor[0],
      anchorEnd: anchor[1],
    })),
  });
}

async function writeIndicators(
  tx: Transaction,
  workspaceId: string,
  planId: string,
  draft: ImportDraft,
): Promise<void> {
  const named = draft.indicators.filter(({ name }) => name.trim() !== "");
  const indicators = named.map((indicator) => ({ ...indicator, id: newId() }));
  await tx.indicator.createMany({
    data: indicators.map(({ values: _, anchor, ...indicator }, index) => ({
      ...indicator,
      workspaceId,
      planId,
      order: index + 1,
      anchorStart: anchor[0],
      anchorEnd: anchor[1],
    })),
  });
  await tx.indicatorValue.createMany({
    data: indicators.flatMap(({ id, values }) =>
      values.map((value) => ({ ...value, workspaceId, indicatorId: id })),
    ),
    // A merged cell can be read into a year twice; the first reading holds.
    skipDuplicates: true,
  });
}
