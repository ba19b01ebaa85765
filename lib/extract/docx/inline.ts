import { isOn } from "@/lib/extract/docx/values";
import { child, type XmlElement } from "@/lib/extract/xml";

/** A field (table of contents, page number, link) that is open: what stands before its result is not printed. */
interface Field {
  instruction: string;
  inResult: boolean;
}

/** What has to be remembered from one paragraph to the next. */
export interface InlineState {
  fields: Field[];
}

/** What one paragraph prints. */
export interface InlineContent {
  /** Text between line breaks; at least one entry. */
  lines: string[];
  /** Contents of text boxes that are anchored in the paragraph. */
  boxes: XmlElement[];
  /** Notes that are referred to, in order. */
  notes: Array<{ kind: "footnote" | "endnote"; id: string }>;
}

// Of revisions only what stays when all are accepted is read.
const skipped = new Set([
  "w:pPr",
  "w:rPr",
  "w:del",
  "w:moveFrom",
  "w:delText",
  "w:delInstrText",
  "w:rt",
  "w:sdtPr",
]);

const symbols: Record<string, string> = { F0A3: "□", F0A8: "□", F06F: "□", F0FE: "☑", F052: "☑", F0FC: "√" };

/** Reads the text of one paragraph, tracked changes accepted, hidden text and field codes left out. */
export function readInline(paragraph: XmlElement, state: InlineState): InlineContent {
  const content: InlineContent = { lines: [""], boxes: [], notes: [] };
  readChildren(paragraph, content, state, false);
  // A code without a result that is still open here was never closed; it must not swallow what follows.
  state.fields = state.fields.filter((field) => field.inResult);
  return content;
}

function readChildren(
  element: XmlElement,
  content: InlineContent,
  state: InlineState,
  hidden: boolean,
): void {
  for (const node of element.children) {
    if (typeof node !== "string") readElement(node, content, state, hidden);
  }
}

function readElement(element: XmlElement, content: InlineContent, state: InlineState, hidden: boolean): void {
  if (skipped.has(element.name)) return;
  switch (element.name) {
    case "w:r":
      readChildren(element, content, state, hidden || isOn(child(element, "w:rPr"), "w:vanish"));
      return;
    case "w:t":
    case "m:t":
      for (const node of element.children) if (typeof node === "string") append(content, state, hidden, node);
      return;
    case "w:tab":
    case "w:ptab":
      append(content, state, hidden, " ");
      return;
    case "w:br":
    case "w:cr":
      if (isPrinted(state, hidden)) content.lines.push("");
      return;
    case "w:noBreakHyphen":
      append(content, state, hidden, "-");
      return;
    case "w:sym":
      append(content, state, hidden, symbols[element.attributes["w:char"]?.toUpperCase() ?? ""] ?? "");
      return;
    case "w:footnoteReference":
    case "w:endnoteReference":
      readReference(element, content);
      return;
    case "w:fldChar":
      readFieldMark(element.attributes["w:fldCharType"], state);
      return;
    case "w:instrText":
      readInstruction(element, state);
      return;
    case "w:fldSimple":
      if (!isContents(element.attributes["w:instr"] ?? "")) readChildren(element, content, state, hidden);
      return;
    case "mc:AlternateContent": {
      // The same box twice: for programs that know the newer drawing, and for those that do not.
      const choice = child(element, "mc:Choice") ?? child(element, "mc:Fallback");
      if (choice !== undefined) readChildren(choice, content, state, hidden);
      return;
    }
    case "w:txbxContent":
      content.boxes.push(element);
      return;
    default:
      readChildren(element, content, state, hidden);
  }
}

function append(content: InlineContent, state: InlineState, hidden: boolean, text: string): void {
  if (isPrinted(state, hidden)) content.lines[content.lines.length - 1] += text;
}

function isPrinted(state: InlineState, hidden: boolean): boolean {
  return !hidden && state.fields.every((field) => field.inResult && !isContents(field.instruction));
}

/** A table of contents repeats the headings with page numbers. */
function isContents(instruction: string): boolean {
  return /^\s*TOC\b/i.test(instruction);
}

function readFieldMark(type: string | undefined, state: InlineState): void {
  if (type === "begin") state.fields.push({ instruction: "", inResult: false });
  if (type === "end") state.fields.pop();
  if (type === "separate") {
    const field = state.fields.at(-1);
    if (field !== undefined) field.inResult = true;
  }
}

function readInstruction(element: XmlElement, state: InlineState): void {
  const field = state.fields.at(-1);
  if (field === undefined || field.inResult) return;
  for (const node of element.children) if (typeof node === "string") field.instruction += node;
}

function readReference(element: XmlElement, content: InlineContent): void {
  const id = element.attributes["w:id"];
  if (id === undefined) return;
  content.notes.push({ kind: element.name === "w:footnoteReference" ? "footnote" : "endnote", id });
}
