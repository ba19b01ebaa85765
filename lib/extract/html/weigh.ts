import {
  attribute,
  childNodes,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isInvisible,
} from "@/lib/extract/html/dom";

/** How much of the running text of a page stands in an element. */
export interface Weight {
  /** Characters that are shown, blanks not counted. */
  shown: number;
  /** Of these, characters in links. */
  linked: number;
  /** Characters of running text: not linked, with sentence punctuation in them or inside a table. */
  prose: number;
}

export type Weights = ReadonlyMap<HtmlElement, Weight>;

const furnitureTags = new Set(["nav", "footer", "aside", "menu", "dialog"]);
const furnitureNames =
  /(?:^|[-_\s])(?:nav\w*|menu\w*|crumbs?\w*|breadcrumb\w*|position|location|share\w*|bds\w*|bdshare\w*|jiathis\w*|social\w*|foot\w*|copyright\w*|sidebar\w*|related?\w*|recommend\w*|pager|pagination|toolbar\w*|tools?|print\w*|qrcode\w*|ewm|comments?|search\w*|login\w*|font-?size\w*|prev-?next|skip\w*)(?:[-_\s]|$)/i;

/** Whether the tag or its class says that an element is furniture of the site. */
export function isNamedFurniture(element: HtmlElement): boolean {
  if (furnitureTags.has(element.tagName)) return true;
  return furnitureNames.test(`${attribute(element, "id")} ${attribute(element, "class")}`);
}

/** Share of the running text of a page up to which an element that is named like furniture is furniture. */
const FURNITURE = 0.3;

/** Weighs every element of a page, from the leaves up; what is named like furniture and says little weighs nothing. */
export function weigh(root: HtmlNode): Weights {
  const first = new Map<HtmlElement, Weight>();
  const { prose } = weighInto(root, first, () => false, false, false);
  const isFurniture = (element: HtmlElement) =>
    isNamedFurniture(element) && (first.get(element)?.prose ?? 0) <= prose * FURNITURE;
  const weights = new Map<HtmlElement, Weight>();
  weighInto(root, weights, isFurniture, false, false);
  return weights;
}

function weighInto(
  node: HtmlNode,
  weights: Map<HtmlElement, Weight>,
  leaveOut: (element: HtmlElement) => boolean,
  linked: boolean,
  tabled: boolean,
): Weight {
  if ("value" in node && node.nodeName === "#text") return weighText(node.value, linked, tabled);
  const sum: Weight = { shown: 0, linked: 0, prose: 0 };
  if (isElement(node) && (isInvisible(node) || leaveOut(node))) return sum;
  const inLink = linked || (isElement(node) && node.tagName === "a");
  const inCell = tabled || (isElement(node) && (node.tagName === "td" || node.tagName === "th"));
  for (const inner of childNodes(node)) {
    const part = weighInto(inner, weights, leaveOut, inLink, inCell);
    sum.shown += part.shown;
    sum.linked += part.linked;
    sum.prose += part.prose;
  }
  if (isElement(node)) weights.set(node, sum);
  return sum;
}

function weighText(text: string, linked: boolean, tabled: boolean): Weight {
  let shown = 0;
  let stops = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit <= 0x20 || unit === 0xa0 || unit === 0x3000) continue;
    shown += 1;
    // 、。，；：
    if (unit === 0x3001 || unit === 0x3002 || unit === 0xff0c || unit === 0xff1b || unit === 0xff1a)
      stops += 1;
  }
  const prose = linked ? 0 : stops > 0 ? shown : tabled ? shown / 2 : shown / 10;
  return { shown, linked: linked ? shown : 0, prose };
}
