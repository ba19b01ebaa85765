import { chunksOf, subtract } from "@/lib/parser/link/chunks";
import type { Item } from "@/lib/parser/link/drafts";
import { kindOf, type TitleStyle, titleOf, titleStyles } from "@/lib/parser/link/titles";
import type { Node } from "@/lib/parser/outline/tree";
import { findStatements, moved } from "@/lib/parser/recognize/responsibility";
import type { Range } from "@/lib/parser/types";

/** A key in front of an item's words, which are no title for it. */
const KEY =
  /^((主要|具体|重点|工作|目标|任务)*(任务|内容|目标|措施|举措|事项|工作|要求)|(任务|工作|项目)名称)$/;

/** A key before a title: 项目名称:…. */
const NAMED = /^(?:(?:项目|任务|工作|工程|实事|事项|行动|问题)(?:名称)?|名称)\s*:\s*(?=\S)/;
/** A line that announces what stands below it, and says nothing by itself. */
const ANNOUNCES = /^(主要|具体|重点|工作|整改)?(任务|内容|目标|措施|举措|事项|安排|做法|要求)如?下?:?$/;

/** A title heads words of its own: where nothing but an announcement follows, it is the item's one statement. */
function headed(
  found: { title: Range; rest: number } | null,
  prose: readonly Range[],
  fold: string,
): { title: Range; rest: number } | null {
  if (found === null) return null;
  const behind = subtract(prose, [{ start: 0, end: found.rest }])
    .map((range) => fold.slice(range.start, range.end).trim())
    .join("")
    .trim();
  if (behind === "" || ANNOUNCES.test(behind)) return null;
  const key = NAMED.exec(fold.slice(found.title.start, found.title.end));
  return key === null
    ? found
    : { ...found, title: { start: found.title.start + key[0].length, end: found.title.end } };
}

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
    const found = headed(titleOf(node, prose, fold, style), prose, fold);
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
