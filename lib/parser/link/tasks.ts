import { assignmentsOf, namesOf } from "@/lib/parser/link/assign";
import { subtract, wordsOf } from "@/lib/parser/link/chunks";
import type { Item, TaskDraft } from "@/lib/parser/link/drafts";
import { pathAbove } from "@/lib/parser/link/titles";
import type { Node } from "@/lib/parser/outline/tree";
import { findLimits, type PlanDates, readStatedLimit } from "@/lib/parser/recognize/deadline";
import type { Statement } from "@/lib/parser/recognize/responsibility";
import { findTargets } from "@/lib/parser/recognize/targets";
import type { Range } from "@/lib/parser/types";

export interface TaskContext {
  text: string;
  fold: string;
  dates: PlanDates;
  firstListed: boolean;
}

/** Prose shorter than this between two statements makes no task of its own. */
const SHORTEST = 6;

/** The tasks that an item holds: one, or one for each passage that ends in a statement of its own. */
export function tasksOfItem(item: Item, shared: readonly Statement[], context: TaskContext): TaskDraft[] {
  const own = item.statements.filter((statement) => statement.names.length > 0);
  const passages = own.length > 1 ? splitPassages(item, own, context.text) : [];
  if (passages.length > 1)
    return passages.map(({ prose, statements, first }) => draft(item, prose, statements, first, context));
  return [
    draft(
      item,
      item.prose,
      own.length > 0 ? item.statements : [...item.statements, ...shared],
      true,
      context,
    ),
  ];
}

function splitPassages(
  item: Item,
  statements: readonly Statement[],
  text: string,
): Array<{ prose: Range[]; statements: Statement[]; first: boolean }> {
  const passages: Array<{ prose: Range[]; statements: Statement[]; first: boolean }> = [];
  let from = item.range.start;
  for (const [i, statement] of statements.entries()) {
    const end = i === statements.length - 1 ? item.range.end : statement.end;
    const prose = within(item.prose, from, end);
    const last = passages.at(-1);
    if (wordsOf(text, prose).length < SHORTEST && last !== undefined) {
      last.statements.push(statement);
      last.prose.push(...prose);
    } else passages.push({ prose, statements: [statement], first: passages.length === 0 });
    from = end;
  }
  return passages;
}

function within(ranges: readonly Range[], start: number, end: number): Range[] {
  return ranges
    .map((range) => ({ start: Math.max(range.start, start), end: Math.min(range.end, end) }))
    .filter((range) => range.end > range.start);
}

function draft(
  item: Item,
  prose: readonly Range[],
  statements: readonly Statement[],
  first: boolean,
  context: TaskContext,
): TaskDraft {
  const { text, fold } = context;
  const node = item.node;
  const title =
    item.title === null ? null : text.slice(item.title.start, item.title.end).replace(/\s+/g, " ").trim();
  const assignments = assignmentsOf(namesOf(statements), context.firstListed);
  const notes: string[] = [];
  if (statements.some((statement) => statement.standing)) notes.push("applies-to-all");
  if (
    statements.length > 0 &&
    statements.every((statement) => statement.start < item.range.start || statement.start >= item.range.end)
  ) {
    notes.push("shared-statement");
  }
  const words = wordsOf(text, prose);
  const span = spanOf(
    first
      ? [
          { start: node.line.start, end: node.restStart },
          ...prose,
          ...(item.title === null ? [] : [item.title]),
        ]
      : prose,
  );
  return {
    node,
    number: node.label?.number ?? enclosingNumber(node),
    title,
    text: words,
    path: pathAbove(node),
    assignments,
    deadline: deadlineOf(item, prose, statements, context),
    targets: subtract(prose, []).flatMap((range) =>
      findTargets(fold.slice(range.start, range.end), range.start),
    ),
    anchors: [span],
    notes,
    tabular: false,
  };
}

function enclosingNumber(node: Node): string | null {
  for (let at: Node | null = node; at !== null; at = at.parent) if (at.label !== null) return at.label.number;
  return null;
}

function spanOf(ranges: readonly Range[]): [number, number] {
  return [Math.min(...ranges.map((range) => range.start)), Math.max(...ranges.map((range) => range.end))];
}

/** A limit behind a key comes first, then one in the item's own words, then one in a heading above it. */
function deadlineOf(
  item: Item,
  prose: readonly Range[],
  statements: readonly Statement[],
  context: TaskContext,
): TaskDraft["deadline"] {
  const { text, fold } = context;
  const dates = datesUnder(item.node, context.dates);
  for (const { deadline } of statements) {
    if (deadline === null) continue;
    const found = readStatedLimit(fold.slice(deadline.start, deadline.end), dates);
    if (found !== null)
      return {
        text: text.slice(deadline.start, deadline.end).trim(),
        found: shift(found, deadline.start),
        stated: true,
      };
  }
  for (const statement of statements) {
    const inside = chooseLimit(findLimits(fold.slice(statement.start, statement.end), dates), dates);
    if (inside === null) continue;
    const found = shift(inside, statement.start);
    return { text: text.slice(found.start, found.end), found, stated: true };
  }
  const staged = item.title === null ? null : stageOf(item.title, { ...context, dates });
  if (staged !== null) return staged;
  const ranges = item.title === null ? prose : [item.title, ...prose];
  const limit = chooseLimit(
    ranges.flatMap((range) =>
      findLimits(fold.slice(range.start, range.end), dates).map((found) => shift(found, range.start)),
    ),
    dates,
  );
  if (limit !== null) return { text: text.slice(limit.start, limit.end), found: limit, stated: false };
  for (let at = item.node.parent; at !== null; at = at.parent) {
    const heading = { start: at.restStart, end: at.line.end };
    if (heading.end - heading.start > 60) continue;
    const above = findLimits(fold.slice(heading.start, heading.end), dates).find(
      (found) => found.kind === "by",
    );
    if (above !== undefined) {
      const found = shift(above, heading.start);
      return { text: text.slice(found.start, found.end), found, stated: false };
    }
  }
  return null;
}

/** A stage whose title ends in its days: 入户调查(3月10日—3月31日). */
const STAGE =
  /\(((?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|初|底)?\s?[—~至到-]+\s?(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底)?)\)$/;

/** Longest line that is a heading and no item with all its words. */
const HEADING = 60;

/** The year that the headings above a limit without one give it: 6月底前 under 「2024年重点任务」. */
export function datesUnder(node: Node | null, dates: PlanDates): PlanDates {
  for (let at = node?.parent ?? null; at !== null; at = at.parent) {
    if (at.line.fold.length > HEADING) continue;
    const years = new Set(at.line.fold.match(/(?<!\d)20\d\d(?=\s?年)/g));
    const [year] = years;
    if (year !== undefined)
      return years.size > 1 ? dates : { ...dates, firstYear: Number(year), guessed: false };
  }
  return dates;
}

/** The end of the days that a stage's title gives in brackets. */
function stageOf(title: Range, context: TaskContext): TaskDraft["deadline"] {
  const match = STAGE.exec(context.fold.slice(title.start, title.end));
  if (match?.[1] === undefined) return null;
  const start = title.start + match.index + 1;
  const days = match[1];
  const found = readStatedLimit(days, context.dates);
  return found === null || found.date === null
    ? null
    : { text: context.text.slice(start, start + days.length), found: shift(found, start), stated: false };
}

function shift<T extends Range>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}

/**
 * The last of the dated limits: earlier ones say when the work begins or is half done. One that is past when the document
 * is issued counts only where there is no other. Else a recurrence.
 */
export function chooseLimit<T extends { date: string | null; kind: string }>(
  found: readonly T[],
  dates: PlanDates,
): T | null {
  const dated = found.filter((limit) => limit.kind === "by");
  const ahead = dated.filter(
    (limit) => limit.date === null || dates.issuedOn === null || limit.date >= dates.issuedOn,
  );
  return latest(ahead) ?? latest(dated) ?? found.find((limit) => limit.kind !== "by") ?? null;
}

/** The limit with the latest date; of those without a date the first. */
function latest<T extends { date: string | null }>(limits: readonly T[]): T | null {
  return limits.reduce<T | null>(
    (best, limit) => (best === null || (limit.date ?? "") > (best.date ?? "") ? limit : best),
    null,
  );
}
