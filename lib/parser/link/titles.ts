import type { Node } from "@/lib/parser/outline/tree";
import { headingText } from "@/lib/parser/outline/tree";
import type { Range } from "@/lib/parser/types";

/** Longest phrase that heads an item. */
const LONGEST = 50;
/** Text behind a phrase must be at least this long for the phrase to head it. */
const BODY = 4;

/** How items of one kind of label carry their titles in a document. */
export type TitleStyle = "sentence" | "colon" | "space" | "none";

/** The end of a title by one style in width-folded text, as an offset behind its last character, or null. */
function cut(fold: string, style: Exclude<TitleStyle, "none">): { title: number; rest: number } | null {
  if (style === "sentence") {
    const end = sentenceEnd(fold);
    return end > 1 && end <= LONGEST && !/[;；!?]/.test(fold.slice(0, end))
      ? { title: end, rest: end + 1 }
      : null;
  }
  if (style === "colon") {
    const end = fold.indexOf(":");
    return end > 1 && end <= 30 && !/[。,;]/.test(fold.slice(0, end)) ? { title: end, rest: end + 1 } : null;
  }
  const end = fold.search(/ +/);
  return end > 3 && end <= 34 && !/[。;:]/.test(fold.slice(0, end)) && fold.length - end > 12
    ? { title: end, rest: end + 1 }
    : null;
}

/** The first full stop that stands outside brackets and quotes that open before it. */
function sentenceEnd(fold: string): number {
  let depth = 0;
  for (let i = 0; i < Math.min(fold.length, LONGEST + 20); i++) {
    const sign = fold.charAt(i);
    if ("(《〔".includes(sign)) depth++;
    else if (")》〕".includes(sign)) depth = Math.max(0, depth - 1);
    else if (sign === "。" && depth === 0) return i;
    else if (sign === "\n") return -1;
  }
  return -1;
}

/**
 * Decides for each kind of label how its items carry titles: the way that at least half of them do. Without such a
 * habit a short first sentence is a sentence like the others, and the item has no title.
 */
export function titleStyles(items: ReadonlyArray<{ node: Node; fold: string }>): Map<string, TitleStyle> {
  const counts = new Map<string, { all: number; sentence: number; colon: number; space: number }>();
  for (const { node, fold } of items) {
    // A phrase with a line to itself is a title whatever the others do.
    const line = fold.indexOf("\n");
    if (line > 0 && line <= LONGEST && !/[。;]/.test(fold.slice(0, line))) continue;
    const count = counts.get(kindOf(node)) ?? { all: 0, sentence: 0, colon: 0, space: 0 };
    counts.set(kindOf(node), count);
    count.all++;
    for (const style of ["sentence", "colon", "space"] as const) {
      const end = cut(fold, style);
      if (end !== null && fold.length - end.rest >= BODY) count[style]++;
    }
  }
  const styles = new Map<string, TitleStyle>();
  for (const [kind, count] of counts) {
    const best = (["sentence", "colon", "space"] as const).find((style) => count[style] / count.all >= 0.5);
    styles.set(kind, best ?? "none");
  }
  return styles;
}

/** Dotted labels of each depth are a kind of their own: 2.1 may have a title where 2.2.1 is a sentence. */
export function kindOf(node: Node): string {
  const { label } = node;
  if (label?.kind === "dotted") return `dotted ${label.number.split(".").length}`;
  return label?.kind ?? "heading";
}

/**
 * The title of an item, as a range of the normalised text with the offset where its text goes on. `prose` is what is
 * left of the item without its statements; `fold` the folded normalised text.
 */
export function titleOf(
  node: Node,
  prose: readonly Range[],
  fold: string,
  style: TitleStyle,
): { title: Range; rest: number } | null {
  const first = prose[0];
  if (first === undefined || first.start > node.line.end) return null;
  const lineEnd = Math.min(first.end, node.line.end);
  const own = fold.slice(first.start, lineEnd);
  const below = prose.some(
    (range) =>
      range.end > node.line.end &&
      fold.slice(Math.max(range.start, node.line.end), range.end).trim().length >= BODY,
  );
  const lead = own.length - own.trimStart().length;
  const phrase = own.trim().replace(/[。:;.,、]+$/, "");
  if (below && phrase.length >= 2 && phrase.length <= LONGEST && !/[。;]/.test(phrase)) {
    const start = first.start + lead;
    return { title: { start, end: start + phrase.length }, rest: node.line.end };
  }
  if (style === "none") return null;
  const end = cut(own.trimStart(), style);
  if (end === null) return null;
  const start = first.start + lead;
  const rest = prose.reduce((sum, range) => sum + (range.end - range.start), 0) - lead - end.rest;
  return rest < BODY ? null : { title: { start, end: start + end.title }, rest: start + end.rest };
}

/** A heading's words: its line behind the label up to the first sentence's end, without closing punctuation. */
export function headingTitle(node: Node): string {
  const text = headingText(node);
  const end = text.search(/[。]/);
  const own = end > 0 && end <= 60 ? text.slice(0, end) : text;
  return own
    .replace(/[\s。:：;；,，.]+$/u, "")
    .replace(/[(（〔【](牵头|责任|配合|主办)[^()（）]{0,200}[)）〕】]$/u, "")
    .trim();
}

/** Label and title of a heading joined, as in a task's path. */
export function headingPath(node: Node): string {
  const label = node.line.text.slice(0, node.restStart - node.line.start).trim();
  return `${label}${headingTitle(node)}`;
}

/** The paths of a node's ancestors from the top. */
export function pathAbove(node: Node | null): string[] {
  const path: string[] = [];
  for (let at = node?.parent ?? null; at !== null; at = at.parent) path.unshift(headingPath(at));
  return path;
}
