/**
 * The shape that every file format is reduced to before it is parsed: blocks in reading order.
 * `lib/extract` makes it from bytes, `lib/parser` reads it; neither knows the other.
 */
export interface DocumentText {
  /** Blocks in reading order; page furniture (menus, page numbers, running heads) already left out. */
  blocks: Block[];
  /** What the container itself says about the document (metadata table of a government site), keys as printed. */
  metadata: Record<string, string>;
}

export type Block = Paragraph | Table;

export interface Paragraph {
  kind: "paragraph";
  /** One paragraph without line breaks; an automatic number is rendered in front as the office program prints it. */
  text: string;
  /** 1 for the outermost heading level where the format marks headings, else null. */
  heading: number | null;
  /** Whether the format sets it centred: titles, most often. */
  centred: boolean;
}

export interface Table {
  kind: "table";
  rows: Cell[][];
}

/** A cell as the format declares it: a cell that spans stands once, in the row and column where it begins. */
export interface Cell {
  /** Paragraphs of the cell joined by "\n". */
  text: string;
  rowSpan: number;
  colSpan: number;
  header: boolean;
}
