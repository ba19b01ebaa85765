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
  const sectionOf = await writeSections(tx, workspaceId, planId, draft);
  const tasks = keptTasks(draft).map((task) => ({ ...task, id: newId() }));
  await writeTasks(tx, workspaceId, planId, tasks, sectionOf, now);
  await writeAssignments(tx, workspaceId, draft, tasks, departmentOf);
  await writeTargets(tx, workspaceId, planId, draft, tasks);
  await writeIndicators(tx, workspaceId, planId, draft);
  return planId;
}

type WrittenTask = DraftTask & { id: string };

/**
 * Tasks, assignments and targets come by thousands: they go over as one document each, which the server takes apart.
 * A list of values would need a parameter for each of them.
 */
async function writeTasks(
  tx: Transaction,
  workspaceId: string,
  planId: string,
  tasks: readonly WrittenTask[],
  sectionOf: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const rows = tasks.map((task, index) => ({
    id: task.id,
    section: task.sectionKey === null ? null : (sectionOf.get(task.sectionKey) ?? null),
    number: task.number?.trim() || null,
    place: index + 1,
    title: task.title?.trim() || null,
    text: task.text,
    anchors: task.anchors,
    words: task.deadline?.words.trim() || null,
    day: task.deadline?.date ?? null,
    kind: task.deadline?.kind ?? null,
  }));
  await tx.$executeRaw`
    INSERT INTO tasks (id, workspace_id, plan_id, section_id, number, "order", title, text, anchors, deadline_words,
      deadline_on, deadline_kind, created_at, updated_at)
    SELECT r.id, ${workspaceId}::uuid, ${planId}::uuid, r.section, r.number, r.place, r.title, r.text, r.anchors,
      r.words, r.day, r.kind::"DeadlineKind", ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, section uuid, number text, place integer,
      title text, text text, anchors jsonb, words text, day date, kind text)`;
  if (rows.length >= manyTasks) await tx.$executeRaw`ANALYZE tasks`;
}

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
      id: newId(),
      taskId: task.id,
      anchorStart: anchor?.[0] ?? null,
      anchorEnd: anchor?.[1] ?? null,
    }));
  });
  await tx.$executeRaw`
    INSERT INTO assignments (id, workspace_id, task_id, department_id, role, printed_name, anchor_start, anchor_end)
    SELECT r.id, ${workspaceId}::uuid, r."taskId", r."departmentId", r.role::"AssignmentRole", r."printedName",
      r."anchorStart", r."anchorEnd"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "taskId" uuid, "departmentId" uuid, role text,
      "printedName" text, "anchorStart" integer, "anchorEnd" integer)`;
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
  const rows = all.map(({ anchor, unit, ...target }) => ({
    ...target,
    id: newId(),
    unit: unit || null,
    anchorStart: anchor[0],
    anchorEnd: anchor[1],
  }));
  await tx.$executeRaw`
    INSERT INTO targets (id, workspace_id, plan_id, task_id, metric, comparator, value, unit, year, anchor_start,
      anchor_end)
    SELECT r.id, ${workspaceId}::uuid, ${planId}::uuid, r."taskId", r.metric, r.comparator, r.value, r.unit, r.year,
      r."anchorStart", r."anchorEnd"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "taskId" uuid, metric text, comparator text,
      value numeric(20, 6), unit text, year integer, "anchorStart" integer, "anchorEnd" integer)`;
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
