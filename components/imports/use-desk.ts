"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import type { Anchor, DraftPlan, DraftRole, DraftTask, ImportDesk, ImportDraft } from "@/lib/imports/types";
import { countDraft, type Doubt, departmentFor, doubtsOf, settledNames } from "@/lib/imports/view";

const longestHistory = 100;

/** What the parts of the desk call; the same object for as long as the desk stands, so that rows stay drawn. */
export interface DeskEdits {
  open: (taskKey: string | null) => void;
  light: (anchor: Anchor | null) => void;
  /** Shows words in the source; the pane scrolls to them. */
  show: (anchor: readonly [number, number] | null) => void;
  plan: (changes: Partial<DraftPlan>) => void;
  task: (taskKey: string, changes: Partial<DraftTask>) => void;
  check: (taskKey: string) => void;
  addDepartment: (taskKey: string, name: string, role: DraftRole) => void;
  setRole: (taskKey: string, departmentKey: string, role: DraftRole | null) => void;
  /** Says for the whole document what a name stands for: a department of the workspace, or a new one of this name. */
  settle: (departmentKey: string, as: { departmentId: string } | { name: string }) => void;
  acknowledge: (doubtKey: string) => void;
  /** Changes the draft and says which task to go on with; false where nothing can be done. */
  move: (next: (draft: ImportDraft) => { draft: ImportDraft; openKey: string } | null) => boolean;
  undo: () => void;
}

/** The draft and where the person is in it. */
export function useDesk(desk: ImportDesk) {
  const [draft, setDraftState] = useState(desk.draft);
  const [openKey, setOpenKey] = useState<string | null>(() => firstToCheck(desk.draft, null));
  const [lit, setLit] = useState<Anchor | null>(null);
  const [shown, setShown] = useState<readonly [number, number] | null>(() => placeOf(desk.draft, openKey));
  const history = useRef<ImportDraft[]>([]);
  const current = useRef(draft);

  // Where words stand changes only when tasks are split, merged, moved or added; the source is drawn anew for that alone.
  const [placed, setPlaced] = useState(desk.draft);

  const setDraft = useCallback((next: ImportDraft) => {
    current.current = next;
    setDraftState(next);
    setPlaced((before) => (haveSamePlaces(before, next) ? before : next));
  }, []);

  const edits = useMemo<DeskEdits>(() => {
    const change = (next: (draft: ImportDraft) => ImportDraft) => {
      const before = current.current;
      const after = next(before);
      if (after === before) return;
      history.current = [...history.current.slice(1 - longestHistory), before];
      setDraft(after);
    };
    const changeTask = (taskKey: string, next: (task: DraftTask) => DraftTask) =>
      change((before) => ({
        ...before,
        tasks: before.tasks.map((task) => (task.key === taskKey ? next(task) : task)),
      }));
    const open = (taskKey: string | null) => {
      setOpenKey(taskKey);
      const place = placeOf(current.current, taskKey);
      if (place) setShown(place);
    };
    return {
      open,
      light: setLit,
      show: setShown,
      plan: (changes) => change((before) => ({ ...before, plan: { ...before.plan, ...changes } })),
      task: (taskKey, changes) => changeTask(taskKey, (task) => ({ ...task, ...changes })),
      check: (taskKey) => {
        changeTask(taskKey, (task) => ({ ...task, checked: true }));
        open(firstToCheck(current.current, taskKey));
      },
      addDepartment: (taskKey, name, role) =>
        change((before) => {
          const found = departmentFor(name, before, desk.directory);
          const key = "key" in found ? found.key : found.added.key;
          const departments = "key" in found ? before.departments : [...before.departments, found.added];
          const tasks = before.tasks.map((task) => {
            if (task.key !== taskKey) return task;
            const others = task.assignments.filter(({ departmentKey }) => departmentKey !== key);
            const anchor =
              task.assignments.find(({ departmentKey }) => departmentKey === key)?.anchor ?? null;
            return { ...task, assignments: [...others, { departmentKey: key, role, anchor }] };
          });
          return { ...before, departments, tasks };
        }),
      setRole: (taskKey, departmentKey, role) =>
        changeTask(taskKey, (task) => ({
          ...task,
          assignments: task.assignments.flatMap((assignment) => {
            if (assignment.departmentKey !== departmentKey) return [assignment];
            return role === null ? [] : [{ ...assignment, role }];
          }),
        })),
      settle: (departmentKey, as) =>
        change((before) => ({
          ...before,
          departments: before.departments.map((department) => {
            if (department.key !== departmentKey) return department;
            return "name" in as
              ? { ...department, name: as.name, departmentId: null }
              : { ...department, departmentId: as.departmentId };
          }),
        })),
      acknowledge: (doubtKey) =>
        change((before) =>
          before.acknowledged.includes(doubtKey)
            ? before
            : { ...before, acknowledged: [...before.acknowledged, doubtKey] },
        ),
      move: (next) => {
        let openKey: string | null = null;
        change((before) => {
          const moved = next(before);
          openKey = moved?.openKey ?? null;
          return moved?.draft ?? before;
        });
        if (openKey !== null) open(openKey);
        return openKey !== null;
      },
      undo: () => {
        const after = current.current;
        const before = history.current.pop();
        if (!before) return;
        setDraft(before);
        // The open task may not have been there yet; what it came from is shown instead.
        const known = new Set(after.tasks);
        const changed = before.tasks.find((task) => !known.has(task));
        setOpenKey((key) => (before.tasks.some((task) => task.key === key) ? key : (changed?.key ?? null)));
      },
    };
  }, [desk.directory, setDraft]);

  const allDoubts = useMemo(() => doubtsOf(desk, draft), [desk, draft]);
  const doubts = useMemo(() => {
    const settled = new Set(draft.acknowledged);
    return allDoubts.filter(({ key }) => !settled.has(key));
  }, [allDoubts, draft.acknowledged]);
  const counts = useMemo(() => countDraft(draft), [draft]);
  const names = useMemo(() => settledNames(desk, draft), [desk, draft]);

  return { draft, placed, setDraft, edits, doubts, counts, names, openKey, lit, shown };
}

export type DeskDoubt = Doubt;

function haveSamePlaces(one: ImportDraft, other: ImportDraft): boolean {
  if (one.tasks.length !== other.tasks.length) return false;
  return one.tasks.every((task, at) => {
    const twin = other.tasks[at];
    return twin !== undefined && twin.key === task.key && twin.anchors === task.anchors;
  });
}

function placeOf(draft: ImportDraft, taskKey: string | null): Anchor | null {
  const task = draft.tasks.find(({ key }) => key === taskKey);
  return task?.titleAnchor ?? task?.anchors[0] ?? null;
}

/** The next task after this one that nobody has checked; from the top where the rest is done; null when all is. */
function firstToCheck(draft: ImportDraft, after: string | null): string | null {
  const at = draft.tasks.findIndex(({ key }) => key === after);
  const waiting = (task: DraftTask) => !task.checked && !task.excluded;
  const next = draft.tasks.slice(at + 1).find(waiting) ?? draft.tasks.slice(0, Math.max(at, 0)).find(waiting);
  return next?.key ?? null;
}
