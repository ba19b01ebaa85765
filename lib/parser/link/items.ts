import { chunksOf, subtract } from "@/lib/parser/link/chunks";
import type { Item } from "@/lib/parser/link/drafts";
import { kindOf, type TitleStyle, titleOf, titleStyles } from "@/lib/parser/link/titles";
import type { Node } from "@/lib/parser/outline/tree";
import { findStatements, moved } from "@/lib/parser/recognize/responsibility";

/** A key in front of an item's words, which are no title for it. */
const KEY =
  /^((主要|具体|重点|工作|目标|任务)*(任务|内容|目标|措施|举措|事项|工作|要求)|(任务|工作|项目)名称)$/;

/** Takes the words of each node apart: statements, title, prose. `fold` is the folded normalised text. */
export function readItems(nodes: readonly Node[], fold: string): Map<Node, Item> {
  const raw = nodes.map((node) => {
    const chunks = chunksOf(node);
    const statements = chunks.flatMap((chunk) =>
      findStatements(fold.slice(chunk.start, chunk.end)).map((statement) => moved(statement, chunk.start)),
    );
    return { node, chunks, statements, prose: subtract(chunks, statements) };
  });
  const styles = titleStyles(
    raw
      .filter(({ node }) => node.children.length === 0)
      .map(({ node, prose }) => ({
        node,
        fold: prose
          .map((range) => fold.slice(range.start, range.end))
          .join("\n")
          .trim(),
      })),
  );
  const items = new Map<Node, Item>();
  for (const { node, chunks, statements, prose } of raw) {
    const style: TitleStyle = styles.get(kindOf(node)) ?? "none";
    const found = titleOf(node, prose, fold, style);
    items.set(node, {
      node,
      title: found === null || KEY.test(fold.slice(found.title.start, found.title.end)) ? null : found.title,
      prose: found === null ? prose : subtract(prose, [{ start: node.restStart, end: found.rest }]),
      statements,
      range: { start: node.line.start, end: chunks.at(-1)?.end ?? node.line.end },
    });
  }
  return items;
}
