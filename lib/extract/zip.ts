import { inflateRawSync } from "node:zlib";
import { ExtractError } from "@/lib/extract/errors";
import { limits } from "@/lib/extract/limits";

/** One part of a zip container, as its directory declares it. */
interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  packedSize: number;
  size: number;
  headerOffset: number;
}

/** A zip container of which parts are unpacked one by one, on demand and within limits. */
export interface ZipArchive {
  names: readonly string[];
  /** Unpacks a part. Null where there is no such part; throws ExtractError on damage, password or excess. */
  read(name: string): Uint8Array | null;
}

const END_SIGNATURE = 0x06054b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * Opens a zip by its central directory, without unpacking anything. Throws ExtractError `broken-archive` when the
 * directory is missing or points outside the file, `archive-bomb` when it declares more than the limits allow.
 */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  // Declared sizes can lie; the budget below counts what is really unpacked.
  let budget = limits.inflatedBytes;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      const part = unpack(bytes, view, entry, Math.min(limits.partBytes, budget));
      budget -= part.byteLength;
      return part;
    },
  };
}

function broken(message: string, part?: string, cause?: unknown): ExtractError {
  return new ExtractError("broken-archive", message, part === undefined ? {} : { part }, cause);
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  const first = Math.max(0, last - MAX_COMMENT);
  for (let at = last; at >= first; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw broken("The container has no directory: the file is cut off or damaged.");
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, ZipEntry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.archiveEntries) {
    throw new ExtractError("archive-bomb", "The container declares too many parts.", {
      limit: limits.archiveEntries,
      actual: count,
    });
  }
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_SIGNATURE) {
      throw broken("The directory of the container is damaged.");
    }
    const nameLength = view.getUint16(at + 28, true);
    const skip = nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
    entries.set(name, {
      name,
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    at += 46 + skip;
  }
  return entries;
}

/** Names are UTF-8; old Chinese programs wrote them in the system's encoding without saying so. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function unpack(bytes: Uint8Array, view: DataView, entry: ZipEntry, limit: number): Uint8Array {
  if (entry.encrypted) {
    throw new ExtractError("encrypted", "The container is protected with a password.", { part: entry.name });
  }
  checkSize(entry, entry.size, limit);
  const header = entry.headerOffset;
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== LOCAL_SIGNATURE) {
    throw broken("A part of the container is not where its directory says.", entry.name);
  }
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + entry.packedSize > view.byteLength) {
    throw broken("A part of the container is cut off.", entry.name);
  }
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (entry.method === STORED) {
    checkSize(entry, packed.byteLength, limit);
    return packed;
  }
  if (entry.method !== DEFLATED) {
    throw broken(
      `A part is packed with method ${entry.method}, which office programs do not use.`,
      entry.name,
    );
  }
  return inflate(packed, entry, limit);
}

function inflate(packed: Uint8Array, entry: ZipEntry, limit: number): Uint8Array {
  const byRatio = Math.max(limits.ratioFromBytes, packed.byteLength * limits.inflateRatio);
  const allowed = Math.max(1, Math.min(limit, byRatio));
  try {
    return inflateRawSync(packed, { maxOutputLength: allowed });
  } catch (error) {
    if (error instanceof RangeError) throw bomb(entry, allowed);
    throw broken("A part of the container cannot be unpacked.", entry.name, error);
  }
}

function checkSize(entry: ZipEntry, size: number, limit: number): void {
  if (size > limit) throw bomb(entry, limit, size);
  if (size > limits.ratioFromBytes && size > entry.packedSize * limits.inflateRatio) {
    throw bomb(entry, entry.packedSize * limits.inflateRatio, size);
  }
}

function bomb(entry: ZipEntry, limit: number, actual?: number): ExtractError {
  return new ExtractError(
    "archive-bomb",
    "A part of the container unpacks to more than a document can hold.",
    {
      part: entry.name,
      limit,
      ...(actual === undefined ? {} : { actual }),
    },
  );
}
