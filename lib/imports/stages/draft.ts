import { type CalendarDate, isCalendarDate } from "@/lib/calendar/date";
import { type Directory, foldDepartmentName } from "@/lib/departments/rules";
import type { Anchor, Deadline, ImportedPlan, Task } from "@/lib/parser/types";
import { mergeAssignments, planDays } from "../rules";
import type { DraftDeadline, DraftDepartment, DraftTask, ImportDraft } from "../types";

const leadRules = { stated: "stated", "first-listed": "first_listed", none: "none" } as const;
const longestName = 200;
const longestLine = 1000;

/** What was read, as a plan that a person can correct: names looked up, days worked out, words found again. */
export function draftOf(
  reading: ImportedPlan,
  fileName: string,
  directory: Directory,
  today: CalendarDate,
): ImportDraft {
  const departments = new DepartmentList(directory);
  const tasks = reading.tasks.map((task) => draftTask(task, reading.text, departments));
  const { document } = reading;
  const title = clip(document.title?.trim() || fileName.replace(/\.[^.]{1,5}$/, ""));
  const issuedOn = dayOrNull(document.issuedOn);
  const deadlines = tasks.flatMap(({ deadline }) => (deadline?.date ? [deadline.date] : []));
  return {
    plan: {
      title,
      documentNumber: document.documentNumber && clip(document.documentNumber),
      issuer: document.issuer && clip(document.issuer),
      issuedOn,
      ...planDays(title, issuedOn, deadlines, today),
      leadRule: leadRules[document.leadRule],
      basis: document.basis.map((basis) => ({
        title: clip(basis.title),
        documentNumber: basis.documentNumber && clip(basis.documentNumber),
      })),
    },
    departments: departments.all,
    sections: reading.sections.map(({ id, parentId, label, title: heading, anchor }) => ({
      key: id,
      parentKey: parentId,
      label: clip(label),
      title: clip(heading),
      anchor,
    })),
    tasks,
    indicators: reading.indicators,
    targets: reading.targets,
    acknowledged: [],
  };
}

/** Names of the document, each once however often it is printed. */
class DepartmentList {
  readonly all: DraftDepartment[] = [];
  private readonly keys = new Map<string, string>();

  constructor(private readonly directory: Directory) {}

  keyOf(printed: string, collective: boolean): string {
    const name = printed.trim().slice(0, longestName);
    const fold = foldDepartmentName(name) || name;
    const known = this.keys.get(fold);
    if (known) return known;
    const key = `d${this.all.length + 1}`;
    this.keys.set(fold, key);
    const departmentId = this.directory.find(name)?.id ?? null;
    this.all.push({ key, name, printedAs: name, collective, departmentId });
    return key;
  }
}

function draftTask(task: Task, text: string, departments: DepartmentList): DraftTask {
  const named = task.assignments.filter(({ name }) => name.trim() !== "");
  const assignments = named.map(({ name, role, collective, anchor }) => ({
    departmentKey: departments.keyOf(name, collective),
    role,
    anchor,
  }));
  return {
    key: task.id,
    sectionKey: task.sectionId,
    number: task.number?.slice(0, 50) ?? null,
    title: task.title && clip(task.title),
    titleAnchor: task.title ? findWithin(text, task.title, task.anchors) : null,
    text: task.text,
    anchors: task.anchors,
    assignments: mergeAssignments(assignments, ({ departmentKey }) => departmentKey),
    deadline: task.deadline && draftDeadline(task.deadline, text, task.anchors),
    targets: task.targets,
    notes: task.notes,
    checked: false,
    excluded: false,
  };
}

function draftDeadline(deadline: Deadline, text: string, anchors: readonly Anchor[]): DraftDeadline {
  return {
    words: clip(deadline.text),
    date: deadline.kind === "by" ? dayOrNull(deadline.date) : null,
    kind: deadline.kind,
    anchor: findWithin(text, deadline.text, anchors),
  };
}

/** Where words stand in one of the passages; null where they are printed otherwise (across lines, in a merged cell). */
function findWithin(text: string, words: string, anchors: readonly Anchor[]): Anchor | null {
  if (words === "") return null;
  for (const [start, end] of anchors) {
    const at = text.slice(start, end).indexOf(words);
    if (at >= 0) return [start + at, start + at + words.length];
  }
  return null;
}

function dayOrNull(date: string | null): CalendarDate | null {
  return date !== null && isCalendarDate(date) ? date : null;
}

function clip(text: string): string {
  return text.slice(0, longestLine);
}
