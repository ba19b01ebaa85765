import { readBlocks } from "@/lib/extract/html/blocks";
import { attribute, findElement, type HtmlElement, type HtmlNode, isInvisible } from "@/lib/extract/html/dom";
import { blocksAsText } from "@/lib/extract/table-text";
import type { Block } from "@/lib/text/document";

/** How far into the document its own title is looked for, in characters. */
const HEAD = 2_000;
const SHORTEST = 6;

/**
 * Puts the title that the site prints above the document in front of its blocks, where the document does not print it
 * itself. `stated` is the title by the page's own particulars.
 */
export function withTitle(blocks: readonly Block[], page: HtmlNode, stated: string | undefined): Block[] {
  const head = squeezed(blocksAsText(blocks.slice(0, 20)).slice(0, HEAD));
  const candidates = [stated, metaOf(page, "articletitle"), printedTitle(page)];
  for (const candidate of candidates) {
    const title = candidate?.replace(/\s+/g, " ").trim() ?? "";
    if (title.length < SHORTEST) continue;
    if (head.includes(squeezed(title))) return [...blocks];
    if (candidate === candidates[2] && opensWithTitle(blocks)) return [...blocks];
    return [{ kind: "paragraph", text: title, heading: 1, centred: true }, ...blocks];
  }
  return [...blocks];
}

/** The content of a `<meta name>` of the page, undefined where there is none; names in lower case. */
export function metaOf(page: HtmlNode, name: string): string | undefined {
  const found = findElement(
    page,
    (element) => element.tagName === "meta" && attribute(element, "name").toLowerCase() === name,
  );
  const content = found === null ? "" : attribute(found, "content").trim();
  return content === "" ? undefined : content;
}

function squeezed(text: string): string {
  return text.replace(/[\s\u3000]/g, "");
}

/** Title, heading or class "title" that stands highest on the page and reads like the name of a document. */
function printedTitle(page: HtmlNode): string | undefined {
  const element = findElement(
    page,
    (candidate) => isTitleElement(candidate) && looksLikeTitle(textOf(candidate)),
  );
  return element === null ? undefined : textOf(element);
}

function isTitleElement(element: HtmlElement): boolean {
  if (isInvisible(element)) return false;
  if (/^h[12]$/.test(element.tagName)) return true;
  const names = `${attribute(element, "id")} ${attribute(element, "class")}`;
  return /(?:^|[-_\s])(?:\w*title|\w*_tit|tit|bt|biaoti)(?:[-_\s]|$)/i.test(names);
}

function textOf(element: HtmlElement): string {
  return blocksAsText(readBlocks(element)).replaceAll("\n", "");
}

function looksLikeTitle(text: string): boolean {
  return (
    text.length >= 8 &&
    text.length <= 120 &&
    /(?:方案|计划|规划|通知|意见|办法|行动|纲要|措施|分工|清单|决定|要点)/.test(text)
  );
}

function opensWithTitle(blocks: readonly Block[]): boolean {
  return blocks
    .slice(0, 6)
    .some(
      (block) =>
        block.kind === "paragraph" && (block.centred || block.heading === 1) && looksLikeTitle(block.text),
    );
}
