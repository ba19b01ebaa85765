import type { TaskDraft } from "@/lib/parser/link/drafts";
import { pathAbove } from "@/lib/parser/link/titles";
import type { Node } from "@/lib/parser/outline/tree";
import type { Anchor } from "@/lib/parser/types";
import { bareWords } from "@/lib/text/fold";
import { PassageIndex } from "@/lib/text/similarity";

/** Share of a row's words that must stand in a body item for the row to repeat it. */
const SAME = 0.45;

/** Characters by which the beginning and the end of a passage are found again. */
const ENDS = 8;

export interface LinkedItem {
  node: Node;
  /** Words of the whole item, title included. */
  words: string;
  title: string | null;
  text: string;
  anchor: [number, number];
}

/**
 * Joins the rows of division tables with the items of the body that they repeat: the item gives the row its place in the
 * document. `text` is the normalised text. Returns the rows as tasks and the items that no row repeats.
 */
export function linkRows(
  rows: readonly TaskDraft[],
  items: readonly LinkedItem[],
  text: string,
): { tasks: TaskDraft[]; repeated: Set<Node> } {
  const index = new PassageIndex();
  const byTitle = new Map<string, LinkedItem>();
  items.forEach((item, i) => {
    index.add(i, bareWords(item.words));
    if (item.title !== null) byTitle.set(bareWords(item.title), item);
  });
  const openings = items.map((item) => ({ item, words: bareWords(item.words) }));
  const repeated = new Set<Node>();
  const tasks = rows.map((row): TaskDraft => {
    const words = bareWords(row.text);
    const best = words.length >= 8 ? index.best(words) : null;
    const titled = byTitle.get(bareWords(row.title ?? row.text)) ?? opening(openings, words);
    const match = best !== null && best.share >= SAME ? items[best.key] : titled;
    if (match === undefined) return row;
    repeated.add(match.node);
    const bare =
      row.text.length === 0 || (titled === match && bareWords(row.text) === bareWords(match.title ?? ""));
    return {
      ...row,
      node: match.node,
      path: pathAbove(match.node),
      title: bare ? match.title : row.title,
      text: bare ? match.text : row.text,
      anchors: [...row.anchors, ...placeIn(match, bare ? match.text : row.text, text)],
    };
  });
  return { tasks, repeated };
}

/**
 * What only the body says of a task that one row repeats in fewer words: its quantities, its limit and its departments
 * are the task's too. Of an item that several rows divide it is not known which row they belong to.
 */
export function completed(rows: readonly TaskDraft[], drafts: readonly TaskDraft[]): TaskDraft[] {
  const rowsOf = countBy(rows);
  const draftsOf = countBy(drafts);
  const own = new Map(drafts.map((draft) => [draft.node, draft]));
  return rows.map((row) => {
    const item = row.node === null ? undefined : own.get(row.node);
    if (item === undefined || rowsOf.get(row.node) !== 1 || draftsOf.get(row.node) !== 1) return row;
    const known = new Set(row.targets.map(({ value, unit }) => `${value} ${unit}`));
    return {
      ...row,
      targets: [...row.targets, ...item.targets.filter(({ value, unit }) => !known.has(`${value} ${unit}`))],
      deadline: row.deadline ?? item.deadline,
      assignments: row.assignments.length > 0 ? row.assignments : item.assignments,
    };
  });
}

function countBy(tasks: readonly TaskDraft[]): Map<Node | null, number> {
  const counts = new Map<Node | null, number>();
  for (const { node } of tasks) counts.set(node, (counts.get(node) ?? 0) + 1);
  return counts;
}

/** The one item that opens with a row's few words: the row names it and says no more. */
function opening(
  openings: ReadonlyArray<{ item: LinkedItem; words: string }>,
  words: string,
): LinkedItem | undefined {
  if (words.length < 4 || words.length >= 8) return undefined;
  const found = openings.filter((own) => own.words.startsWith(words));
  return found.length === 1 ? found[0]?.item : undefined;
}

/** Where a row's words stand in the item: the item as a whole, or the passage of it that the row repeats. */
function placeIn(item: LinkedItem, words: string, text: string): Anchor[] {
  const [start, end] = item.anchor;
  if (words.length * 1.6 >= end - start) return [item.anchor];
  const passage = words.replace(/[。;；,，.]+$/, "");
  const from = text.indexOf(passage.slice(0, ENDS), start);
  const to = text.indexOf(passage.slice(-ENDS), from);
  return from >= start && to >= from && to + ENDS <= end ? [[from, to + ENDS]] : [];
}
