import type { TaskDraft } from "@/lib/parser/link/drafts";
import { datesUnder, type TaskContext } from "@/lib/parser/link/tasks";
import { looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import type { Warning } from "@/lib/parser/types";

/** Longest name that is believed without a second look. */
const LONG_NAME = 24;

/** A month or a quarter of no year; 今年 is the year of issue. */
function withoutYear(text: string): boolean {
  return /[月季年]/.test(text) && !/20\d\d|二[〇零○]|今年|本年|当年|[印发布施行]|年(?:时间|以?内)/.test(text);
}

/**
 * What a careful reader would ask about each task. Notes are added to the tasks, and a warning with the task's place is
 * returned for each. Whether nobody owning a task is odd depends on the others: in a document that names nobody it is not.
 */
export function doubtsOf(tasks: readonly TaskDraft[], context: TaskContext): Warning[] {
  const warnings: Warning[] = [];
  const owned = tasks.filter((task) => task.assignments.length > 0).length;
  const led = tasks.filter((task) => task.assignments.some((own) => own.role === "lead")).length;
  for (const task of tasks) {
    const warn = (code: string, message: string, anchor = task.anchors[0] ?? null) => {
      task.notes.push(code);
      warnings.push({ code, message, anchor });
    };
    const leads = task.assignments.filter((own) => own.role === "lead");
    if (task.assignments.length === 0) {
      if (owned / tasks.length >= 0.5)
        warn("no-owner", "The document names nobody for this task though it does for most others.");
      else task.notes.push("no-owner");
    } else if (leads.length === 0 && led / tasks.length >= 0.5) {
      warn("no-lead", "No department leads this task though one does for most others.");
    }
    if (leads.length > 1)
      warn("several-leads", `${leads.length} departments lead this task.`, leads[1]?.anchor);
    const odd = task.assignments.find(
      (own) => !own.collective && (own.name.length > LONG_NAME || !looksLikeOrganisation(own.name)),
    );
    if (odd !== undefined)
      warn("odd-name", "These words were read as a department's name but have not its form.", odd.anchor);
    const { issuedOn } = context.dates;
    const due = task.deadline?.found;
    if (due?.date != null && issuedOn !== null && due.date < issuedOn) {
      warn(
        "deadline-before-document",
        `The deadline ${due.date} lies before the document's date ${issuedOn}.`,
        [due.start, due.end],
      );
    }
    if (due?.date != null && task.deadline !== null && withoutYear(task.deadline.text)) {
      if (datesUnder(task.node, context.dates).guessed)
        warn("deadline-year", `The limit names no year; ${due.date.slice(0, 4)} was taken.`, [
          due.start,
          due.end,
        ]);
    }
    if (task.deadline !== null && due?.kind === "by" && due.date === null) {
      warn("deadline-unread", "The limit is stated in words that give no date.", [
        task.deadline.found.start,
        task.deadline.found.end,
      ]);
    }
    if (task.number === null && task.title === null) task.notes.push("no-number");
  }
  return warnings;
}
