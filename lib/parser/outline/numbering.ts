import type { Node } from "@/lib/parser/outline/tree";
import type { Warning } from "@/lib/parser/types";

/**
 * Checks that siblings count on by one. Numbering may restart in a section or run through the whole document; what neither
 * explains is a gap, a repetition or a restart among siblings.
 */
export function numberingWarnings(nodes: readonly Node[]): Warning[] {
  const warnings: Warning[] = [];
  const lastOfKind = new Map<string, number>();
  const lastSibling = new Map<Node | null, Map<string, number>>();
  for (const node of nodes) {
    const label = node.label;
    if (label === null) continue;
    const siblings = lastSibling.get(node.parent) ?? new Map<string, number>();
    lastSibling.set(node.parent, siblings);
    const before = siblings.get(label.kind);
    const running = lastOfKind.get(label.kind);
    const sound =
      before === undefined
        ? label.ordinal === 1 || running === undefined || label.ordinal === running + 1
        : label.ordinal === before + 1 || label.ordinal === (running ?? 0) + 1;
    if (!sound) {
      const expected = before === undefined ? 1 : before + 1;
      const code =
        before !== undefined && label.ordinal <= before
          ? label.ordinal === before
            ? "numbering-repeated"
            : "numbering-restart"
          : "numbering-gap";
      // A level that starts over at one under the same heading is how many documents number annexes.
      if (code !== "numbering-restart" || node.parent !== null) {
        warnings.push({
          code,
          message: `Item ${label.number} stands where number ${expected} is expected.`,
          anchor: [node.line.start, node.restStart],
        });
      }
    }
    siblings.set(label.kind, label.ordinal);
    lastOfKind.set(label.kind, label.ordinal);
  }
  return warnings;
}
