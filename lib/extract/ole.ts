import { Bytes } from "@/lib/extract/bytes";
import { ExtractError } from "@/lib/extract/errors";
import { append } from "@/lib/extract/sequences";

/** The container of Office 97-2003: a small file system within a file. */
export interface OleFile {
  names: ReadonlySet<string>;
  /** The bytes of a stream by its name, null where there is none. */
  read(name: string): Uint8Array | null;
}

interface Entry {
  start: number;
  size: number;
}

const LAST_REGULAR = 0xfffffffa;
const HEADER = 512;
const DIRECTORY_ENTRY = 128;
const STREAM = 2;
const ROOT = 5;

/** Opens the container. Throws ExtractError `broken-archive` where its chains of sectors do not hold. */
export function openOle(data: Uint8Array): OleFile {
  try {
    return openSound(new Bytes(data));
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    throw new ExtractError("broken-archive", "The container is damaged or cut off.", {}, error);
  }
}

function openSound(file: Bytes): OleFile {
  const sectorSize = 2 ** Math.min(Math.max(file.u16(30), 7), 16);
  const smallSize = 2 ** Math.min(Math.max(file.u16(32), 4), 12);
  const smallLimit = file.u32(56);
  const sector = (index: number): Bytes => {
    const start = sectorSize === 4096 ? (index + 1) * sectorSize : HEADER + index * sectorSize;
    // The last sector of a file may be shorter than the others.
    return file.part(start, Math.min(sectorSize, Math.max(0, file.length - start)));
  };
  const table = readTable(file, sector, sectorSize);
  const chain = (start: number): Bytes[] => follow(start, table).map(sector);

  const entries = new Map<string, Entry>();
  let root: Entry = { start: LAST_REGULAR, size: 0 };
  for (const part of chain(file.u32(48))) {
    for (let at = 0; at + DIRECTORY_ENTRY <= part.length; at += DIRECTORY_ENTRY) {
      const type = part.u8(at + 66);
      const entry = { start: part.u32(at + 116), size: part.u32(at + 120) };
      if (type === ROOT) root = entry;
      if (type !== STREAM) continue;
      const name = nameAt(part, at);
      if (!entries.has(name)) entries.set(name, entry);
    }
  }
  const smallTable = chain(file.u32(60)).flatMap((part) => numbersOf(part));
  const smallParts = concatenated(chain(root.start), root.size);
  return {
    names: new Set(entries.keys()),
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.size >= smallLimit) return concatenated(chain(entry.start), entry.size).data;
      const parts = follow(entry.start, smallTable).map((index) =>
        smallParts.part(
          index * smallSize,
          Math.min(smallSize, Math.max(0, smallParts.length - index * smallSize)),
        ),
      );
      return concatenated(parts, entry.size).data;
    },
  };
}

/** The next sector of each sector, as the file's allocation table says. */
function readTable(file: Bytes, sector: (index: number) => Bytes, sectorSize: number): number[] {
  const parts: number[] = [];
  for (let at = 76; at < HEADER; at += 4) parts.push(file.u32(at));
  const most = Math.ceil(file.length / sectorSize) + 1;
  let next = file.u32(68);
  for (let count = 0; next < LAST_REGULAR && count < most; count++) {
    const numbers = numbersOf(sector(next));
    next = numbers.pop() ?? LAST_REGULAR;
    append(parts, numbers);
  }
  const table: number[] = [];
  for (const part of parts)
    if (part < LAST_REGULAR && table.length < most + sectorSize) append(table, numbersOf(sector(part)));
  return table;
}

function numbersOf(part: Bytes): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= part.length; at += 4) numbers.push(part.u32(at));
  return numbers;
}

/** The sectors of a chain. One that comes back to itself, or leaves the table, is damage. */
function follow(start: number, table: readonly number[]): number[] {
  const chain: number[] = [];
  let index = start;
  while (index < LAST_REGULAR) {
    chain.push(index);
    const next = table[index];
    if (next === undefined || chain.length > table.length) {
      throw new ExtractError("broken-archive", "A chain of the container is broken.");
    }
    index = next;
  }
  return chain;
}

function concatenated(parts: readonly Bytes[], size: number): Bytes {
  const whole = Buffer.concat(parts.map((part) => part.data));
  if (whole.byteLength < size)
    throw new ExtractError("broken-archive", "A stream of the container is cut off.");
  return new Bytes(whole.subarray(0, size));
}

function nameAt(part: Bytes, at: number): string {
  const length = Math.min(part.u16(at + 64), 64);
  let name = "";
  for (let index = 0; index + 2 < length; index += 2) name += String.fromCharCode(part.u16(at + index));
  return name;
}
