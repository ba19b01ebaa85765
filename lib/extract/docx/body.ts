import type { Numbering } from "@/lib/extract/counters";
import { type InlineContent, type InlineState, readInline } from "@/lib/extract/docx/inline";
import {
  type ParagraphSettings,
  type ParagraphStyle,
  readSettings,
  type StyleSheet,
} from "@/lib/extract/docx/styles";
import { readTable } from "@/lib/extract/docx/tables";
import { isOn, settingOf } from "@/lib/extract/docx/values";
import { append } from "@/lib/extract/sequences";
import { tidyLine } from "@/lib/extract/spacing";
import { child, type XmlElement } from "@/lib/extract/xml";
import type { Block } from "@/lib/text/document";

const BODY_TEXT = 9;

/** Reads the story of a document block by block, in reading order: the numbers depend on it. */
export class BodyReader {
  /** Notes that were referred to so far, in order. */
  readonly notes: InlineContent["notes"] = [];
  private readonly inline: InlineState = { fields: [] };
  /** Text whose paragraph mark was deleted: it runs on into the next paragraph. */
  private carried = "";
  /** How many cells deep the reader is. */
  private cells = 0;

  constructor(
    private readonly styles: StyleSheet,
    private readonly numbering: Numbering,
  ) {}

  /** The blocks of a body, a cell, a text box or a note. */
  read(container: XmlElement): Block[] {
    const blocks: Block[] = [];
    this.readInto(container, blocks);
    this.flush(blocks);
    return blocks;
  }

  private readCell(cell: XmlElement): Block[] {
    this.cells += 1;
    const blocks = this.read(cell);
    this.cells -= 1;
    return blocks;
  }

  private readInto(container: XmlElement, blocks: Block[]): void {
    for (const node of container.children) {
      if (typeof node !== "string") this.readElement(node, blocks);
    }
  }

  private readElement(element: XmlElement, blocks: Block[]): void {
    switch (element.name) {
      case "w:p":
        this.readParagraph(element, blocks);
        return;
      case "w:tbl":
        this.flush(blocks);
        append(
          blocks,
          readTable(element, (cell) => this.readCell(cell)),
        );
        return;
      case "w:sdt":
        if (!isContentsTable(element)) this.readInto(element, blocks);
        return;
      case "mc:AlternateContent": {
        const choice = child(element, "mc:Choice") ?? child(element, "mc:Fallback");
        if (choice !== undefined) this.readInto(choice, blocks);
        return;
      }
      case "w:sdtContent":
      case "w:customXml":
      case "w:smartTag":
      case "w:ins":
      case "w:moveTo":
        this.readInto(element, blocks);
        return;
      default:
        return;
    }
  }

  private readParagraph(element: XmlElement, blocks: Block[]): void {
    const properties = child(element, "w:pPr");
    const style = this.styles.of(settingOf(properties, "w:pStyle"));
    const direct = readSettings(properties);
    const mark = child(properties, "w:rPr");
    const content = readInline(element, this.inline);
    const markDeleted = child(mark, "w:del") !== undefined || child(mark, "w:moveFrom") !== undefined;
    append(this.notes, content.notes);

    if (markDeleted) {
      this.carried += content.lines.join("");
    } else if (!isLeftOut(style, mark, content)) {
      const [first = "", ...rest] = content.lines;
      const label = this.label(direct, style);
      const lines = [this.carried + first, ...rest];
      this.carried = "";
      const texts = lines.map(tidyLine).filter((line) => line !== "");
      // A column of numbers is often nothing but empty numbered paragraphs.
      if (texts.length > 0 || this.cells > 0) texts[0] = tidyLine(label + (texts[0] ?? ""));
      push(blocks, texts, style, { ...style, ...direct });
    }
    for (const box of content.boxes) append(blocks, this.read(box));
  }

  private label(direct: ParagraphSettings, style: ParagraphStyle | undefined): string {
    const numId = direct.numId ?? style?.numId;
    if (numId === undefined || numId === 0) return "";
    const bound = style === undefined ? undefined : this.numbering.levelOfStyle(numId, style.id);
    const inherited = direct.numId === undefined ? style?.level : undefined;
    return this.numbering.next(numId, direct.level ?? bound ?? inherited ?? 0);
  }

  private flush(blocks: Block[]): void {
    if (this.carried === "") return;
    push(blocks, [tidyLine(this.carried)], undefined, {});
    this.carried = "";
  }
}

function push(
  blocks: Block[],
  texts: readonly string[],
  style: ParagraphStyle | undefined,
  settings: ParagraphSettings,
): void {
  const heading = headingOf(settings, style);
  const centred = settings.justification === "center";
  for (const text of texts) {
    if (text !== "") blocks.push({ kind: "paragraph", text, heading, centred });
  }
}

function headingOf(settings: ParagraphSettings, style: ParagraphStyle | undefined): number | null {
  if (settings.outline !== undefined) {
    return settings.outline >= 0 && settings.outline < BODY_TEXT ? settings.outline + 1 : null;
  }
  const named = /^(?:heading|标题)\s*([1-9])$/.exec(style?.name ?? "");
  return named === null ? null : Number(named[1]);
}

/** Paragraphs that are not printed and do not count: hidden ones, and lines of a table of contents. */
function isLeftOut(
  style: ParagraphStyle | undefined,
  mark: XmlElement | undefined,
  content: InlineContent,
): boolean {
  if (style !== undefined && (style.hidden || /^toc \d/.test(style.name))) return true;
  return isOn(mark, "w:vanish") && content.lines.every((line) => line.trim() === "");
}

function isContentsTable(element: XmlElement): boolean {
  const gallery = settingOf(child(child(element, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery");
  return gallery === "Table of Contents";
}
