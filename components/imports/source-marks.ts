import type { Anchor, ImportDraft } from "@/lib/imports/types";

/** Words of the source that a field was read from. */
export interface SourceMark {
  anchor: Anchor;
  taskKey: string;
  /** Which field of the task: "title", "deadline", "department:d3", "target:0". */
  field: string;
}

/** A run of characters under the same marks, the narrowest mark first. */
export interface Run {
  start: number;
  end: number;
  marks: SourceMark[];
}

export interface SourceParagraph {
  start: number;
  end: number;
  runs: Run[];
  /** The task that stands here, with its place in the list where it begins here. */
  taskKey: string | null;
  ordinal: number | null;
  style: "title" | "heading" | "subheading" | "text";
}

/** The words of each field of each task, in order of place. Excluded tasks keep theirs: they can come back. */
function marksOf(draft: ImportDraft): SourceMark[] {
  const marks: SourceMark[] = [];
  for (const task of draft.tasks) {
    const add = (field: string, anchor: Anchor | null) => {
      if (anchor && anchor[1] > anchor[0]) marks.push({ anchor, taskKey: task.key, field });
    };
    add("title", task.titleAnchor);
    add("deadline", task.deadline?.anchor ?? null);
    for (const { departmentKey, anchor } of task.assignments) add(`department:${departmentKey}`, anchor);
    task.targets.forEach((target, index) => {
      add(`target:${index}`, target.anchor);
    });
  }
  return marks.sort((a, b) => a.anchor[0] - b.anchor[0] || a.anchor[1] - b.anchor[1]);
}

/** The text by paragraphs, each cut into runs. Linear in the text and its marks. */
export function paragraphsOf(text: string, draft: ImportDraft): SourceParagraph[] {
  const marks = marksOf(draft);
  const starts = startsByPlace(draft);
  const headings = new Map(draft.sections.map((section) => [section.anchor[0], section]));
  const depth = new Map<string, number>();
  for (const { key, parentKey } of draft.sections) {
    depth.set(key, parentKey === null ? 0 : (depth.get(parentKey) ?? 0) + 1);
  }
  const title = draft.plan.title.replace(/\s+/g, "");
  const paragraphs: SourceParagraph[] = [];
  let next = 0;
  let open: SourceMark[] = [];
  let begun = 0;
  let running: { key: string; end: number } | null = null;
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    if (line.trim() !== "") {
      open = open.filter(({ anchor }) => anchor[1] > start);
      for (let mark = marks[next]; mark && mark.anchor[0] < end; mark = marks[++next]) open.push(mark);
      let ordinal: number | null = null;
      for (let task = starts[begun]; task && task.start < end; task = starts[++begun]) {
        running = task;
        ordinal ??= task.ordinal;
      }
      const section = headings.get(start) ?? headings.get(start + (line.length - line.trimStart().length));
      const inTask = running !== null && running.end > start;
      paragraphs.push({
        start,
        end,
        runs: runsOf(start, end, open),
        taskKey: inTask && running ? running.key : null,
        ordinal,
        style: styleOf(line, title, section ? (depth.get(section.key) ?? 0) : null, ordinal !== null),
      });
    }
    start = end + 1;
  }
  return paragraphs;
}

function startsByPlace(draft: ImportDraft) {
  return draft.tasks
    .flatMap(({ key, anchors }, index) =>
      anchors.map(([start, end]) => ({ key, start, end, ordinal: index + 1 })),
    )
    .sort((a, b) => a.start - b.start);
}

function styleOf(
  line: string,
  title: string,
  depth: number | null,
  isTask: boolean,
): SourceParagraph["style"] {
  const bare = line.replace(/\s+/g, "");
  if (title !== "" && bare === title) return "title";
  if (depth === null || isTask) return "text";
  return depth === 0 ? "heading" : "subheading";
}

function runsOf(start: number, end: number, marks: readonly SourceMark[]): Run[] {
  const here = marks.filter(({ anchor }) => anchor[0] < end && anchor[1] > start);
  const cuts = new Set([start, end]);
  for (const { anchor } of here) for (const cut of anchor) if (cut > start && cut < end) cuts.add(cut);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, index) => {
    const from = places[index] ?? start;
    const covering = here.filter(({ anchor }) => anchor[0] <= from && anchor[1] >= to);
    covering.sort((a, b) => a.anchor[1] - a.anchor[0] - (b.anchor[1] - b.anchor[0]));
    return { start: from, end: to, marks: covering };
  });
}
