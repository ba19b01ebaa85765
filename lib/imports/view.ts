import { foldDepartmentName } from "@/lib/departments/rules";
import type { DepartmentChoice } from "@/lib/departments/types";
import type { DirectoryEntry, DraftDepartment, DraftTask, ImportDesk, ImportDraft } from "./types";

export interface DraftCounts {
  tasks: number;
  checked: number;
  departments: number;
  leads: number;
  deadlines: number;
  indicators: number;
  newDepartments: number;
}

/** The figures over the list; what is no task does not count. */
export function countDraft(draft: ImportDraft): DraftCounts {
  const kept = draft.tasks.filter((task) => !task.excluded);
  const used = new Set(kept.flatMap((task) => task.assignments.map(({ departmentKey }) => departmentKey)));
  const departments = draft.departments.filter(({ key }) => used.has(key));
  const settled = departments.map(
    ({ departmentId, name }) => departmentId ?? `new:${foldDepartmentName(name)}`,
  );
  return {
    tasks: kept.length,
    checked: kept.filter((task) => task.checked).length,
    departments: new Set(settled).size,
    leads: kept.filter((task) => task.assignments.some(({ role }) => role === "lead")).length,
    deadlines: kept.filter((task) => task.deadline !== null).length,
    indicators: draft.indicators.length,
    newDepartments: new Set(settled.filter((id) => id.startsWith("new:"))).size,
  };
}

/** What a typed name stands for: a name of the document, a department of the workspace, or a new one. */
export function departmentFor(
  name: string,
  draft: Pick<ImportDraft, "departments">,
  directory: readonly DirectoryEntry[],
): { key: string } | { added: DraftDepartment } {
  const fold = foldDepartmentName(name) || name.trim();
  const same = (other: string) => foldDepartmentName(other) === fold;
  const entry =
    directory.find((department) => department.name === name.trim()) ??
    directory.find((department) => same(department.name) || department.aliases.some(same));
  const known = draft.departments.find((department) =>
    entry ? department.departmentId === entry.id : department.departmentId === null && same(department.name),
  );
  if (known) return { key: known.key };
  return {
    added: {
      key: freeKey(),
      name: entry?.name ?? name.trim(),
      printedAs: null,
      collective: entry?.collective ?? false,
      departmentId: entry?.id ?? null,
    },
  };
}

/** Not counted on: two people who add something at the same time must not give both one key. */
export function freeKey(): string {
  return `n${Math.random().toString(36).slice(2, 12)}`;
}

/** The name that a department of the draft will have: the workspace's own where it stands for one of these. */
export function settledNames(desk: Pick<ImportDesk, "directory">, draft: ImportDraft): Map<string, string> {
  const byId = new Map(desk.directory.map(({ id, name }) => [id, name]));
  return new Map(
    draft.departments.map(({ key, name, departmentId }) => [
      key,
      (departmentId && byId.get(departmentId)) ?? name,
    ]),
  );
}

export type DoubtKind =
  | "reader"
  | "no_lead"
  | "no_leads"
  | "no_department"
  | "no_departments"
  | "similar_department"
  | "new_department"
  | "new_departments"
  | "no_deadline"
  | "no_deadlines"
  | "deadline_without_day"
  | "no_plan_end";

export interface Doubt {
  /** Stays the same while its occasion does, so that it can be settled once. */
  key: string;
  kind: DoubtKind;
  taskKey: string | null;
  departmentKey?: string;
  anchor: readonly [number, number] | null;
  /** Of "reader": its own code for what it doubts. */
  code?: string;
  /** Of "similar_department". */
  candidates?: DepartmentChoice[];
  /** Words that go into the sentence. */
  name?: string;
  count?: number;
}

/**
 * Everything a person should look at before the plan is taken over, in the order of the document. What holds for the
 * whole document (nobody leads anywhere, no department is known yet) is one doubt and not one for each task.
 */
export function doubtsOf(desk: Pick<ImportDesk, "warnings" | "similar">, draft: ImportDraft): Doubt[] {
  const kept = draft.tasks.filter((task) => !task.excluded);
  const place = new Map(draft.tasks.map((task, index) => [task.key, index]));
  const doubts = [
    ...readerDoubts(desk.warnings, kept),
    ...departmentDoubts(desk.similar, draft, kept),
    ...leadDoubts(kept),
    ...deadlineDoubts(draft, kept),
  ];
  const at = ({ taskKey }: Doubt) => (taskKey === null ? -1 : (place.get(taskKey) ?? -1));
  return doubts.sort((a, b) => at(a) - at(b));
}

/** What we tell from the draft itself, so that it goes when it is corrected; or what is no reason to look again. */
const toldOtherwise = [
  "no-lead",
  "no-owner",
  "deadline-unread",
  "no-number",
  "shared-statement",
  "not-a-plan",
];
/** More of one kind than this say something about the document, not about each place. */
const mostAlike = 5;

function readerDoubts(warnings: ImportDesk["warnings"], tasks: readonly DraftTask[]): Doubt[] {
  const taskAt = (offset: number) =>
    tasks.find((task) => task.anchors.some(([start, end]) => start <= offset && offset < end));
  // Text that belonged to nothing, until somebody made a task of it.
  const isTaken = (anchor: readonly [number, number] | null) =>
    anchor !== null && taskAt(anchor[0]) !== undefined;
  const doubts = warnings
    .filter(
      ({ code, anchor }) => !toldOtherwise.includes(code) && !(code === "unread-text" && isTaken(anchor)),
    )
    .map(
      ({ code, anchor }, index): Doubt => ({
        key: `reader:${code}:${anchor?.[0] ?? `#${index}`}`,
        kind: "reader",
        code,
        anchor,
        taskKey: (anchor && taskAt(anchor[0])?.key) ?? null,
      }),
    );
  const warned = new Set(warnings.map(({ code }) => code));
  const notes = tasks.flatMap((task) =>
    task.notes
      .filter((code) => !warned.has(code) && !toldOtherwise.includes(code))
      .map(
        (code): Doubt => ({
          key: `note:${code}:${task.key}`,
          kind: "reader",
          code,
          taskKey: task.key,
          anchor: task.anchors[0] ?? null,
        }),
      ),
  );
  return gathered([...doubts, ...notes]);
}

function gathered(doubts: readonly Doubt[]): Doubt[] {
  const byCode = new Map<string, Doubt[]>();
  for (const doubt of doubts) {
    const code = doubt.code ?? "";
    byCode.set(code, [...(byCode.get(code) ?? []), doubt]);
  }
  return [...byCode].flatMap(([code, alike]) => {
    const [first] = alike;
    if (!first || alike.length <= mostAlike) return alike;
    return [{ ...first, key: `reader:${code}:all`, taskKey: null, count: alike.length }];
  });
}

function departmentDoubts(
  similar: ImportDesk["similar"],
  draft: ImportDraft,
  tasks: readonly DraftTask[],
): Doubt[] {
  const firstUse = new Map<string, { taskKey: string; anchor: readonly [number, number] | null }>();
  for (const task of tasks) {
    for (const { departmentKey, anchor } of task.assignments) {
      if (!firstUse.has(departmentKey)) firstUse.set(departmentKey, { taskKey: task.key, anchor });
    }
  }
  const used = draft.departments.filter(({ key }) => firstUse.has(key));
  const unsettled = used.filter(({ departmentId }) => departmentId === null);
  const doubts: Doubt[] = [];
  const unknown: DraftDepartment[] = [];
  for (const department of unsettled) {
    const candidates = similar[department.key] ?? [];
    if (candidates.length === 0) unknown.push(department);
    else doubts.push(departmentDoubt("similar_department", department, firstUse, { candidates }));
  }
  const single = unknown.filter(({ collective }) => !collective);
  // On the first plans of a workspace nearly every name is new: that is one thing to know, not thirty.
  if (single.length > 3 && single.length * 2 > used.length) {
    const name = single.map((department) => department.name).join("、");
    doubts.push({
      key: `new_departments:${single.length}`,
      kind: "new_departments",
      taskKey: null,
      anchor: null,
      count: single.length,
      name,
    });
  } else {
    doubts.push(...single.map((department) => departmentDoubt("new_department", department, firstUse, {})));
  }
  return doubts;
}

function departmentDoubt(
  kind: "similar_department" | "new_department",
  { key, name }: DraftDepartment,
  firstUse: ReadonlyMap<string, { taskKey: string; anchor: readonly [number, number] | null }>,
  more: Pick<Doubt, "candidates">,
): Doubt {
  const use = firstUse.get(key);
  return {
    key: `${kind}:${key}`,
    kind,
    departmentKey: key,
    name,
    taskKey: use?.taskKey ?? null,
    anchor: use?.anchor ?? null,
    ...more,
  };
}

function leadDoubts(tasks: readonly DraftTask[]): Doubt[] {
  const doubt = (kind: "no_lead" | "no_department", task: DraftTask): Doubt => ({
    key: `${kind}:${task.key}`,
    kind,
    taskKey: task.key,
    anchor: task.anchors[0] ?? null,
    count: task.assignments.length,
  });
  const nobody = tasks.filter((task) => task.assignments.length === 0);
  const assigned = tasks.filter((task) => task.assignments.length > 0);
  const leaderless = assigned.filter((task) => !task.assignments.some(({ role }) => role === "lead"));
  const wholePlan = leaderless.length > 3 && leaderless.length === assigned.length;
  return [
    ...(nobody.length > mostAlike && nobody.length * 2 > tasks.length
      ? [wholeDocument("no_departments", nobody.length)]
      : nobody.map((task) => doubt("no_department", task))),
    ...(wholePlan
      ? [wholeDocument("no_leads", leaderless.length)]
      : leaderless.map((task) => doubt("no_lead", task))),
  ];
}

function deadlineDoubts(draft: ImportDraft, tasks: readonly DraftTask[]): Doubt[] {
  const without = tasks.filter((task) => task.deadline === null);
  const dayless = tasks.filter(({ deadline }) => deadline?.kind === "by" && deadline.date === null);
  const doubt = (kind: "no_deadline" | "deadline_without_day", task: DraftTask): Doubt => ({
    key: `${kind}:${task.key}`,
    kind,
    taskKey: task.key,
    anchor: task.deadline?.anchor ?? task.anchors[0] ?? null,
    name: task.deadline?.words ?? "",
  });
  const mostWithout = without.length > 3 && without.length * 2 > tasks.length;
  return [
    ...(draft.plan.endsOn === null ? [wholeDocument("no_plan_end", without.length)] : []),
    ...dayless.map((task) => doubt("deadline_without_day", task)),
    ...(mostWithout
      ? [wholeDocument("no_deadlines", without.length)]
      : without.map((task) => doubt("no_deadline", task))),
  ];
}

function wholeDocument(
  kind: "no_departments" | "no_leads" | "no_deadlines" | "no_plan_end",
  count: number,
): Doubt {
  return { key: kind, kind, taskKey: null, anchor: null, count };
}
