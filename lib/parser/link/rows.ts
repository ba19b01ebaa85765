import { assignmentsOf } from "@/lib/parser/link/assign";
import type { TaskDraft } from "@/lib/parser/link/drafts";
import { chooseLimit, type TaskContext } from "@/lib/parser/link/tasks";
import type { GridCell } from "@/lib/parser/normalize/normalize";
import { readLabel } from "@/lib/parser/outline/label";
import type { ColumnRole } from "@/lib/parser/recognize/columns";
import { findLimits, readStatedLimit } from "@/lib/parser/recognize/deadline";
import type { DivisionRow } from "@/lib/parser/recognize/division";
import { readColumn } from "@/lib/parser/recognize/responsibility";
import { findTargets } from "@/lib/parser/recognize/targets";
import { readUnit } from "@/lib/parser/recognize/units";
import type { Target } from "@/lib/parser/types";
import { foldWidth } from "@/lib/text/fold";

/** A phrase in a task column is a title up to this length; longer ones are the work itself. */
const TITLE = 60;

/** The tasks of a division-of-work table: one a row; several where a department's cell numbers its measures. */
export function tasksOfRows(rows: readonly DivisionRow[], context: TaskContext): TaskDraft[] {
  const headed = rows.filter((row) => firstSentence(workOf(row)[0]?.text ?? "") !== null).length;
  const sentenceTitles =
    rows.length > 0 && headed / rows.length >= 0.5 && !rows.some((row) => titleCells(row).length > 0);
  return mergeSameWork(rows).flatMap((row) => tasksOfRow(row, sentenceTitles, context));
}

/** Rows under one spanning cell of work are one task; their departments are its departments. */
function mergeSameWork(rows: readonly DivisionRow[]): DivisionRow[] {
  const merged: DivisionRow[] = [];
  for (const row of rows) {
    const before = merged.at(-1);
    const work = workOf(row)[0];
    if (before === undefined || work === undefined || workOf(before)[0] !== work) {
      merged.push(row);
      continue;
    }
    const cells = new Map(before.cells);
    for (const [role, own] of row.cells) {
      const known = cells.get(role) ?? [];
      cells.set(role, [...known, ...own.filter((cell) => !known.includes(cell))]);
    }
    merged[merged.length - 1] = { ...before, cells, end: Math.max(before.end, row.end) };
  }
  return merged;
}

function cellsOf(row: DivisionRow, role: ColumnRole): GridCell[] {
  return row.cells.get(role) ?? [];
}

function titleCells(row: DivisionRow): GridCell[] {
  const work = cellsOf(row, "work");
  return [...cellsOf(row, "title"), ...(work.length > 1 ? work.slice(0, -1) : [])].sort(
    (a, b) => a.start - b.start,
  );
}

function workOf(row: DivisionRow): GridCell[] {
  const work = cellsOf(row, "work");
  if (work.length > 0) return work.slice(-1);
  for (const role of ["title", "target", "group"] as const)
    if (cellsOf(row, role).length > 0) return cellsOf(row, role).slice(-1);
  return [];
}

interface Measure {
  number: string | null;
  text: string;
  start: number;
  /** Where the words behind the number begin. */
  words: number;
  end: number;
}

function tasksOfRow(row: DivisionRow, sentenceTitles: boolean, context: TaskContext): TaskDraft[] {
  const cells = workOf(row);
  const cell = cells[0];
  if (cell === undefined) return [];
  const numbered = row.byDepartment ? measuresOf(cell) : [];
  const measures = numbered.length > 1 ? numbered : [whole(cell)];
  return measures.map((measure) => draftOf(row, cell, measure, sentenceTitles, context));
}

function draftOf(
  row: DivisionRow,
  cell: GridCell,
  measure: Measure,
  sentenceTitles: boolean,
  context: TaskContext,
): TaskDraft {
  const { text, fold, firstListed } = context;
  const titleCell =
    titleCells(row)
      .filter((other) => other !== cell)
      .at(-1) ?? (row.byDepartment ? cellsOf(row, "group").at(-1) : undefined);
  const printed = titleCell === undefined ? null : withoutLabel(titleCell);
  const sentence = sentenceTitles && printed === null ? firstSentence(measure.text) : null;
  let title = printed !== null && printed.text.length <= TITLE * 2 ? tidy(printed.text) : sentence;
  const ownNumber =
    cellsOf(row, "number")[0]
      ?.text.trim()
      .replace(/[.、．\s]+$/, "") ?? null;
  const names = (["lead", "responsible", "cooperating"] as const).flatMap((role) =>
    cellsOf(row, role).flatMap((owner) =>
      readColumn(owner.fold, role).map((name) => ({
        ...name,
        start: name.start + owner.start,
        end: name.end + owner.start,
      })),
    ),
  );
  const goals = cellsOf(row, "target").filter((other) => other !== cell);
  const anchorCells = [titleCell, cell, ...goals].filter((other): other is GridCell => other !== undefined);
  let body = sentence === null ? measure.text : measure.text.slice(sentence.length).replace(/^[。\s]+/, "");
  // Shares of the years that are numbers alone say nothing without their columns.
  const goalText = goals
    .filter((goal) => /\p{Script=Han}{2}/u.test(goal.text))
    .map((goal) => goal.text)
    .join("\n");
  // A phrase for the task beside what is to come of it: the phrase heads the row.
  if (title === null && goalText.length >= body.length && body.length <= 40 && !/[。;；,，]/.test(body))
    [title, body] = [tidy(body), goalText];
  return {
    node: null,
    number:
      measure.number !== null && row.byDepartment
        ? measure.number
        : (ownNumber ?? measure.number ?? printed?.number ?? null),
    title: title === "" ? null : title,
    text:
      repeatFree(body, title) + (goalText.length > 0 && goalText.length < body.length ? `\n${goalText}` : ""),
    path: [...row.headings.map((heading) => tidy(heading.text)), ...groupPath(row, titleCell, cell)],
    assignments: assignmentsOf(names, firstListed),
    deadline: deadlineOf(row, measure, context),
    targets: [
      ...(row.years.has(cell)
        ? goalTargets(cell, row.years.get(cell) ?? null, title ?? body)
        : findTargets(fold.slice(measure.words, measure.end), measure.words)),
      ...goals.flatMap((goal) => goalTargets(goal, row.years.get(goal) ?? null, title ?? body)),
    ],
    anchors: [anchorOf(anchorCells, measure, cell, text)],
    notes: [],
    tabular: true,
  };
}

/** What a cell of goals promises; in the column of a year a quantity alone is promised of the task itself. */
function goalTargets(goal: GridCell, year: number | null, task: string): Target[] {
  const found = findTargets(goal.fold, goal.start).map((own) => ({ ...own, year: own.year ?? year }));
  if (found.length > 0 || year === null) return found;
  const match = /^\s*(\d+(?:\.\d+)?)(?=\D)/.exec(goal.fold);
  const unit = match?.[1] === undefined ? null : readUnit(goal.fold.slice(match[0].length));
  if (match?.[1] === undefined || unit === null) return [];
  const end = match[0].length + unit.length;
  if (goal.fold.slice(end).trim() !== "") return [];
  const anchor: Target["anchor"] = [goal.start + match[0].length - match[1].length, goal.start + end];
  return [{ metric: task, comparator: "=", value: Number(match[1]), unit: unit.unit, year, anchor }];
}

/** The row's words as one range where its cells stand side by side, else the measure's alone. */
function anchorOf(
  cells: readonly GridCell[],
  measure: Measure,
  cell: GridCell,
  text: string,
): [number, number] {
  if (measure.start !== cell.start || measure.end !== cell.end) return [measure.start, measure.end];
  const start = Math.min(...cells.map((other) => other.start));
  const end = Math.max(...cells.map((other) => other.end));
  const words = cells.reduce((sum, other) => sum + other.text.length, 0);
  return text.slice(start, end).replace(/\s/g, "").length <= words * 1.2 + 8
    ? [start, end]
    : [cell.start, cell.end];
}

function groupPath(row: DivisionRow, titleCell: GridCell | undefined, cell: GridCell): string[] {
  return [...cellsOf(row, "group"), ...titleCells(row).slice(0, -1)]
    .filter((group) => group !== titleCell && group !== cell)
    .map((group) => tidy(group.text));
}

function deadlineOf(row: DivisionRow, measure: Measure, context: TaskContext): TaskDraft["deadline"] {
  for (const cell of cellsOf(row, "deadline")) {
    const found = readStatedLimit(cell.fold, context.dates);
    if (found !== null) {
      return { text: cell.text.trim(), found: { ...found, start: cell.start, end: cell.end }, stated: true };
    }
  }
  const places = [{ start: measure.start, end: measure.end }, ...cellsOf(row, "target")];
  const limit = chooseLimit(
    places.flatMap((place) =>
      findLimits(context.fold.slice(place.start, place.end), context.dates).map((found) => ({
        ...found,
        start: found.start + place.start,
        end: found.end + place.start,
      })),
    ),
    context.dates,
  );
  return limit === null
    ? null
    : { text: context.text.slice(limit.start, limit.end), found: limit, stated: false };
}

function whole(cell: GridCell): Measure {
  const { text, number } = withoutLabel(cell);
  const words = cell.start + cell.text.trimEnd().length - text.length;
  return { number, text, start: cell.start, words, end: cell.end };
}

function withoutLabel(cell: GridCell): { text: string; number: string | null } {
  const lead = cell.fold.length - cell.fold.trimStart().length;
  const label = readLabel(cell.fold.trimStart());
  if (label === null) return { text: cell.text.trim(), number: null };
  return { text: cell.text.slice(lead + label.length).trim(), number: label.number };
}

/** The measures that a cell numbers, one a line. */
function measuresOf(cell: GridCell): Measure[] {
  const measures: Measure[] = [];
  let at = cell.start;
  for (const line of cell.text.split("\n")) {
    const fold = foldWidth(line.trimStart());
    const label = readLabel(fold);
    const end = at + line.length;
    const last = measures.at(-1);
    if (label !== null) {
      const words = end - fold.length + label.length;
      const text = line.slice(line.length - fold.length + label.length).trim();
      measures.push({ number: label.number, text, start: at, words, end });
    } else if (last !== undefined) {
      last.text += `\n${line.trim()}`;
      last.end = end;
    }
    at = end + 1;
  }
  return measures;
}

function firstSentence(text: string): string | null {
  const plain = text.trim().replace(/^[(（]?[\d一二三四五六七八九十]{1,3}[.、)）．]\s*/, "");
  const end = plain.indexOf("。");
  return end > 1 && end <= 36 && plain.length - end > 8 && !/[;；]/.test(plain.slice(0, end))
    ? plain.slice(0, end)
    : null;
}

function tidy(text: string): string {
  return text.replace(/\s+/g, "").replace(/[。;；:：]+$/u, "");
}

/** Text that opens with its title once more goes on behind it. */
function repeatFree(text: string, title: string | null): string {
  if (title === null || !text.startsWith(title)) return text;
  const rest = text.slice(title.length).replace(/^[。:：,，\s]+/u, "");
  return rest.length >= 6 && /^[。:：\s]/u.test(text.slice(title.length)) ? rest : text;
}
