import { gatherEvidence, isShifted, nextNumeral, repairShifted } from "@/lib/parser/normalize/byteshift";
import { gatherCells } from "@/lib/parser/normalize/cells";
import { cleanCharacters } from "@/lib/parser/normalize/characters";
import { barSpacedRows, gatherRows } from "@/lib/parser/normalize/columns";
import { layOut } from "@/lib/parser/normalize/grid";
import { joinBrokenLines } from "@/lib/parser/normalize/linebreaks";
import { hasTonelessPinyin, removePinyin } from "@/lib/parser/normalize/pinyin";
import { partRunOn } from "@/lib/parser/normalize/runon";
import { endsWithPoints, pointsToStops } from "@/lib/parser/normalize/stops";
import type { Range } from "@/lib/parser/types";
import type { Cell, DocumentText } from "@/lib/text/document";
import { foldWidth } from "@/lib/text/fold";
import { detectScript, type Script, toSimplified } from "@/lib/text/script";

/** A piece of the normalised text and of its fold: both are slices from `start` to `end`. */
export interface Passage extends Range {
  text: string;
  fold: string;
}

export interface Line extends Passage {
  kind: "line";
  heading: number | null;
  centred: boolean;
}

export interface GridCell extends Passage {
  header: boolean;
}

export interface GridTable extends Range {
  kind: "table";
  /** Each position holds the cell that covers it; a spanning cell is the same object in all its positions. */
  rows: Array<Array<GridCell | null>>;
}

export interface NormalText {
  text: string;
  /** The same with width folded, unit for unit. */
  fold: string;
  blocks: Array<Line | GridTable>;
  metadata: Record<string, string>;
  script: Script;
  /** Headings whose bytes had been shifted and were read back. */
  repaired: Range[];
}

interface Draft {
  text: string;
  heading: number | null;
  centred: boolean;
  /** Set by the format as a paragraph of its own kind: never joined with its neighbours. */
  fixed: boolean;
  repaired: boolean;
}
type DraftBlock = Draft | { rows: Cell[][] };

/**
 * First stage: blocks as extracted → one text in simplified script with sound characters, and lines and tables that
 * point into it. Blank lines are dropped; lines are parted by `\n`, cells of a row by `\t`.
 */
export function normalize(document: DocumentText): NormalText {
  const drafts = repairLines(gatherTables(draftBlocks(document)));
  const sample = sampleOf(drafts);
  const script = detectScript(sample);
  const tidy = endsWithPoints(sample) ? pointsToStops : (text: string) => text;
  const convert = script === "traditional" ? toSimplified : (text: string) => text;
  const metadata: Record<string, string> = {};
  for (const [key, value] of Object.entries(document.metadata)) {
    metadata[convert(foldWidth(cleanCharacters(key))).replace(/[\s:]+/g, "")] = convert(
      cleanCharacters(value),
    );
  }
  return { ...compose(drafts, (text) => convert(tidy(text))), metadata, script };
}

/** As much text as the script is told from: the rest of a long document is not put together for it. */
const SAMPLE = 40_000;

function sampleOf(drafts: readonly DraftBlock[]): string {
  const lines: string[] = [];
  let length = 0;
  for (const draft of drafts) {
    if (length >= SAMPLE) break;
    if ("rows" in draft) continue;
    lines.push(draft.text);
    length += draft.text.length + 1;
  }
  return lines.join("\n");
}

function draftBlocks(document: DocumentText): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const toneless = hasTonelessPinyin(
    document.blocks.flatMap((block) => (block.kind === "table" ? [] : [block.text])),
  );
  let run: Array<Omit<Draft, "fixed" | "repaired">> = [];
  const flush = () => {
    const lines = barSpacedRows(run.map(({ text }) => text));
    const drafts = run.flatMap(({ heading, centred }, i): Draft[] => {
      const text = cleanCharacters(lines[i] ?? "");
      if (text.length === 0) return [];
      return [{ text, heading, centred, fixed: heading !== null || /[|\t]/.test(text), repaired: false }];
    });
    blocks.push(...joinBrokenLines(drafts));
    run = [];
  };
  for (const block of document.blocks) {
    if (block.kind === "table") {
      flush();
      blocks.push({ rows: block.rows });
      continue;
    }
    // A reading behind a numeral would hide that a paragraph begins there.
    for (const text of removePinyin(block.text, toneless).split("\n").flatMap(partRunOn)) {
      run.push({ text, heading: block.heading, centred: block.centred });
    }
  }
  flush();
  return blocks;
}

/** Tables of one cell a line first, then, among the lines between them, those of one row a line. */
function gatherFlattened(lines: readonly string[]): Array<string | Cell[][]> {
  const pieces: Array<string | Cell[][]> = [];
  let between: string[] = [];
  for (const piece of [...gatherCells(lines), null]) {
    if (typeof piece === "string") {
      between.push(piece);
      continue;
    }
    pieces.push(...gatherRows(between));
    between = [];
    if (piece !== null) pieces.push(piece);
  }
  return pieces;
}

/** Rows that a plain-text conversion flattened become tables again. */
function gatherTables(blocks: DraftBlock[]): DraftBlock[] {
  const gathered: DraftBlock[] = [];
  let run: Draft[] = [];
  const flush = () => {
    let taken = 0;
    for (const piece of gatherFlattened(run.map((draft) => draft.text))) {
      if (typeof piece === "string") {
        while (taken < run.length && run[taken]?.text !== piece) taken++;
        const draft = run[taken++];
        if (draft !== undefined) gathered.push(draft);
      } else if (piece.length > 0) {
        gathered.push({ rows: piece });
      }
    }
    run = [];
  };
  for (const block of blocks) {
    if ("rows" in block) {
      flush();
      gathered.push(block);
    } else run.push(block);
  }
  flush();
  return gathered;
}

function repairLines(blocks: DraftBlock[]): DraftBlock[] {
  const lines = blocks.flatMap((block) => ("rows" in block ? [] : [block.text]));
  if (!lines.some(isShifted)) return blocks;
  const evidence = gatherEvidence(lines);
  let expected: string | null = "一";
  return blocks.map((block) => {
    if ("rows" in block) return block;
    if (!isShifted(block.text)) {
      const numeral = /^[（(]([一二三四五六七八九十]{1,3})[）)]/.exec(block.text)?.[1];
      if (numeral !== undefined) expected = nextNumeral(numeral);
      else if (/^[一二三四五六七八九十]{1,3}、/.test(block.text)) expected = "一";
      return block;
    }
    const shifted = repairShifted(block.text, evidence, expected);
    // A reading behind the last shifted character was hidden from the first look.
    const text = shifted === null ? null : removePinyin(shifted);
    const read = /^（([一二三四五六七八九十]{1,3})）/.exec(text ?? "")?.[1];
    if (read !== undefined) expected = nextNumeral(read);
    return text === null ? block : { ...block, text, repaired: true };
  });
}

/** A block whose words have their place in the whole text, which is put together once all have theirs. */
type Placed = (Range & { draft: Draft }) | (Range & { cells: Cell[][]; places: Map<Cell, Range> });

function compose(
  drafts: readonly DraftBlock[],
  convert: (text: string) => string,
): Pick<NormalText, "text" | "fold" | "blocks" | "repaired"> {
  const parts: string[] = [];
  let at = 0;
  const write = (text: string): Range => {
    const start = at;
    parts.push(text);
    at += text.length;
    return { start, end: at };
  };
  const placed = drafts.map((draft): Placed => {
    if (at > 0) write("\n");
    if (!("rows" in draft)) return { ...write(convert(draft.text)), draft };
    const start = at;
    const places = new Map<Cell, Range>();
    draft.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (c > 0) write("\t");
        else if (r > 0) write("\n");
        const text = cell.text.split("\n").map((part) => removePinyin(cleanCharacters(part)));
        places.set(cell, write(convert(text.filter((part) => part.length > 0).join("\n"))));
      });
    });
    return { start, end: at, cells: draft.rows, places };
  });
  // Passages are slices of one text and one fold: a long document is not held several times.
  const text = parts.join("");
  const fold = foldWidth(text);
  const passage = ({ start, end }: Range): Passage => ({
    start,
    end,
    text: text.slice(start, end),
    fold: fold.slice(start, end),
  });
  const blocks = placed.map((block): Line | GridTable => {
    if ("draft" in block) {
      const { heading, centred } = block.draft;
      return { kind: "line", ...passage(block), heading, centred };
    }
    const { start, end, cells, places } = block;
    const passages = new Map(
      [...places].map(([cell, place]): [Cell, GridCell] => [
        cell,
        { ...passage(place), header: cell.header },
      ]),
    );
    const { rows } = layOut<GridCell | null>(cells, (cell) => passages.get(cell) ?? null);
    return { kind: "table", start, end, rows };
  });
  const repaired = placed.flatMap((block) =>
    "draft" in block && block.draft.repaired ? [{ start: block.start, end: block.end }] : [],
  );
  return { text, fold, blocks, repaired };
}
