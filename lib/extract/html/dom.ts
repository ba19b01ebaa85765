import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { ExtractError } from "@/lib/extract/errors";
import { limits } from "@/lib/extract/limits";

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Parses a page as a browser does. Throws ExtractError `too-complex` beyond the limits. */
export function parseHtml(text: string): DefaultTreeAdapterTypes.Document {
  let depth = 0;
  let nodes = 0;
  return parse(text, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(tagName, namespace, attributes) {
        nodes += 1;
        if (nodes > limits.markupNodes)
          throw tooComplex("The page has too many elements.", limits.markupNodes);
        return defaultTreeAdapter.createElement(tagName, namespace, attributes);
      },
      // The parser looks through all open elements at each tag, so depth must be bounded while it works.
      onItemPush() {
        depth += 1;
        if (depth > limits.markupDepth)
          throw tooComplex("Elements are nested too deeply.", limits.markupDepth);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
}

function tooComplex(message: string, limit: number): ExtractError {
  return new ExtractError("too-complex", message, { limit });
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

export function childNodes(node: HtmlNode): readonly HtmlNode[] {
  return "childNodes" in node ? node.childNodes : [];
}

/** An attribute's value, "" where it is not set. */
export function attribute(element: HtmlElement, name: string): string {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? "";
}

/** The first element that fits, in document order. */
export function findElement(root: HtmlNode, fits: (element: HtmlElement) => boolean): HtmlElement | null {
  for (const node of childNodes(root)) {
    if (isElement(node) && fits(node)) return node;
    const found = findElement(node, fits);
    if (found !== null) return found;
  }
  return null;
}

const notPrinted = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "head",
  "iframe",
  "object",
  "svg",
  "canvas",
  "audio",
  "video",
  "select",
  "textarea",
  "button",
  "input",
  "rt",
  "rp",
  "del",
]);

/** Whether an element shows nothing: code, controls, annotations in pinyin, hidden parts. */
export function isInvisible(element: HtmlElement): boolean {
  if (notPrinted.has(element.tagName)) return true;
  if (element.attrs.some((candidate) => candidate.name === "hidden")) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style"));
}
