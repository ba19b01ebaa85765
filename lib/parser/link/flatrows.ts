import { assignmentsOf } from "@/lib/parser/link/assign";
import type { TaskDraft } from "@/lib/parser/link/drafts";
import { chooseLimit, type TaskContext } from "@/lib/parser/link/tasks";
import { findLimits } from "@/lib/parser/recognize/deadline";
import type { FlatRow, FlatTable } from "@/lib/parser/recognize/flattened";
import { readColumn } from "@/lib/parser/recognize/responsibility";
import { findTargets } from "@/lib/parser/recognize/targets";

/** Longest title that a row may open with. */
const TITLE = 50;

/**
 * The tasks of a run-together table. Where the task's column ends is told by the body's own titles, by a title that is
 * repeated behind itself, or by the first sentence. A row without a number continues the one above: same number, same title.
 */
export function tasksOfFlatTable(
  table: FlatTable,
  titles: ReadonlySet<string>,
  context: TaskContext,
): TaskDraft[] {
  const titled = table.roles.includes("title") || table.roles.filter((role) => role === "work").length > 1;
  let number: string | null = null;
  let title: string | null = null;
  return table.rows.map((row) => {
    const content = context.text.slice(row.content.start, row.content.end).trim();
    const own = titled ? titleAt(content, titles) : null;
    if (row.number !== null) {
      number = row.number;
      if (own !== null) title = own.title;
      else if (row.number !== null && !titled) title = null;
    }
    return draft(
      row,
      number,
      own?.title ?? (titled ? title : null),
      own === null ? content : content.slice(own.end),
      table,
      context,
    );
  });
}

function titleAt(content: string, titles: ReadonlySet<string>): { title: string; end: number } | null {
  for (let end = Math.min(TITLE, content.length - 1); end >= 3; end--) {
    const phrase = content.slice(0, end);
    const rest = content.slice(end);
    if (titles.has(phrase) || (end >= 5 && rest.startsWith(phrase))) {
      // The work may open with the title once more, as a sentence.
      const again = rest.startsWith(phrase) ? phrase.length : 0;
      const stop = /^[。:：]/.exec(rest.slice(again)) !== null ? again + 1 : 0;
      return { title: phrase, end: end + stop };
    }
  }
  const sentence = content.indexOf("。");
  return sentence > 2 && sentence <= 30 && content.length - sentence > 10
    ? { title: content.slice(0, sentence), end: sentence + 1 }
    : null;
}

function draft(
  row: FlatRow,
  number: string | null,
  title: string | null,
  text: string,
  table: FlatTable,
  context: TaskContext,
): TaskDraft {
  const { fold, dates, firstListed } = context;
  const role = table.roles.at(-1) === "lead" ? "lead" : "responsible";
  const owners = row.owners;
  const names =
    owners === null
      ? []
      : readColumn(fold.slice(owners.start, owners.end), role).map((name) => ({
          ...name,
          start: name.start + owners.start,
          end: name.end + owners.start,
        }));
  const limits = findLimits(fold.slice(row.content.start, row.content.end), dates).map((found) => ({
    ...found,
    start: found.start + row.content.start,
    end: found.end + row.content.start,
  }));
  const limit = chooseLimit(limits, dates);
  return {
    node: null,
    number,
    title,
    text: text.trim(),
    path: [],
    assignments: assignmentsOf(names, firstListed),
    deadline:
      limit === null
        ? null
        : { text: context.text.slice(limit.start, limit.end), found: limit, stated: false },
    targets: findTargets(fold.slice(row.content.start, row.content.end), row.content.start),
    anchors: [[row.content.start, row.content.end]],
    notes: ["flattened-row"],
    tabular: true,
  };
}
