import type {
  Anchor,
  DirectoryEntry,
  DraftAssignment,
  DraftDepartment,
  DraftTask,
  ImportDraft,
} from "@/lib/imports/types";
import { departmentFor } from "@/lib/imports/view";

/** Words that stand before the names of a standing clause: 以下均包括, 各项工作都含. */
const standing = /(?:均|都|同样)[^。；;()（）]{0,24}$/u;
const lookBehind = 40;

/**
 * Departments that a standing clause gives a share in what follows (以下均包括各区政府，不再列出): those named in it, or
 * where it only says that the list holds on, the last one in front of it.
 */
export function standingParts(source: string, task: DraftTask): DraftAssignment[] {
  const named = task.assignments.filter(
    ({ anchor }) =>
      anchor !== null && standing.test(source.slice(Math.max(0, anchor[0] - lookBehind), anchor[0])),
  );
  if (named.length > 0) return named;
  const printed = task.assignments.filter(({ anchor }) => anchor !== null);
  const last = printed.reduce<DraftAssignment | null>(
    (latest, one) => ((one.anchor?.[0] ?? 0) > (latest?.anchor?.[0] ?? -1) ? one : latest),
    null,
  );
  return last ? [last] : [];
}

/** Tasks that a standing clause of one task is for and that do not have its departments yet. */
export function tasksWithout(
  draft: ImportDraft,
  taskKey: string,
  parts: readonly DraftAssignment[],
  which: "following" | "all",
): DraftTask[] {
  const from = which === "all" ? 0 : draft.tasks.findIndex(({ key }) => key === taskKey) + 1;
  return draft.tasks
    .slice(from)
    .filter(
      (task) =>
        !task.excluded &&
        parts.some(
          (part) => !task.assignments.some(({ departmentKey }) => departmentKey === part.departmentKey),
        ),
    );
}

/** Gives departments a part in tasks that do not name them. */
export function giveParts(
  draft: ImportDraft,
  taskKeys: ReadonlySet<string>,
  parts: readonly DraftAssignment[],
): ImportDraft {
  const tasks = draft.tasks.map((task) => {
    if (!taskKeys.has(task.key)) return task;
    const known = new Set(task.assignments.map(({ departmentKey }) => departmentKey));
    const added = parts.filter(({ departmentKey }) => !known.has(departmentKey));
    return added.length === 0 ? task : { ...task, assignments: [...task.assignments, ...added] };
  });
  return { ...draft, tasks };
}

/**
 * Puts chosen departments in the place of a collective name (各区, 有关部门), with its role and its words, in one task or
 * wherever the document says so.
 */
export function expandCollective(
  draft: ImportDraft,
  departmentKey: string,
  chosen: readonly DirectoryEntry[],
  directory: readonly DirectoryEntry[],
  taskKey: string | null,
): ImportDraft {
  let departments: DraftDepartment[] = draft.departments;
  const keys = chosen.map(({ name }) => {
    const found = departmentFor(name, { departments }, directory);
    if ("key" in found) return found.key;
    departments = [...departments, found.added];
    return found.added.key;
  });
  const expand = (role: DraftAssignment["role"], anchor: Anchor | null, taken: ReadonlySet<string>) =>
    keys
      .filter((key) => !taken.has(key))
      .map((key): DraftAssignment => ({ departmentKey: key, role, anchor }));
  const tasks = draft.tasks.map((task) => {
    if (taskKey !== null && task.key !== taskKey) return task;
    if (!task.assignments.some((one) => one.departmentKey === departmentKey)) return task;
    const taken = new Set(task.assignments.map((one) => one.departmentKey));
    const assignments = task.assignments.flatMap((one) =>
      one.departmentKey === departmentKey ? expand(one.role, one.anchor, taken) : [one],
    );
    return { ...task, assignments };
  });
  const settled = departments.map((one) =>
    one.key === departmentKey && one.collective ? { ...one, expandsTo: keys } : one,
  );
  return { ...draft, departments: settled, tasks };
}
