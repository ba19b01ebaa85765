import iconv from "iconv-lite";
import { Bytes } from "@/lib/extract/bytes";
import { ExtractError } from "@/lib/extract/errors";
import type { OleFile } from "@/lib/extract/ole";

/** A run of text and where it stands in the file: formatting is filed by that place, text is not in its order. */
export interface Piece {
  /** First character, and the one behind the last, counted over the whole document. */
  from: number;
  to: number;
  /** Where the first character stands in the main stream, and bytes for each character. */
  at: number;
  width: 1 | 2;
}

/** An old Word document, opened: its streams, its text, and where its tables are. */
export interface WordFile {
  main: Bytes;
  tables: Bytes;
  data: Bytes | null;
  pieces: Piece[];
  text: string;
  /** Lengths of the stories that follow each other in `text`. */
  lengths: {
    body: number;
    footnotes: number;
    headers: number;
    comments: number;
    endnotes: number;
    boxes: number;
  };
  /** Offset and length, in `tables`, of a structure by its place in the head of the file. */
  structure(index: number): { at: number; length: number };
}

const MAGIC = 0xa5ec;
const WORD_97 = 0xc1;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
const STRUCTURES = 0x9a;
const CLX = 33;

/** Opens the streams of a Word 97-2003 document. Throws ExtractError where it is protected, older or damaged. */
export function openWordFile(ole: OleFile): WordFile {
  const main = new Bytes(ole.read("WordDocument") ?? new Uint8Array());
  if (main.u16(0) !== MAGIC || main.u16(2) < WORD_97) {
    throw new ExtractError("unsupported-format", "The document is from a Word before Word 97.", {
      kind: "legacy-word",
    });
  }
  const flags = main.u16(10);
  if ((flags & ENCRYPTED) !== 0) {
    throw new ExtractError("encrypted", "The document is protected with a password.");
  }
  const tables = ole.read((flags & SECOND_TABLE) === 0 ? "0Table" : "1Table");
  if (tables === null) throw new ExtractError("broken-document", "The document lacks its tables.");
  const data = ole.read("Data");
  const structure = (index: number) => ({
    at: main.u32(STRUCTURES + index * 8),
    length: main.u32(STRUCTURES + index * 8 + 4),
  });
  const pieces = readPieces(new Bytes(tables), structure(CLX));
  return {
    main,
    tables: new Bytes(tables),
    data: data === null ? null : new Bytes(data),
    pieces,
    text: pieces.map((piece) => textOf(main, piece)).join(""),
    lengths: {
      body: main.u32(0x4c),
      footnotes: main.u32(0x50),
      headers: main.u32(0x54),
      comments: main.u32(0x5c),
      endnotes: main.u32(0x60),
      boxes: main.u32(0x64),
    },
    structure,
  };
}

function readPieces(tables: Bytes, { at, length }: { at: number; length: number }): Piece[] {
  const clx = tables.part(at, length);
  let position = 0;
  while (clx.u8(position) === 1) position += 3 + clx.u16(position + 1);
  const size = clx.u32(position + 1);
  const list = clx.part(position + 5, size);
  const count = Math.floor((size - 4) / 12);
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const place = list.u32((count + 1) * 4 + index * 8 + 2);
    const narrow = (place & 0x40000000) !== 0;
    const start = place & 0x3fffffff;
    const [from, to] = [list.u32(index * 4), list.u32(index * 4 + 4)];
    if (to < from) throw new ExtractError("broken-document", "The pieces of the text are out of order.");
    pieces.push({ from, to, at: narrow ? Math.floor(start / 2) : start, width: narrow ? 1 : 2 });
  }
  return pieces;
}

function textOf(main: Bytes, piece: Piece): string {
  const raw = main.part(piece.at, (piece.to - piece.from) * piece.width).data;
  // Decoders change lengths at surrogates and marks; one unit must stay one character here.
  if (piece.width === 2) return Buffer.from(raw).toString("utf16le");
  return iconv.decode(Buffer.from(raw), "win1252");
}

/** Where a character stands in the main stream. */
export function placeOf(pieces: readonly Piece[], character: number): number {
  let [low, high] = [0, pieces.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece === undefined) break;
    if (character < piece.from) high = middle - 1;
    else if (character >= piece.to) low = middle + 1;
    else return piece.at + (character - piece.from) * piece.width;
  }
  return -1;
}
