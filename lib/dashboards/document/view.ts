import { afterTask, type DocumentSection, type DocumentTask, type Range } from "./types";

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
  mark?: Mark;
  /** A heading that runs into the text of its paragraph. */
  isHeading?: true;
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
  tasks: LineTask[];
}

/** What the margin tells of a task. */
export type LineTask = Omit<DocumentTask, "anchors" | "assignments" | "targets" | "deadlineWords">;

/** A part of the document, as far as it has been asked for. */
export interface DocumentWindow {
  index: number;
  lines: Line[];
}

/** The text of a plan as its page comes: where its windows are, and one of them. */
export interface DocumentText {
  /** Where each window of the text starts. */
  starts: number[];
  length: number;
  first: DocumentWindow;
  /** Where the page opens; null: at its beginning. */
  at: number | null;
  /** The task that begins there, where it was asked for. */
  taskId: string | null;
}

/** Up to so many characters a document comes whole: most plans are shorter. */
const wholeUpTo = 20_000;
/** A window of a longer one: a screen or two. */
const windowLength = 3_000;
/** A table is cut only where it is longer than that. */
const longestTable = 8 * windowLength;

/** Where the windows of a text start: at lines, and not within a table that is of a size to be kept together. */
export function windowStarts(text: string): number[] {
  const starts = [0];
  if (text.length <= wholeUpTo) return starts;
  let own = 0;
  let wasRow = false;
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    const isRow = text.slice(at, end).includes("\t");
    if (at - own >= windowLength && !(wasRow && isRow && at - own < longestTable)) {
      own = at;
      starts.push(at);
    }
    wasRow = isRow;
    at = end + 1;
  }
  return starts;
}

/** The window in which a place of the text lies. */
export function windowAt(starts: readonly number[], at: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= at),
  );
}

/** What a window reaches over. */
export function rangeOf(starts: readonly number[], index: number, text: string): Range {
  return { start: starts[index] ?? 0, end: starts[index + 1] ?? text.length + 1 };
}

interface Stretch {
  start: number;
  end: number;
  mark: Mark | null;
}

/**
 * The document line by line, with the words that were read and the tasks beside the lines they begin in: all of it, or
 * one window. The tasks need only be those that the window has something of.
 */
export function documentLines(
  text: string,
  title: string,
  sections: readonly DocumentSection[],
  tasks: readonly DocumentTask[],
  range: Range = { start: 0, end: text.length + 1 },
): Line[] {
  const levels = levelsOf(sections);
  const stretches = [
    ...sections.map(({ start, end }) => ({ start, end, mark: null })),
    ...marksOf(text, tasks),
  ]
    .filter(({ start, end }) => end > start && start >= range.start && start < range.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const starts = [...tasks]
    .flatMap((task) => (task.anchors[0] ? [{ at: task.anchors[0][0], task: marginOf(task) }] : []))
    .filter(({ at }) => at >= range.start)
    .sort((a, b) => a.at - b.at);
  const lines: Line[] = [];
  let stretch = 0;
  let section = 0;
  let task = 0;
  let start = range.start;
  const titleAt = titlePlace(text, title);
  const inOrder = sections.filter((one) => one.start >= range.start).sort((a, b) => a.start - b.start);
  for (const words of text.slice(range.start, range.end - 1).split("\n")) {
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
    const beginning: LineTask[] = [];
    for (let next = starts[task]; next && next.at <= end; next = starts[++task]) beginning.push(next.task);
    const isRow = words.includes("\t");
    const whole = begun.find((one) => one.start <= start && one.end >= end);
    lines.push({
      start,
      cells: cellsOf(words, start, own, isRow),
      kind: start === titleAt ? "title" : whole ? "heading" : isRow ? "row" : "text",
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

/** All of the document, cut into its windows. */
export function cutIntoWindows(lines: readonly Line[], starts: readonly number[]): DocumentWindow[] {
  const windows = starts.map((_, index): DocumentWindow => ({ index, lines: [] }));
  let index = 0;
  for (const line of lines) {
    while (line.start >= (starts[index + 1] ?? Number.POSITIVE_INFINITY)) index += 1;
    windows[index]?.lines.push(line);
  }
  return windows;
}

/** Where the first line begins that says the plan's title. */
function titlePlace(text: string, title: string): number | null {
  const wanted = title.trim();
  if (wanted === "") return null;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const start = text.lastIndexOf("\n", at) + 1;
    const end = text.indexOf("\n", at);
    if (text.slice(start, end < 0 ? text.length : end).trim() === wanted) return start;
  }
  return null;
}

function marginOf(task: DocumentTask): LineTask {
  const { anchors, assignments, targets, deadlineWords, ...shown } = task;
  return shown;
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
      const reach = text.slice(first, last + afterTask + deadlineWords.length);
      const at = first + reach.indexOf(deadlineWords);
      if (at >= first) {
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
  const put = (until: number, read: Pick<Piece, "mark" | "isHeading"> = {}) => {
    if (until > at) pieces.push({ start: at, text: words.slice(at - start, until - start), ...read });
    at = Math.max(at, until);
  };
  for (const stretch of stretches) {
    if (stretch.start < at || stretch.end > end) continue;
    put(stretch.start);
    put(stretch.end, stretch.mark ? { mark: stretch.mark } : { isHeading: true });
  }
  put(end);
  return pieces;
}
