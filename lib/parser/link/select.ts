import type { Item } from "@/lib/parser/link/drafts";
import type { Node, Outline } from "@/lib/parser/outline/tree";

/** Levels that head sections; an item of theirs without items below is a measure only where the document has no deeper ones. */
const SECTION_RANK = 3;

/**
 * The items that can be tasks: leaves with words of their own, and headings whose lead-in carries a statement that its
 * items do not need.
 */
export function selectLeaves(
  outline: Outline,
  items: ReadonlyMap<Node, Item>,
  tabled: ReadonlySet<Node>,
): Item[] {
  const leaves = outline.nodes.filter((node) => {
    const part = node.part;
    return node.children.length === 0 && (part === null || part === "measures");
  });
  const deep = leaves.filter((node) => node.rank > SECTION_RANK).length;
  const mostlyDeep = deep >= 3 && deep / Math.max(1, leaves.length) >= 0.6;
  return outline.nodes.flatMap((node) => {
    const item = items.get(node);
    if (item === undefined) return [];
    if (node.children.length > 0) return leadsIn(node, item, items) ? [item] : [];
    const words = lengthOf(item) + (item.title === null ? 0 : item.title.end - item.title.start);
    if (words < 4) return [];
    const owned = item.statements.some((statement) => statement.names.length > 0);
    if (owned) return [item];
    // Above a table a few words announce it; a titled item with words of its own says what is done.
    if (tabled.has(node) && lengthOf(item) < 40 && (item.title === null || lengthOf(item) < 8)) return [];
    if (node.label === null) return [];
    if (mostlyDeep && node.rank <= SECTION_RANK) return [];
    return [item];
  });
}

/** A lead-in with words and a statement is a task of its own where the items below it have statements of theirs. */
function leadsIn(node: Node, item: Item, items: ReadonlyMap<Node, Item>): boolean {
  const owned = item.statements.some((statement) => statement.names.length > 0);
  if (!owned || lengthOf(item) < 12) return false;
  return leavesBelow(node).every((leaf) =>
    items.get(leaf)?.statements.some((statement) => statement.names.length > 0),
  );
}

function lengthOf(item: Item): number {
  return item.prose.reduce((sum, range) => sum + (range.end - range.start), 0);
}

function leavesBelow(node: Node): Node[] {
  return node.children.flatMap((child) => (child.children.length === 0 ? [child] : leavesBelow(child)));
}
