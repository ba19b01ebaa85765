import type { Numbering } from "@/lib/extract/counters";
import { readDocLists } from "@/lib/extract/doc/lists";
import { type Run, readLeftOut, readParagraphRuns, runAt } from "@/lib/extract/doc/runs";
import { type DocSettings, readDocSettings } from "@/lib/extract/doc/settings";
import { type DocStyles, readDocStyles } from "@/lib/extract/doc/styles";
import { asDocTable, type DocRow } from "@/lib/extract/doc/tables";
import { openWordFile, placeOf, type WordFile } from "@/lib/extract/doc/text";
import type { OleFile } from "@/lib/extract/ole";
import { append } from "@/lib/extract/sequences";
import { tidyLine } from "@/lib/extract/spacing";
import type { Block, DocumentText } from "@/lib/text/document";

/** Numbers that Word keeps for "numbered by itself, in an older way" and for "not numbered". */
const LAST_LIST = 2_000;
const BODY_TEXT = 9;
/** Stands where a note is cited, and before its text. */
const NOTE_MARK = "\x02";

/**
 * Reads a Word 97-2003 document as it prints: automatic numbers rendered, revisions accepted, notes and text boxes at
 * the end. Throws ExtractError where it is protected, older than Word 97 or damaged.
 */
export function readDoc(ole: OleFile): DocumentText {
  const file = openWordFile(ole);
  const { body, footnotes, headers, comments, endnotes, boxes } = file.lengths;
  const reader = new StoryReader(file);
  const blocks = reader.read(0, body);
  const notes = reader.read(body, footnotes);
  const behind = body + footnotes + headers + comments;
  return {
    blocks: [...blocks, ...notes, ...reader.read(behind, endnotes), ...reader.read(behind + endnotes, boxes)],
    metadata: {},
  };
}

class StoryReader {
  private readonly runs: Run[];
  private readonly leftOut: Run[];
  private readonly styles: DocStyles;
  private readonly lists: Numbering;
  /** Notes that were read so far. */
  private notes = 0;

  constructor(private readonly file: WordFile) {
    this.runs = readParagraphRuns(file);
    this.leftOut = readLeftOut(file);
    this.styles = readDocStyles(file);
    this.lists = readDocLists(file);
  }

  /** The blocks of the story of that place and length. */
  read(from: number, length: number): Block[] {
    const blocks: Block[] = [];
    let rows: DocRow[] = [];
    let cells: string[] = [];
    let lines: string[] = [];
    const endTable = (): void => {
      if (cells.length > 0) rows.push({ texts: cells, shapes: [], head: false });
      if (rows.some((row) => row.texts.some((text) => text !== ""))) blocks.push(asDocTable(rows));
      [rows, cells, lines] = [[], [], []];
    };
    for (const { start, end, mark } of this.paragraphs(
      from,
      Math.min(from + length, this.file.text.length),
    )) {
      const { settings, style } = this.settingsAt(end);
      if (settings.inTable === true && settings.rowEnd === true && (settings.depth ?? 1) <= 1) {
        rows.push({ texts: cells, shapes: settings.cells ?? [], head: settings.headRow ?? false });
        [cells, lines] = [[], []];
        continue;
      }
      const inTable = settings.inTable === true || mark === "\x07";
      if (!inTable && (rows.length > 0 || cells.length > 0)) endTable();
      const own = this.styles.isContents(style) ? [] : this.linesOf(start, end, settings, inTable);
      if (!inTable) {
        append(
          blocks,
          own.map((text) => asParagraph(text, settings)),
        );
        continue;
      }
      append(lines, own);
      if (mark !== "\x07") continue;
      cells.push(lines.join("\n"));
      lines = [];
    }
    endTable();
    return blocks;
  }

  private *paragraphs(from: number, to: number): Generator<{ start: number; end: number; mark: string }> {
    let start = from;
    for (let at = from; at < to; at++) {
      const mark = this.file.text[at] ?? "";
      if (mark !== "\r" && mark !== "\x07" && mark !== "\f") continue;
      yield { start, end: at, mark };
      start = at + 1;
    }
    if (start < to) yield { start, end: to - 1, mark: "" };
  }

  private settingsAt(character: number): { settings: DocSettings; style: number } {
    const run = runAt(this.runs, placeOf(this.file.pieces, character));
    if (run === undefined) return { settings: {}, style: 0 };
    return {
      settings: { ...this.styles.of(run.style), ...readDocSettings(run.list, this.file.data) },
      style: run.style,
    };
  }

  private linesOf(start: number, end: number, settings: DocSettings, inTable: boolean): string[] {
    const list = settings.list ?? 0;
    const note = this.file.text[start] === NOTE_MARK;
    if (note) this.notes += 1;
    const label = note
      ? `[${this.notes}] `
      : list > 0 && list <= LAST_LIST
        ? this.lists.next(list, settings.level ?? 0)
        : "";
    const lines = this.printed(start, end)
      .split("\v")
      .map(tidyLine)
      .filter((line) => line !== "");
    if (lines.length > 0 || inTable) lines[0] = tidyLine(label + (lines[0] ?? ""));
    return lines.filter((line) => line !== "");
  }

  /** The characters that print: no field codes, no anchors of pictures and notes, nothing deleted or hidden. */
  private printed(start: number, end: number): string {
    let text = "";
    let codes = 0;
    const open: boolean[] = [];
    for (let at = start; at < end; at++) {
      const character = this.file.text[at] ?? "";
      if (character === "\x13") {
        open.push(true);
        codes += 1;
      } else if (character === "\x14" || character === "\x15") {
        if (open.at(-1) === true) codes -= 1;
        if (character === "\x14") open.splice(-1, 1, false);
        else open.pop();
      } else if (codes === 0 && !this.isLeftOut(at)) text += printedAs[character] ?? character;
    }
    return text;
  }

  private isLeftOut(character: number): boolean {
    if (this.leftOut.length === 0) return false;
    return runAt(this.leftOut, placeOf(this.file.pieces, character)) !== undefined;
  }
}

const printedAs: Record<string, string> = {
  "\t": " ",
  "\x01": "",
  [NOTE_MARK]: "",
  "\x05": "",
  "\x08": "",
  "\x0e": "\v",
  "\x1e": "-",
  "\x1f": "",
};

function asParagraph(text: string, settings: DocSettings): Block {
  const outline = settings.outline ?? BODY_TEXT;
  return {
    kind: "paragraph",
    text,
    heading: outline < BODY_TEXT ? outline + 1 : null,
    centred: settings.centred ?? false,
  };
}
