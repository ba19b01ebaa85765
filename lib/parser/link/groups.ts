import type { Item } from "@/lib/parser/link/drafts";
import type { Node } from "@/lib/parser/outline/tree";
import type { Statement } from "@/lib/parser/recognize/responsibility";

/** Items that give most of their number a statement of their own do not share statements backwards. */
const MOSTLY_OWN = 0.7;

/**
 * Statements that hold for a group: one under a heading holds for the items below it that have none; one behind the last
 * item of a group holds for the items above it that have none. Returns the statements that items take over.
 */
export function sharedStatements(
  roots: readonly Node[],
  items: ReadonlyMap<Node, Item>,
): Map<Node, Statement[]> {
  const shared = new Map<Node, Statement[]>();
  const leaves = [...items.values()].filter(
    (item) => item.node.children.length === 0 && isMeasure(item.node),
  );
  const owning = leaves.filter((item) => hasNames(item.statements)).length;
  const mostlyOwn = leaves.length > 0 && owning / leaves.length >= MOSTLY_OWN;
  const visit = (siblings: readonly Node[], inherited: Statement[]) => {
    if (inherited.length === 0) shareBackwards(siblings, items, shared, mostlyOwn);
    for (const node of siblings) {
      const own = items.get(node)?.statements ?? [];
      if (node.children.length === 0) {
        if (!hasNames(own) && !shared.has(node) && inherited.length > 0) shared.set(node, inherited);
        continue;
      }
      visit(node.children, hasNames(own) ? own : inherited);
    }
  };
  visit(roots, []);
  return shared;
}

function hasNames(statements: readonly Statement[]): boolean {
  return statements.some((statement) => statement.names.length > 0);
}

function shareBackwards(
  siblings: readonly Node[],
  items: ReadonlyMap<Node, Item>,
  shared: Map<Node, Statement[]>,
  mostlyOwn: boolean,
): void {
  const leaves = siblings.filter((node) => node.children.length === 0);
  if (leaves.length < 2 || leaves.length !== siblings.length) return;
  const own = leaves.map((node) =>
    (items.get(node)?.statements ?? []).filter((statement) => statement.names.length > 0),
  );
  const last = own.at(-1);
  if (last === undefined || last.length === 0) return;
  const onlyLast = own.slice(0, -1).every((statements) => statements.length === 0);
  const measures = leaves.every(isMeasure);
  const ownHere = own.filter((statements) => statements.length > 0).length / leaves.length >= MOSTLY_OWN;
  if ((mostlyOwn || ownHere || !measures) && (!onlyLast || !standsAlone(leaves.at(-1), last))) return;
  let next: Statement[] = [];
  for (let i = leaves.length - 1; i >= 0; i--) {
    const node = leaves[i];
    const statements = own[i] ?? [];
    if (statements.length > 0) next = statements.slice(-1);
    else if (node !== undefined && next.length > 0) shared.set(node, next);
  }
}

/** Whether a statement has a line to itself behind an item, and does not close the item's own line. */
function standsAlone(node: Node | undefined, statements: readonly Statement[]): boolean {
  return node !== undefined && statements.every((statement) => statement.start > node.line.end);
}

function isMeasure(node: Node): boolean {
  const part = node.part;
  return part === null || part === "measures";
}
