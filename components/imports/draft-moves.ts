import type { Anchor, DraftAssignment, DraftTask, ImportDraft } from "@/lib/imports/types";
import { freeKey } from "@/lib/imports/view";

/** A move gives the draft after it, and the task to go on with; null where there is nothing to move. */
export type Move = (draft: ImportDraft) => { draft: ImportDraft; openKey: string } | null;

const blank = /\s/;
/** So many characters of a corrected text are looked for in the source, to find where it was cut. */
const context = 12;

/** A place in the words of a task: which of its passages, and where in the source. */
interface Place {
  passage: number;
  offset: number;
}

/** The characters of passages that are not blank, each with its place. */
function printed(source: string, anchors: readonly Anchor[]): { text: string; places: Place[] } {
  const places: Place[] = [];
  let text = "";
  anchors.forEach(([start, end], passage) => {
    for (let offset = start; offset < end; offset++) {
      const character = source[offset] ?? "";
      if (blank.test(character)) continue;
      text += character;
      places.push({ passage, offset });
    }
  });
  return { text, places };
}

function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Where in the source the text of a task is cut by a cut at `at`; null where its words are not printed so. */
function placeOf(source: string, task: DraftTask, at: number): Place | null {
  const { text, places } = printed(source, task.anchors);
  const words = bare(task.text);
  const before = bare(task.text.slice(0, at)).length;
  const whole = text.indexOf(words);
  if (whole >= 0) return places[whole + before] ?? null;
  // The text was corrected: what follows the cut, or what stands before it, may still be as printed.
  const after = words.slice(before, before + context);
  const next = after.length > 1 ? text.indexOf(after) : -1;
  if (next >= 0) return places[next] ?? null;
  const ahead = words.slice(Math.max(0, before - context), before);
  const last = ahead.length > 1 ? text.indexOf(ahead) : -1;
  return last < 0 ? null : (places[last + ahead.length] ?? null);
}

const filled = ([start, end]: Anchor) => end > start;

function cut(anchors: readonly Anchor[], { passage, offset }: Place): [Anchor[], Anchor[]] {
  const [start, end] = anchors[passage] ?? [offset, offset];
  const first: Anchor[] = [...anchors.slice(0, passage), [start, offset]];
  const second: Anchor[] = [[offset, end], ...anchors.slice(passage + 1)];
  return [first.filter(filled), second.filter(filled)];
}

/** Departments go with their words. A statement that stands behind both halves is of both. */
function shared(
  assignments: readonly DraftAssignment[],
  isFirst: (anchor: Anchor) => boolean,
): [DraftAssignment[], DraftAssignment[]] {
  const first = assignments.filter(({ anchor }) => anchor === null || isFirst(anchor));
  const second = assignments.filter(({ anchor }) => anchor === null || !isFirst(anchor));
  return [first.length > 0 ? first : [...assignments], second.length > 0 ? second : [...assignments]];
}

/** 拆成两项: the text in front of the caret stays with the task, the rest becomes one of its own behind it. */
export function splitTask(source: string, taskKey: string, at: number): Move {
  return (draft) => {
    const index = draft.tasks.findIndex(({ key }) => key === taskKey);
    const task = draft.tasks[index];
    if (!task) return null;
    const [head, tail] = [task.text.slice(0, at).trimEnd(), task.text.slice(at).trimStart()];
    if (bare(head) === "" || bare(tail) === "") return null;
    const place = placeOf(source, task, at);
    const [anchors, rest] = place ? cut(task.anchors, place) : [task.anchors, []];
    const isFirst = (anchor: Anchor) => place === null || anchor[0] < place.offset;
    const [own, others] = shared(task.assignments, isFirst);
    const { deadline } = task;
    const isBoth = deadline !== null && deadline.anchor === null;
    const isOwn = deadline?.anchor ? isFirst(deadline.anchor) : isBoth;
    const key = freeKey();
    const first: DraftTask = {
      ...task,
      text: head,
      anchors,
      assignments: own,
      deadline: isOwn ? deadline : null,
      targets: task.targets.filter(({ anchor }) => isFirst(anchor)),
      checked: false,
    };
    const second: DraftTask = {
      ...task,
      key,
      number: null,
      title: null,
      titleAnchor: null,
      text: tail,
      anchors: rest,
      assignments: others,
      deadline: isBoth || !isOwn ? deadline : null,
      targets: task.targets.filter(({ anchor }) => !isFirst(anchor)),
      notes: [],
      checked: false,
    };
    const tasks = [...draft.tasks.slice(0, index), first, second, ...draft.tasks.slice(index + 1)];
    return { draft: { ...draft, tasks }, openKey: key };
  };
}

const strength = { lead: 3, responsible: 2, cooperating: 1 } as const;

function joined(one: readonly DraftAssignment[], other: readonly DraftAssignment[]): DraftAssignment[] {
  const merged = new Map(one.map((assignment) => [assignment.departmentKey, assignment]));
  for (const assignment of other) {
    const known = merged.get(assignment.departmentKey);
    if (!known) merged.set(assignment.departmentKey, assignment);
    else if (strength[assignment.role] > strength[known.role])
      merged.set(assignment.departmentKey, { ...known, role: assignment.role });
  }
  return [...merged.values()];
}

function touching(one: readonly Anchor[], other: readonly Anchor[]): Anchor[] {
  const [last, next] = [one.at(-1), other[0]];
  if (!last || !next || last[1] !== next[0]) return [...one, ...other];
  return [...one.slice(0, -1), [last[0], next[1]], ...other.slice(1)];
}

/** 并入上一项: the words of a task go to the one above that is one, with its departments and figures. */
export function mergeWithAbove(source: string, taskKey: string): Move {
  return (draft) => {
    const index = draft.tasks.findIndex(({ key }) => key === taskKey);
    const task = draft.tasks[index];
    const above = draft.tasks.slice(0, Math.max(index, 0)).findLast(({ excluded }) => !excluded);
    if (!task || !above) return null;
    const [end, start] = [above.anchors.at(-1)?.[1], task.anchors[0]?.[0]];
    const isOneLine =
      end !== undefined && start !== undefined && end <= start && !/\n/.test(source.slice(end, start));
    // A name that is not part of the text would be lost with the task.
    const named = task.title !== null && !bare(task.text).startsWith(bare(task.title));
    const words = named ? `${task.title}\n${task.text}` : task.text;
    const merged: DraftTask = {
      ...above,
      text: `${above.text}${isOneLine && !named ? "" : "\n"}${words}`,
      anchors: touching(above.anchors, task.anchors),
      assignments: joined(above.assignments, task.assignments),
      deadline: above.deadline ?? task.deadline,
      targets: [...above.targets, ...task.targets],
      notes: [...new Set([...above.notes, ...task.notes])],
      checked: false,
    };
    const tasks = draft.tasks.flatMap((one) => {
      if (one.key === taskKey) return [];
      return one.key === above.key ? [merged] : [one];
    });
    return { draft: { ...draft, tasks }, openKey: above.key };
  };
}

/** 上移, 下移: by one place; at the edge of its section it goes into the next one first. */
export function moveTask(taskKey: string, by: -1 | 1): Move {
  return (draft) => {
    const index = draft.tasks.findIndex(({ key }) => key === taskKey);
    const [task, other] = [draft.tasks[index], draft.tasks[index + by]];
    if (!task || !other) return null;
    const tasks = [...draft.tasks];
    if (other.sectionKey !== task.sectionKey) {
      tasks[index] = { ...task, sectionKey: other.sectionKey };
    } else {
      tasks[index] = other;
      tasks[index + by] = task;
    }
    return { draft: { ...draft, tasks }, openKey: taskKey };
  };
}

/** Into another section, behind what stands there. */
export function moveToSection(taskKey: string, sectionKey: string | null): Move {
  return (draft) => {
    const task = draft.tasks.find(({ key }) => key === taskKey);
    if (!task || task.sectionKey === sectionKey) return null;
    const others = draft.tasks.filter(({ key }) => key !== taskKey);
    const order = draft.sections.map(({ key }) => key);
    const rank = (key: string | null) => (key === null ? -1 : order.indexOf(key));
    const last = others.findLastIndex((one) => rank(one.sectionKey) <= rank(sectionKey));
    const tasks = [...others.slice(0, last + 1), { ...task, sectionKey }, ...others.slice(last + 1)];
    return { draft: { ...draft, tasks }, openKey: taskKey };
  };
}

/** What is left of passages without a range. */
function without(anchors: readonly Anchor[], [from, to]: Anchor): Anchor[] {
  return anchors
    .flatMap(([start, end]): Anchor[] =>
      start < to && from < end
        ? [
            [start, Math.max(start, from)],
            [Math.min(end, to), end],
          ]
        : [[start, end]],
    )
    .filter(filled);
}

/** The text of a task without what of it is printed in a range; null where its words are not printed so. */
function textWithout(source: string, task: DraftTask, [from, to]: Anchor): string | null {
  const { text, places } = printed(source, task.anchors);
  const words = bare(task.text);
  const isTaken = ({ offset }: Place) => offset >= from && offset < to;
  let start = text.indexOf(words);
  let taken: boolean[] = places.slice(Math.max(start, 0), Math.max(start, 0) + words.length).map(isTaken);
  if (start < 0) {
    // The text was corrected: the words themselves are looked for.
    const sought = places.flatMap((place, at) => (isTaken(place) ? [text[at] ?? ""] : [])).join("");
    start = words.indexOf(sought);
    if (sought === "" || start < 0) return null;
    taken = [...words].map((_, at) => at >= start && at < start + sought.length);
  }
  let seen = 0;
  const kept = task.text
    .split("")
    .filter((character) => blank.test(character) || taken[seen++] !== true)
    .join("");
  return kept.trim();
}

/** The passage without blanks at its ends; null where nothing else is in it. */
function trimmed(source: string, [from, to]: Anchor): Anchor | null {
  const words = source.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  return words.trim() === "" ? null : [start, start + words.trim().length];
}

/** A task of words of the source; where another has them, they are taken out of it with what was read of them. */
export function addFromSource(source: string, selection: Anchor): Move {
  return (draft) => {
    const range = trimmed(source, selection);
    if (!range) return null;
    const isInside = (anchor: Anchor) => anchor[0] >= range[0] && anchor[1] <= range[1];
    const assignments: DraftAssignment[] = [];
    const targets: DraftTask["targets"] = [];
    let deadline: DraftTask["deadline"] = null;
    let whole: string | null = null;
    const carved = draft.tasks.map((task) => {
      if (!task.anchors.some(([start, end]) => start < range[1] && range[0] < end)) return task;
      const text = textWithout(source, task, range);
      if (text === null) return task;
      if (text === "") {
        whole = task.key;
        return task;
      }
      const kept = task.assignments.filter(({ anchor }) => anchor === null || !isInside(anchor));
      assignments.push(...task.assignments.filter(({ anchor }) => anchor !== null && isInside(anchor)));
      targets.push(...task.targets.filter(({ anchor }) => isInside(anchor)));
      const isTaken = task.deadline?.anchor ? isInside(task.deadline.anchor) : false;
      if (isTaken) deadline ??= task.deadline;
      return {
        ...task,
        text,
        anchors: without(task.anchors, range),
        assignments: kept.length > 0 ? kept : task.assignments,
        targets: task.targets.filter(({ anchor }) => !isInside(anchor)),
        deadline: isTaken ? null : task.deadline,
        checked: false,
      };
    });
    // All of a task was chosen: it is there already, or comes back.
    if (whole !== null) {
      const tasks = draft.tasks.map((task) => (task.key === whole ? { ...task, excluded: false } : task));
      return { draft: { ...draft, tasks }, openKey: whole };
    }
    const key = freeKey();
    const section = draft.sections.findLast(({ anchor }) => anchor[0] <= range[0]);
    const added: DraftTask = {
      key,
      sectionKey: section?.key ?? null,
      number: null,
      title: null,
      titleAnchor: null,
      text: source
        .slice(...range)
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)
        .join("\n"),
      anchors: [range],
      assignments: joined([], assignments),
      deadline,
      targets,
      notes: [],
      checked: false,
      excluded: false,
    };
    const next = carved.findIndex(({ anchors }) => (anchors[0]?.[0] ?? -1) > range[0]);
    const at = next < 0 ? carved.length : next;
    return {
      draft: { ...draft, tasks: [...carved.slice(0, at), added, ...carved.slice(at)] },
      openKey: key,
    };
  };
}
