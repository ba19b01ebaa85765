import type { DraftChanges, DraftRole, DraftTask, ImportDraft } from "@/lib/imports/types";

/** What changed between two states of a draft; null when nothing did. Untouched parts are the same objects. */
export function changesBetween(before: ImportDraft, after: ImportDraft): DraftChanges | null {
  const changes: DraftChanges = {};
  if (before.plan !== after.plan) changes.plan = after.plan;
  if (before.departments !== after.departments) changes.departments = after.departments;
  if (before.acknowledged !== after.acknowledged) changes.acknowledged = after.acknowledged;
  const known = new Map(before.tasks.map((task) => [task.key, task]));
  const tasks = after.tasks.filter((task) => task !== known.get(task.key));
  if (tasks.length > 0) changes.tasks = tasks;
  if (
    after.tasks.length !== before.tasks.length ||
    after.tasks.some(({ key }, at) => key !== before.tasks[at]?.key)
  ) {
    const kept = new Set(after.tasks.map(({ key }) => key));
    changes.order = [...kept];
    changes.removed = [...known.keys()].filter((key) => !kept.has(key));
  }
  return Object.keys(changes).length > 0 ? changes : null;
}

/** As `changesBetween`, with only those departments that changed: what `rebase` lays over another's draft. */
export function ownChanges(before: ImportDraft, after: ImportDraft): DraftChanges | null {
  const changes = changesBetween(before, after);
  if (!changes?.departments) return changes;
  const known = new Set(before.departments);
  return { ...changes, departments: changes.departments.filter((department) => !known.has(department)) };
}

/** A writer's own changes over a newer draft. Departments are joined by key: a task may name one that either side added. */
export function rebase(draft: ImportDraft, changes: DraftChanges): ImportDraft {
  const own = new Map((changes.departments ?? []).map((department) => [department.key, department]));
  const joined = draft.departments.map((department) => {
    const mine = own.get(department.key);
    own.delete(department.key);
    return mine ?? department;
  });
  return {
    ...draft,
    plan: changes.plan ?? draft.plan,
    departments: changes.departments ? [...joined, ...own.values()] : draft.departments,
    tasks: rebasedTasks(draft, changes),
    acknowledged: changes.acknowledged
      ? [...new Set([...draft.acknowledged, ...changes.acknowledged])]
      : draft.acknowledged,
  };
}

/**
 * In my order, with theirs behind the one they stand behind. What they removed and I did not change is gone; what I
 * changed stays, so that nothing typed is lost.
 */
function rebasedTasks(draft: ImportDraft, changes: DraftChanges): DraftTask[] {
  const own = new Map((changes.tasks ?? []).map((task) => [task.key, task]));
  const theirs = new Map(draft.tasks.map((task) => [task.key, task]));
  const removed = new Set(changes.removed ?? []);
  const order = changes.order ?? [...theirs.keys(), ...[...own.keys()].filter((key) => !theirs.has(key))];
  const keys = order.filter((key) => own.has(key) || theirs.has(key));
  const placed = new Set(keys);
  draft.tasks.forEach(({ key }, at) => {
    if (placed.has(key) || removed.has(key)) return;
    const before = draft.tasks[at - 1]?.key;
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
    placed.add(key);
  });
  return keys.flatMap((key) => own.get(key) ?? theirs.get(key) ?? []);
}

export interface Difference {
  key: string;
  /** The task it is about; null for the plan's own data. */
  task: DraftTask | null;
  field: "title" | "number" | "text" | "deadline" | "departments" | "state" | "plan";
  mine: string;
  theirs: string;
}

/** What two writers see differently, field by field, in words. */
export function differences(mine: ImportDraft, theirs: ImportDraft): Difference[] {
  const other = new Map(theirs.tasks.map((task) => [task.key, task]));
  const names = new Map(
    [...theirs.departments, ...mine.departments].map((department) => [department.key, department.name]),
  );
  const found: Difference[] = [];
  const planWords = ({ plan }: ImportDraft) =>
    [plan.title, plan.documentNumber, plan.issuer, plan.issuedOn, plan.startsOn, plan.endsOn]
      .filter(Boolean)
      .join(" · ");
  if (planWords(mine) !== planWords(theirs)) {
    found.push({ key: "plan", task: null, field: "plan", mine: planWords(mine), theirs: planWords(theirs) });
  }
  for (const task of mine.tasks) {
    const their = other.get(task.key);
    if (!their || their === task) continue;
    const [own, foreign] = [fieldWords(task, names), fieldWords(their, names)];
    for (const field of comparedFields) {
      if (own[field] === foreign[field]) continue;
      found.push({ key: `${task.key}:${field}`, task, field, mine: own[field], theirs: foreign[field] });
    }
  }
  return found;
}

const comparedFields = ["title", "number", "text", "deadline", "departments", "state"] as const;
const roleShapes: Record<DraftRole, string> = { lead: "◎", responsible: "●", cooperating: "○" };

function fieldWords(task: DraftTask, names: ReadonlyMap<string, string>) {
  return {
    title: task.title ?? "",
    number: task.number ?? "",
    text: task.text,
    deadline: task.deadline ? (task.deadline.date ?? task.deadline.words) : "",
    departments: task.assignments
      .map(({ departmentKey, role }) => `${roleShapes[role]}${names.get(departmentKey) ?? ""}`)
      .join(" "),
    state: task.excluded ? "✕" : task.checked ? "✓" : "",
  };
}

/** My draft with the other's words in the fields named (by the keys of `differences`). */
export function takeTheirs(mine: ImportDraft, theirs: ImportDraft, keys: ReadonlySet<string>): ImportDraft {
  const other = new Map(theirs.tasks.map((task) => [task.key, task]));
  return {
    ...mine,
    plan: keys.has("plan") ? theirs.plan : mine.plan,
    tasks: mine.tasks.map((task) => {
      const their = other.get(task.key);
      if (!their || !comparedFields.some((field) => keys.has(`${task.key}:${field}`))) return task;
      const taken = (field: (typeof comparedFields)[number]) => keys.has(`${task.key}:${field}`);
      return {
        ...task,
        title: taken("title") ? their.title : task.title,
        number: taken("number") ? their.number : task.number,
        text: taken("text") ? their.text : task.text,
        deadline: taken("deadline") ? their.deadline : task.deadline,
        assignments: taken("departments") ? their.assignments : task.assignments,
        ...(taken("state") ? { checked: their.checked, excluded: their.excluded } : {}),
      };
    }),
  };
}
