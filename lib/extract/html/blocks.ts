import {
  attribute,
  childNodes,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isInvisible,
} from "@/lib/extract/html/dom";
import { readTable } from "@/lib/extract/html/tables";
import { append } from "@/lib/extract/sequences";
import { tidyLine } from "@/lib/extract/spacing";
import type { Block } from "@/lib/text/document";

/** Which elements are passed over, beyond those that show nothing. */
export type LeaveOut = (element: HtmlElement) => boolean;

const blockTags = new Set(
  (
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody " +
    "td tfoot th thead tr ul"
  ).split(" "),
);

interface Setting {
  centred: boolean;
  heading: number | null;
  preformatted: boolean;
}

/** A number that is printed with the words: editors put whole chapters into lists that they count by hand. */
const numberedByHand =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[章节条部]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[、.．](?!\d)|[①-⑳])/;

/** Turns a part of a page into blocks: block elements and line breaks end a paragraph, inline elements do not. */
export function readBlocks(root: HtmlNode, leaveOut: LeaveOut = () => false): Block[] {
  const writer = new BlockWriter(leaveOut);
  writer.enter(root, { centred: false, heading: null, preformatted: false });
  writer.end({ centred: false, heading: null, preformatted: false });
  return writer.blocks;
}

class BlockWriter {
  readonly blocks: Block[] = [];
  private line = "";
  /** The number of the list item that the line opens. */
  private label = "";
  /** The last number given in each ordered list. */
  private readonly counters = new Map<HtmlElement, number>();

  constructor(private readonly leaveOut: LeaveOut) {}

  enter(node: HtmlNode, setting: Setting): void {
    if (!isElement(node)) {
      if ("value" in node && node.nodeName === "#text") this.addText(node.value, setting);
      else for (const inner of childNodes(node)) this.enter(inner, setting);
      return;
    }
    if (isInvisible(node) || this.leaveOut(node)) return;
    if (!blockTags.has(node.tagName)) {
      for (const inner of childNodes(node)) this.enter(inner, setting);
      return;
    }
    this.end(setting);
    if (node.tagName === "table") {
      append(
        this.blocks,
        readTable(node, (part) => readBlocks(part, this.leaveOut)),
      );
      return;
    }
    const own = settingOf(node, setting);
    if (node.tagName === "li") this.label = this.listLabel(node);
    for (const inner of childNodes(node)) this.enter(inner, own);
    this.end(own);
    // What opened nothing opens nothing behind the list.
    if (node.tagName === "li") this.label = "";
  }

  end(setting: Setting): void {
    const own = tidyLine(this.line);
    this.line = "";
    if (own === "") return;
    const text = numberedByHand.test(own) ? own : this.label + own;
    this.label = "";
    this.blocks.push({ kind: "paragraph", text, heading: setting.heading, centred: setting.centred });
  }

  private addText(text: string, setting: Setting): void {
    if (!setting.preformatted) {
      this.line += unbroken(text);
      return;
    }
    const [first = "", ...rest] = text.split(/\r\n|[\n\r]/);
    this.line += first;
    for (const line of rest) {
      this.end(setting);
      this.line = line;
    }
  }

  /** The number that a browser puts before an item of an ordered list. */
  private listLabel(item: HtmlElement): string {
    const list = item.parentNode;
    if (list === null || !isElement(list) || list.tagName !== "ol") return "";
    if (/list-style(?:-type)?\s*:\s*none/i.test(attribute(list, "style"))) return "";
    const last = this.counters.get(list) ?? wholeNumber(attribute(list, "start"), 1) - 1;
    const number = wholeNumber(attribute(item, "value"), last + 1);
    this.counters.set(list, number);
    return `${number}. `;
  }
}

/** A line break in the source is a blank between words, and nothing between Chinese characters. */
function unbroken(text: string): string {
  return text.replace(/([^\0-\u02ff])[ \t]*[\r\n]\s*(?=[^\0-\u02ff])/g, "$1").replace(/[ \t\r\n\f]+/g, " ");
}

function settingOf(element: HtmlElement, outer: Setting): Setting {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  return {
    centred: isCentred(element) ?? outer.centred,
    heading: level === undefined ? outer.heading : Number(level),
    preformatted: outer.preformatted || element.tagName === "pre",
  };
}

/** Whether the element itself centres its text; null where it says nothing. */
function isCentred(element: HtmlElement): boolean | null {
  if (element.tagName === "center") return true;
  const style = /text-align\s*:\s*([a-z]+)/i.exec(attribute(element, "style"))?.[1];
  const align = style ?? attribute(element, "align");
  if (align !== "") return align.toLowerCase() === "center";
  if (/(?:^|[-_\s])(?:text|align)-?_?center(?:[-_\s]|$)/i.test(attribute(element, "class"))) return true;
  return null;
}

function wholeNumber(text: string, fallback: number): number {
  return /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : fallback;
}
