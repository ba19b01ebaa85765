import type { CalendarDate } from "@/lib/calendar/date";
import { AppError } from "@/lib/errors";
import type { Anchor, DraftAssignment, DraftChanges, DraftRole, DraftTask, ImportDraft } from "./types";

const strength: Record<DraftRole, number> = { lead: 3, responsible: 2, cooperating: 1 };

function strongerRole(one: DraftRole, other: DraftRole): DraftRole {
  return strength[one] >= strength[other] ? one : other;
}

/** One assignment for a department: where the document names it twice on a task, the stronger role holds. */
export function mergeAssignments<T extends { role: DraftRole }>(
  assignments: readonly T[],
  departmentOf: (assignment: T) => string,
): T[] {
  const merged = new Map<string, T>();
  for (const assignment of assignments) {
    const id = departmentOf(assignment);
    const earlier = merged.get(id);
    merged.set(id, earlier ? { ...earlier, role: strongerRole(earlier.role, assignment.role) } : assignment);
  }
  return [...merged.values()];
}

interface YearSpan {
  first: number;
  last: number;
}

const spanOfYears = /((?:19|20)\d{2})\s*年?\s*(?:[-–—―~～]+|至|到)\s*((?:19|20)\d{2})\s*年?/u;
const oneYear = /((?:19|20)\d{2})\s*年/u;
const fiveYears = /[“"]?([一二三四五六七八九十]{1,3})五[”"]?(?=时期|规划|[^\p{Script=Han}]|$|.{0,30}规划)/u;
const digits = "一二三四五六七八九";

/** The years that a plan's title names: 2025—2027年, 2026年, “十四五”. */
export function yearsOfTitle(title: string): YearSpan | null {
  const text = title.normalize("NFKC");
  const span = spanOfYears.exec(text);
  if (span) return { first: Number(span[1]), last: Number(span[2]) };
  const ordinal = fiveYears.exec(text)?.[1];
  const number = ordinal ? chineseNumber(ordinal) : null;
  // The first five-year plan began in 1953; the tenth in 2001, three years of adjustment later.
  if (number !== null && number >= 10) return { first: 1951 + 5 * number, last: 1955 + 5 * number };
  const year = oneYear.exec(text);
  return year ? { first: Number(year[1]), last: Number(year[1]) } : null;
}

/** 十四 → 14; null for what is no number below a hundred. */
function chineseNumber(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (!match) return null;
  const [, tens, ten, ones] = match;
  const digit = (character: string | undefined) => (character ? digits.indexOf(character) + 1 : 0);
  return ten ? (tens ? digit(tens) : 1) * 10 + digit(ones) : digit(tens ?? ones);
}

/**
 * From when to when a plan runs, as far as it says: from its day of issue or the first of its years, to the end of its
 * years or its latest deadline. A person corrects it before the plan is taken over.
 */
export function planDays(
  title: string,
  issuedOn: CalendarDate | null,
  deadlines: readonly CalendarDate[],
  today: CalendarDate,
): { startsOn: CalendarDate; endsOn: CalendarDate | null } {
  const years = yearsOfTitle(title);
  const latest = deadlines.reduce<CalendarDate | null>((a, b) => (a === null || b > a ? b : a), null);
  const ends = years ? `${years.last}-12-31` : latest;
  const starts = issuedOn ?? (years ? `${years.first}-01-01` : null);
  if (starts !== null) return { startsOn: starts, endsOn: laterThan(starts, [ends, latest]) };
  // Nothing in the document says when it begins: today, unless it has run out already.
  return ends !== null && ends < today
    ? { startsOn: `${ends.slice(0, 4)}-01-01`, endsOn: ends }
    : { startsOn: today, endsOn: ends };
}

function laterThan(starts: CalendarDate, days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.find((day) => day !== null && day >= starts) ?? null;
}

/** Whether changes say anew where tasks stand in the document, so that they must be held against its text. */
export function movesWords(draft: ImportDraft, changes: DraftChanges): boolean {
  if (changes.order) return true;
  const known = new Map(draft.tasks.map((task) => [task.key, placesOf(task)]));
  return (changes.tasks ?? []).some((task) => known.get(task.key) !== placesOf(task));
}

function anchorsOf(task: DraftTask): Anchor[] {
  const single = [task.titleAnchor, task.deadline?.anchor, ...task.assignments.map(({ anchor }) => anchor)];
  return [
    ...task.anchors,
    ...task.targets.map(({ anchor }) => anchor),
    ...single.filter((anchor) => anchor !== null && anchor !== undefined),
  ];
}

function placesOf(task: DraftTask): string {
  return JSON.stringify([task.anchors, task.titleAnchor]);
}

/**
 * The draft with a writer's changes in it. Throws `invalid` for tasks, departments and sections that the draft does not
 * know, for a task that is nowhere by now without having been removed, and for words outside the text.
 */
export function applyChanges(draft: ImportDraft, changes: DraftChanges, textLength: number): ImportDraft {
  const tasks = orderedTasks(draft, changes);
  const departments = changes.departments ?? draft.departments;
  const known = new Set(departments.map(({ key }) => key));
  const sections = new Set(draft.sections.map(({ key }) => key));
  const isKnown = ({ departmentKey }: DraftAssignment) => known.has(departmentKey);
  const isWithin = ([start, end]: Anchor) => start <= end && end <= textLength;
  const isSound = (task: DraftTask) =>
    task.assignments.every(isKnown) && (task.sectionKey === null || sections.has(task.sectionKey));
  if (known.size < departments.length || !tasks.every(isSound)) throw new AppError("invalid");
  if (!(changes.tasks ?? []).every((task) => anchorsOf(task).every(isWithin))) throw new AppError("invalid");
  return {
    ...draft,
    tasks,
    departments,
    plan: changes.plan ?? draft.plan,
    acknowledged: changes.acknowledged ?? draft.acknowledged,
  };
}

function orderedTasks(draft: ImportDraft, { tasks = [], order, removed = [] }: DraftChanges): DraftTask[] {
  const kept = new Map(draft.tasks.map((task) => [task.key, task]));
  const changed = new Map(tasks.map((task) => [task.key, task]));
  for (const key of removed) kept.delete(key);
  const keys = order ?? [...kept.keys()];
  const placed = new Set(keys);
  const isComplete =
    placed.size === keys.length && [...kept.keys(), ...changed.keys()].every((key) => placed.has(key));
  if (!isComplete) throw new AppError("invalid");
  return keys.map((key) => {
    const task = changed.get(key) ?? kept.get(key);
    if (!task) throw new AppError("invalid");
    return task;
  });
}

/** Throws what keeps a draft from being taken over. */
export function assertComplete(draft: ImportDraft): void {
  const kept = draft.tasks.filter((task) => !task.excluded);
  if (draft.plan.title.trim() === "") throw new AppError("planTitleMissing");
  if (draft.plan.endsOn !== null && draft.plan.endsOn < draft.plan.startsOn) throw new AppError("invalid");
  if (kept.length === 0) throw new AppError("noTasks");
  if (kept.some((task) => task.text.trim() === "")) throw new AppError("taskWithoutText");
}

const longestFileName = 60;

/** A pasted text is a document named by its first line; with its form, where that says more, it is a web page. */
export function documentOfPaste(
  text: string,
  html?: string,
): { fileName: string; bytes: Uint8Array<ArrayBuffer> } {
  const line = text.split(/\r?\n/, 200).find((candidate) => candidate.trim() !== "") ?? "";
  const name =
    line
      .trim()
      .replace(/[\p{Cc}\p{Cf}/\\]/gu, "")
      .slice(0, longestFileName)
      .trim() || "paste";
  const page = html && `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`;
  return {
    fileName: page ? `${name}.html` : `${name}.txt`,
    bytes: new TextEncoder().encode(page ?? text),
  };
}
