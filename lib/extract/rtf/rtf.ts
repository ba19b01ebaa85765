import type { CellShape } from "@/lib/extract/doc/settings";
import { asDocTable, type DocRow } from "@/lib/extract/doc/tables";
import { limits } from "@/lib/extract/limits";
import { TextDecoderOfRtf } from "@/lib/extract/rtf/decoder";
import { readTokens } from "@/lib/extract/rtf/tokens";
import { tidyLine } from "@/lib/extract/spacing";
import type { Block, DocumentText } from "@/lib/text/document";

/** What holds within a group and ends with it. */
interface GroupState {
  /** Inside a group that prints nothing here. */
  silent: boolean;
  hidden: boolean;
  font: number;
  /** How many bytes stand behind a Unicode character for programs that do not know it. */
  fallback: number;
}

/** Groups that hold no text of the document. */
const silentGroups = new Set(
  (
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf " +
    "listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles " +
    "fldinst bkmkstart bkmkend atnid atnauthor annotation nonesttables ftnsep ftnsepc aftnsep aftnsepc filetbl mmathPr"
  ).split(" "),
);
const printed: Record<string, string> = {
  "~": " ",
  _: "-",
  "-": "",
  tab: " ",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
};

/** Reads a rich text file: paragraphs, tables with merged cells, printed numbers, notes at the end. */
export function readRtf(bytes: Uint8Array): DocumentText {
  const reader = new RtfReader();
  for (const token of readTokens(bytes)) {
    if (token.kind === "open") reader.open();
    else if (token.kind === "close") reader.close();
    else if (token.kind === "bytes") reader.bytes(bytes.subarray(token.from, token.to));
    else if (token.kind === "byte") reader.byte(token.value);
    else reader.command(token.name, token.value);
  }
  return { blocks: reader.finish(), metadata: {} };
}

class RtfReader {
  private readonly decoder = new TextDecoderOfRtf();
  private readonly blocks: Block[] = [];
  private readonly stack: GroupState[] = [];
  private state: GroupState = { silent: false, hidden: false, font: 0, fallback: 1 };
  /** Whether the group just began, so that its first command says what it is. */
  private fresh = false;
  private optional = false;
  private skip = 0;
  private centred = false;
  private heading: number | null = null;
  private inTable = false;
  private lines: string[] = [];
  private cells: string[] = [];
  private rows: DocRow[] = [];
  private shapes: CellShape[] = [];
  private readonly notes: string[] = [];
  /** The sentence that a note interrupts, and how deep the group of the note is. */
  private interrupted: { text: string; depth: number } | null = null;
  private shape: Pick<CellShape, "joinsLeft" | "vertical"> = { joinsLeft: false, vertical: "none" };

  open(): void {
    if (this.stack.length < limits.markupDepth) this.stack.push({ ...this.state });
    this.fresh = true;
    this.optional = false;
  }

  close(): void {
    if (this.interrupted?.depth === this.stack.length) this.endNote(this.interrupted.text);
    this.state = this.stack.pop() ?? this.state;
    this.fresh = false;
  }

  bytes(run: Uint8Array): void {
    if (this.state.silent) {
      this.fresh = false;
      return;
    }
    // Line ends of the file mean nothing.
    for (const value of run) if (value !== 0x0a && value !== 0x0d && value !== 0) this.byte(value);
  }

  byte(value: number): void {
    this.fresh = false;
    if (this.skip > 0) this.skip -= 1;
    else if (!this.state.silent && !this.state.hidden) this.decoder.addByte(value, this.state.font);
  }

  command(name: string, value: number | null): void {
    const first = this.fresh;
    this.fresh = first && name === "*";
    if (name === "*") {
      this.optional = first;
      return;
    }
    // A group that need not be understood is passed over, unless it is the text of a box or a printed number.
    const unknown =
      first && this.optional && !/^(?:shptxt|listtext|pntext|shpinst|fldrslt|footnote|ud)$/.test(name);
    if (first && (silentGroups.has(name) || unknown)) this.state.silent = true;
    this.optional = false;
    if (first && name === "footnote" && !this.state.silent && this.interrupted === null) {
      this.interrupted = { text: this.decoder.take(this.state.font), depth: this.stack.length };
    }
    if (name === "fcharset") this.decoder.setCharset(this.state.font, value ?? 0);
    if (name === "f") this.changeFont(value ?? 0);
    if (name === "ansicpg") this.decoder.setPage(value ?? 936);
    if (!this.state.silent) this.setting(name, value);
  }

  finish(): Block[] {
    if (this.interrupted !== null) this.endNote(this.interrupted.text);
    this.endParagraph();
    this.endTable();
    this.notes.forEach((note, index) => {
      this.blocks.push({ kind: "paragraph", text: `[${index + 1}] ${note}`, heading: null, centred: false });
    });
    return this.blocks;
  }

  private setting(name: string, value: number | null): void {
    const text = printed[name];
    if (text !== undefined) this.print(text);
    else if (name === "u") this.unicode(value ?? 0);
    else if (name === "uc") this.state.fallback = value ?? 1;
    else if (name === "v" || name === "deleted") this.state.hidden = value !== 0;
    else if (name === "plain") this.state.hidden = false;
    else if (name === "par" || name === "line" || name === "page" || name === "sect") this.endParagraph();
    else if (name === "pard") this.resetParagraph();
    else if (name === "qc") this.centred = true;
    else if (/^q[lrjd]$/.test(name)) this.centred = false;
    else if (name === "outlinelevel") this.heading = value !== null && value < 9 ? value + 1 : null;
    else this.tableSetting(name, value);
  }

  private tableSetting(name: string, value: number | null): void {
    if (name === "intbl") this.inTable = true;
    else if (name === "trowd") this.shapes = [];
    else if (name === "clmrg") this.shape.joinsLeft = true;
    else if (name === "clvmgf") this.shape.vertical = "restart";
    else if (name === "clvmrg") this.shape.vertical = "continue";
    else if (name === "cellx") {
      const left = this.shapes.at(-1)?.right ?? 0;
      if (this.shapes.length < limits.tableColumns)
        this.shapes.push({ ...this.shape, left, right: value ?? left });
      this.shape = { joinsLeft: false, vertical: "none" };
    } else if (name === "cell") this.endCell();
    else if (name === "row") this.endRow();
  }

  private unicode(value: number): void {
    this.print(String.fromCharCode(value < 0 ? value + 0x10000 : value));
    this.skip = this.state.fallback;
  }

  private print(text: string): void {
    if (!this.state.hidden) this.decoder.addText(text, this.state.font);
  }

  private changeFont(font: number): void {
    const text = this.decoder.take(this.state.font);
    this.state.font = font;
    this.decoder.addText(text, font);
  }

  private resetParagraph(): void {
    this.centred = false;
    this.heading = null;
    this.inTable = false;
  }

  private endNote(sentence: string): void {
    const note = tidyLine(this.decoder.take(this.state.font));
    if (note !== "") this.notes.push(note);
    this.interrupted = null;
    this.decoder.addText(sentence, this.state.font);
  }

  private endParagraph(): void {
    this.skip = 0;
    if (this.interrupted !== null) {
      this.print(" ");
      return;
    }
    const text = tidyLine(this.decoder.take(this.state.font));
    if (this.inTable) {
      if (text !== "") this.lines.push(text);
      return;
    }
    this.endTable();
    if (text === "") return;
    this.blocks.push({ kind: "paragraph", text, heading: this.heading, centred: this.centred });
  }

  private endCell(): void {
    this.inTable = true;
    this.endParagraph();
    this.cells.push(this.lines.join("\n"));
    this.lines = [];
  }

  private endRow(): void {
    if (this.cells.length > 0) this.rows.push({ texts: this.cells, shapes: [...this.shapes], head: false });
    this.cells = [];
  }

  private endTable(): void {
    this.endRow();
    if (this.rows.some((row) => row.texts.some((text) => text !== "")))
      this.blocks.push(asDocTable(this.rows));
    this.rows = [];
  }
}
