import { childNodes, type HtmlElement, type HtmlNode, isElement } from "@/lib/extract/html/dom";
import { isNamedFurniture, type Weight, type Weights } from "@/lib/extract/html/weigh";

/** Share of the page's running text that the document may lose to what stands around it. */
const LOSS = 0.03;
/** Share of the document's running text up to which an element that is named like furniture is furniture. */
const FURNITURE = 0.3;

const nothing: Weight = { shown: 0, linked: 0, prose: 0 };
/** What holds words, and no blocks of a document; sites invent tags of their own for the rest. */
const leaves = new Set("p ul ol li dl dt dd h1 h2 h3 h4 h5 h6 pre blockquote a b strong em u i".split(" "));

/** The innermost element that still holds nearly all running text of the page: the document without its site. */
export function findMainPart(root: HtmlNode, weights: Weights): HtmlNode {
  let part: HtmlNode = root;
  let whole: number | null = null;
  for (;;) {
    const next = heaviestChild(part, weights);
    if (next === null) return part;
    const prose = weightOf(next, weights).prose;
    whole ??= prose;
    if (prose < whole * (1 - LOSS) || leaves.has(next.tagName) || isDataTable(next, weights)) return part;
    part = next;
  }
}

function heaviestChild(node: HtmlNode, weights: Weights): HtmlElement | null {
  let best: HtmlElement | null = null;
  for (const inner of childNodes(node)) {
    if (!isElement(inner)) continue;
    if (best === null || weightOf(inner, weights).prose > weightOf(best, weights).prose) best = inner;
  }
  return best;
}

function weightOf(element: HtmlElement, weights: Weights): Weight {
  return weights.get(element) ?? nothing;
}

/** A table whose text is spread over its cells is part of the document and is never taken apart for its heaviest cell. */
function isDataTable(element: HtmlElement, weights: Weights): boolean {
  if (!/^(?:table|tbody|tr)$/.test(element.tagName)) return false;
  const whole = weightOf(element, weights).prose;
  let part: HtmlElement | null = element;
  while (part !== null && part.tagName !== "td" && part.tagName !== "th") part = heaviestChild(part, weights);
  return part === null || weightOf(part, weights).prose < whole * (1 - LOSS);
}

/** Says of the elements within the document which are furniture all the same: menus, share buttons, lists of links. */
export function furnitureWithin(main: HtmlNode, weights: Weights): (element: HtmlElement) => boolean {
  const whole = isElement(main) ? weightOf(main, weights).prose : Number.POSITIVE_INFINITY;
  return (element) => {
    const weight = weightOf(element, weights);
    if (element.tagName === "nav") return true;
    if (weight.prose <= whole * FURNITURE && isNamedFurniture(element)) return true;
    return isLinkList(element, weight);
  };
}

function isLinkList(element: HtmlElement, weight: Weight): boolean {
  if (!/^(?:ul|ol|div|dl|table)$/.test(element.tagName)) return false;
  return weight.shown >= 20 && weight.linked > 0.7 * weight.shown && countLinks(element, 4) >= 4;
}

function countLinks(node: HtmlNode, enough: number): number {
  let count = 0;
  for (const inner of childNodes(node)) {
    if (count >= enough) break;
    if (!isElement(inner)) continue;
    count += inner.tagName === "a" ? 1 : countLinks(inner, enough - count);
  }
  return count;
}
