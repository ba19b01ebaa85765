import type { Found } from "@/lib/parser/link/assemble";
import { wordsOf } from "@/lib/parser/link/chunks";
import { doubtsOf } from "@/lib/parser/link/doubts";
import type { Item, TaskDraft } from "@/lib/parser/link/drafts";
import { tasksOfFlatTable } from "@/lib/parser/link/flatrows";
import { sharedStatements } from "@/lib/parser/link/groups";
import { readItems } from "@/lib/parser/link/items";
import { completed, linkRows } from "@/lib/parser/link/merge";
import { tasksOfRows } from "@/lib/parser/link/rows";
import { selectLeaves } from "@/lib/parser/link/select";
import { type TaskContext, tasksOfItem } from "@/lib/parser/link/tasks";
import { headingPath, headingTitle } from "@/lib/parser/link/titles";
import type { Line, NormalText } from "@/lib/parser/normalize/normalize";
import type { ClassifiedBlock, ClassifiedLine } from "@/lib/parser/outline/lines";
import type { Node, Outline } from "@/lib/parser/outline/tree";
import { findBodies } from "@/lib/parser/recognize/bodies";
import { readHeader, unreadColumns } from "@/lib/parser/recognize/columns";
import { readDivision } from "@/lib/parser/recognize/division";
import type { DocumentReading } from "@/lib/parser/recognize/document";
import { findFlatTables } from "@/lib/parser/recognize/flattened";
import { readIndicators } from "@/lib/parser/recognize/indicators";
import { statesFirstListed } from "@/lib/parser/recognize/leadrule";
import { readMetadataTable } from "@/lib/parser/recognize/metadata";
import { findTargets } from "@/lib/parser/recognize/targets";
import type { Indicator, Range, Target, Warning } from "@/lib/parser/types";

interface Input {
  normal: NormalText;
  blocks: readonly ClassifiedBlock[];
  outline: Outline;
  reading: DocumentReading;
}

/** Recognises and links what the outline holds: tasks from body and tables, indicators, goals, leading groups. */
export function readTasks({
  normal,
  blocks,
  outline,
  reading,
}: Input): Found & { warnings: Warning[]; covered: Range[] } {
  const { text, fold } = normal;
  const firstListed = statesFirstListed(fold);
  const issued = reading.data.issuedOn;
  const context: TaskContext = {
    text,
    fold,
    firstListed,
    dates: { issuedOn: issued, firstYear: reading.firstYear, guessed: reading.yearGuessed },
  };
  const flat = takeFlatTables(outline);
  const indicators: Indicator[] = [];
  const rows: TaskDraft[] = [];
  const unread: Warning[] = [];
  const covered: Range[] = [...outline.boxes, ...outline.closing, ...flat.lines];
  const tabled = new Set<Node>();
  for (const { table, under, above, boxed } of outline.tables) {
    const read = readIndicators(table, issued === null ? null : Number(issued.slice(0, 4)));
    const header = read === null ? readHeader(table) : null;
    if (header !== null) unread.push(...unreadColumns(table, header));
    if (header !== null) rows.push(...tasksOfRows(readDivision(table, header), context));
    if (read !== null) indicators.push(...read);
    if (header === null && read === null && !boxed && readMetadataTable(table) === null) continue;
    covered.push(table, ...above);
    if (under !== null) tabled.add(under);
  }
  const items = readItems(outline.nodes, fold);
  const selected = selectLeaves(outline, items, tabled);
  const shared = sharedStatements(outline.roots, items);
  const bodyTitles = new Set(
    [...items.values()].flatMap((item) =>
      item.title === null ? [] : [text.slice(item.title.start, item.title.end)],
    ),
  );
  for (const table of flat.tables) rows.push(...tasksOfFlatTable(table, bodyTitles, context));
  const inPlan = selected.filter((item) => item.range.start >= reading.planStart || owns(item));
  const drafts = inPlan.flatMap((item) => tasksOfItem(item, shared.get(item.node) ?? [], context));
  const all = combine(rows, drafts, inPlan, context);
  const measures = all.filter((task) => keeps(task, false));
  // A document whose only list is headed 目标任务 means its measures by it.
  const tasks = measures.length > 0 ? measures : all.filter((task) => keeps(task, true));
  const bodies = findBodies(textLines(outline), headings(outline), reading.notice ?? reading.data.title);
  const leadStated = tasks.some((task) => task.assignments.some((own) => own.role === "lead"));
  const owners = new Set(tasks.flatMap((task) => (task.node === null ? [] : [task.node])));
  const sections = outline.nodes.filter((node) => node.children.length > 0 || !owners.has(node));
  const warnings = [
    ...normal.repaired.map(
      (range): Warning => ({
        code: "repaired-heading",
        message: "The bytes of this heading had been shifted; it was read back.",
        anchor: [range.start, range.end],
      }),
    ),
    ...unread,
    ...doubtsOf(tasks, context),
  ];
  covered.push(...accounted(blocks, outline, items), ...bodies.lines);
  return {
    tasks,
    sections,
    indicators,
    targets: goalTargets(outline, items, fold, owners),
    bodies: bodies.bodies,
    leadRule: firstListed ? "first-listed" : leadStated ? "stated" : "none",
    warnings,
    covered,
  };
}

/** What a cover notice asks for stands before the plan and is a task only where it names somebody. */
function owns(item: Item): boolean {
  return item.statements.some((statement) => statement.names.length > 0);
}

/** Run-together tables stand among the text lines under the outline's last node; they are taken out of it. */
function takeFlatTables(outline: Outline): { tables: ReturnType<typeof findFlatTables>; lines: Line[] } {
  const lines: Line[] = [];
  const tables = [outline.front, ...outline.nodes.map((node) => node.body)].flatMap((body) => {
    const found = findFlatTables(body);
    const taken = new Set(found.flatMap((table) => [table.header, ...table.rows.map((row) => row.line)]));
    if (taken.size > 0) {
      lines.push(...taken);
      const first = body.findIndex((line) => taken.has(line));
      const caption = body[first - 1];
      if (caption !== undefined && caption.fold.length <= 40 && !/[。;]/.test(caption.fold))
        taken.add(caption);
      body.splice(0, body.length, ...body.filter((line) => !taken.has(line)));
    }
    return found;
  });
  return { tables, lines };
}

function combine(
  rows: readonly TaskDraft[],
  drafts: readonly TaskDraft[],
  selected: readonly Item[],
  context: TaskContext,
): TaskDraft[] {
  if (rows.length === 0) return [...drafts];
  const { text } = context;
  const linked = linkRows(
    rows,
    selected.map((item) => ({
      node: item.node,
      words: text.slice(item.node.restStart, item.range.end),
      title: item.title === null ? null : text.slice(item.title.start, item.title.end),
      text: wordsOf(text, item.prose),
      anchor: [item.range.start, item.range.end] as [number, number],
    })),
    text,
  );
  const share = selected.length === 0 ? 1 : linked.repeated.size / selected.length;
  const divides = share >= 0.3 || rows.length >= selected.length * 0.5;
  const kept = drafts.filter((task) => {
    if (task.node !== null && linked.repeated.has(task.node)) return false;
    return task.assignments.length > 0 || !divides;
  });
  return [...kept, ...completed(linked.tasks, drafts)].sort((a, b) => order(a) - order(b));
}

function order(task: TaskDraft): number {
  return task.anchors[0]?.[0] ?? 0;
}

/** Items of the general part, of the goals and of the organisation part are tasks only where they name who is responsible. */
function keeps(task: TaskDraft, goals: boolean): boolean {
  if (task.tabular || task.node === null) return task.text.length > 0 || task.title !== null;
  const part = task.node.part;
  if (goals && part === "goals") return task.path.some((heading) => heading.includes("任务"));
  return part === null || part === "measures" || task.assignments.length > 0;
}

/** How a paragraph begins that says what is to be reached. */
const GOAL_LINE = /^(主要|总体|工作|发展|行动|具体|阶段性?|预期|总)*目标(任务|要求)?([:。]|是)/;

/**
 * What the goals promise; a goal that somebody is responsible for is a task and promises it there. In a part on
 * requirements as well as goals, and in paragraphs that say so, goals have no heading to themselves.
 */
function goalTargets(
  outline: Outline,
  items: ReadonlyMap<Node, Item>,
  fold: string,
  tasks: ReadonlySet<Node>,
): Target[] {
  return outline.nodes.flatMap((node) => {
    const item = items.get(node);
    if (item === undefined || tasks.has(node)) return [];
    const goals = node.part === "goals" || (node.part === "general" && /目标|指标/.test(headingTitle(node)));
    if (goals)
      return item.prose.flatMap((range) => findTargets(fold.slice(range.start, range.end), range.start));
    if (node.part !== "general" && node.children.length === 0) return [];
    return node.body.flatMap((line) =>
      GOAL_LINE.test(line.fold.trim()) ? findTargets(line.fold, line.start) : [],
    );
  });
}

function textLines(outline: Outline): Line[] {
  return [...outline.front, ...outline.nodes.flatMap((node) => node.body)].sort((a, b) => a.start - b.start);
}

function headings(outline: Outline): (line: Line) => string | null {
  const owner = new Map<Line, Node>();
  for (const node of outline.nodes) for (const line of node.body) owner.set(line, node);
  return (line) => {
    const node = owner.get(line);
    return node === undefined
      ? null
      : headingPath(node).replace(/^[(（]?[一二三四五六七八九十\d]+[)）]?[、.．]?/u, "");
  };
}

/** Ranges that a node or recognised front matter accounts for. */
function accounted(
  blocks: readonly ClassifiedBlock[],
  outline: Outline,
  items: ReadonlyMap<Node, Item>,
): Range[] {
  const ranges: Range[] = [...items.values()].flatMap((item) => [item.range, ...item.node.body]);
  const front = new Set(outline.front);
  for (const block of blocks) {
    if (block.kind !== "line") continue;
    const known: ClassifiedLine["role"][] = [
      "metadata",
      "contents",
      "title",
      "addressee",
      "signature",
      "date",
      "colophon",
      "attachments",
      "annex",
      "box",
    ];
    if (known.includes(block.role) || front.has(block.line)) ranges.push(block.line);
  }
  return ranges;
}
