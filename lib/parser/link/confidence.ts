import type { TaskDraft } from "@/lib/parser/link/drafts";

/** What each doubt takes off a task's certainty. */
const DOUBT: Record<string, number> = {
  "no-owner": 0.2,
  "no-lead": 0.05,
  "several-leads": 0.1,
  "shared-statement": 0.1,
  "flattened-row": 0.1,
  "odd-name": 0.15,
  "deadline-before-document": 0.1,
  "deadline-year": 0.1,
  "no-number": 0.05,
};

/** How sure the reader is of a task, from 0.1 to 1: full certainty less what its doubts take off. */
export function confidenceOf(task: Pick<TaskDraft, "notes">): number {
  const doubt = task.notes.reduce((sum, note) => sum + (DOUBT[note] ?? 0), 0);
  return Math.round(Math.max(0.1, 1 - doubt) * 100) / 100;
}
