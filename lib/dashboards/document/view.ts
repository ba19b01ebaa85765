import type { DocumentSection, DocumentTask } from "./types";

/** Words that were read from the text: what they were taken for, and the task they belong to. */
export interface Mark {
  taskId: string;
  as:
    | { kind: "department"; role: DocumentTask["assignments"][number]["role"]; name: string }
    | { kind: "deadline"; date: string | null }
    | { kind: "target" };
}

export interface Piece {
  start: number;
  text: string;
  mark: Mark | null;
  /** A heading that runs into the text of its paragraph. */
  isHeading: boolean;
}

export interface Line {
  start: number;
  /** Cells of a row of a table; one cell for a paragraph. */
  cells: Piece[][];
  kind: "title" | "heading" | "text" | "row";
  /** Of a heading: 0 is the outermost. */
  level: number;
  /** Sections that begin in this line, and tasks whose text begins in it. */
  sectionIds: string[];
  tasks: DocumentTask[];
}

interface Stretch {
  start: number;
  end: number;
  mark: Mark | null;
}

/** The document line by line, with the words that were read and the tasks beside the lines they begin in. */
export function documentLines(
  text: string,
  title: string,
  sections: readonly DocumentSection[],
  tasks: readonly DocumentTask[],
): Line[] {
  const levels = levelsOf(sections);
  const stretches = [
    ...sections.map(({ start, end }) => ({ start, end, mark: null })),
    ...marksOf(text, tasks),
  ]
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const starts = [...tasks]
    .flatMap((task) => (task.anchors[0] ? [{ at: task.anchors[0][0], task }] : []))
    .sort((a, b) => a.at - b.at);
  const lines: Line[] = [];
  let stretch = 0;
  let section = 0;
  let task = 0;
  let start = 0;
  let isTitled = false;
  const inOrder = [...sections].sort((a, b) => a.start - b.start);
  for (const words of text.split("\n")) {
    const end = start + words.length;
    const own: Stretch[] = [];
    while (stretch < stretches.length) {
      const next = stretches[stretch];
      if (!next || next.start >= end + 1) break;
      stretch += 1;
      if (next.start >= (own.at(-1)?.end ?? start) && next.end <= end) own.push(next);
    }
    const begun: DocumentSection[] = [];
    for (let next = inOrder[section]; next && next.start <= end; next = inOrder[++section]) begun.push(next);
    const beginning: DocumentTask[] = [];
    for (let next = starts[task]; next && next.at <= end; next = starts[++task]) beginning.push(next.task);
    const isRow = words.includes("\t");
    const whole = begun.find((one) => one.start <= start && one.end >= end);
    const isTitle: boolean = !isTitled && words.trim() !== "" && words.trim() === title.trim();
    isTitled ||= isTitle;
    lines.push({
      start,
      cells: cellsOf(words, start, own, isRow),
      kind: isTitle ? "title" : whole ? "heading" : isRow ? "row" : "text",
      level: levels.get(whole?.id ?? "") ?? 0,
      sectionIds: begun.map(({ id }) => id),
      tasks: beginning,
    });
    start = end + 1;
  }
  return lines.filter(({ cells }) =>
    cells.some((pieces) => pieces.some((piece) => piece.text.trim() !== "")),
  );
}

function levelsOf(sections: readonly DocumentSection[]): Map<string, number> {
  const levels = new Map<string, number>();
  for (const { id, parentId } of sections) {
    levels.set(id, parentId === null ? 0 : (levels.get(parentId) ?? 0) + 1);
  }
  return levels;
}

/** The deadline's words have no place of their own in the database: they are found again in the task's text or right after it. */
function marksOf(text: string, tasks: readonly DocumentTask[]): Stretch[] {
  const afterTask = 200;
  return tasks.flatMap((task) => {
    const { id: taskId, anchors, assignments, targets, deadlineWords, deadline } = task;
    const marks: Stretch[] = assignments.map(({ start, end, role, name }) => ({
      start,
      end,
      mark: { taskId, as: { kind: "department", role, name } },
    }));
    for (const [start, end] of targets) marks.push({ start, end, mark: { taskId, as: { kind: "target" } } });
    const first = anchors[0]?.[0];
    const last = anchors.at(-1)?.[1];
    if (deadlineWords && first !== undefined && last !== undefined) {
      const at = text.indexOf(deadlineWords, first);
      if (at >= 0 && at <= last + afterTask) {
        marks.push({
          start: at,
          end: at + deadlineWords.length,
          mark: { taskId, as: { kind: "deadline", date: deadline } },
        });
      }
    }
    return marks;
  });
}

function cellsOf(words: string, start: number, stretches: readonly Stretch[], isRow: boolean): Piece[][] {
  if (!isRow) return [piecesOf(words, start, stretches)];
  let at = start;
  return words.split("\t").map((cell) => {
    const pieces = piecesOf(cell, at, stretches);
    at += cell.length + 1;
    return pieces;
  });
}

function piecesOf(words: string, start: number, stretches: readonly Stretch[]): Piece[] {
  const pieces: Piece[] = [];
  const end = start + words.length;
  let at = start;
  const put = (until: number, mark: Mark | null, isHeading: boolean) => {
    if (until > at) pieces.push({ start: at, text: words.slice(at - start, until - start), mark, isHeading });
    at = Math.max(at, until);
  };
  for (const stretch of stretches) {
    if (stretch.start < at || stretch.end > end) continue;
    put(stretch.start, null, false);
    put(stretch.end, stretch.mark, stretch.mark === null);
  }
  put(end, null, false);
  return pieces;
}
