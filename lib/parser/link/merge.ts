import type { TaskDraft } from "@/lib/parser/link/drafts";
import { pathAbove } from "@/lib/parser/link/titles";
import type { Node } from "@/lib/parser/outline/tree";
import { bareWords } from "@/lib/text/fold";
import { PassageIndex } from "@/lib/text/similarity";

/** Share of a row's words that must stand in a body item for the row to repeat it. */
const SAME = 0.45;

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
 * document. Returns the rows as tasks and the items that no row repeats.
 */
export function linkRows(
  rows: readonly TaskDraft[],
  items: readonly LinkedItem[],
): { tasks: TaskDraft[]; repeated: Set<Node> } {
  const index = new PassageIndex();
  const byTitle = new Map<string, LinkedItem>();
  items.forEach((item, i) => {
    index.add(i, bareWords(item.words));
    if (item.title !== null) byTitle.set(bareWords(item.title), item);
  });
  const repeated = new Set<Node>();
  const tasks = rows.map((row): TaskDraft => {
    const words = bareWords(row.text);
    const best = words.length >= 8 ? index.best(words) : null;
    const titled = byTitle.get(bareWords(row.title ?? row.text));
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
      anchors: [...row.anchors, match.anchor],
    };
  });
  return { tasks, repeated };
}
