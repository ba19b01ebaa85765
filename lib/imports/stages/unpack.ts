import { unzipSync } from "fflate";
import iconv from "iconv-lite";
import { AppError, type ErrorCode, type ErrorParams } from "@/lib/errors";
import { detectContainer } from "@/lib/extract/detect";
import { limits } from "@/lib/extract/limits";
import { openZip } from "@/lib/extract/zip";
import { largestUpload, readableExtensions } from "../types";

export interface UnpackedFile {
  fileName: string;
  bytes: Uint8Array;
}

export interface Unpacked {
  files: UnpackedFile[];
  /** What is not taken in, and why. */
  left: { fileName: string; code: ErrorCode; params: ErrorParams }[];
}

/** So many documents are taken out of one archive. */
const mostFiles = 100;
/** Parts that only the containers of office programs have. */
const officeParts = /^(?:\[Content_Types\]\.xml|mimetype|OFD\.xml|content\.xml)$/i;
/** What systems put beside the files of people. */
const beside = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

function isDocumentName(name: string): boolean {
  return readableExtensions.some((ending) => name.toLowerCase().endsWith(ending));
}

/** Whether the bytes are an archive of documents, rather than one document in the container of an office program. */
export function isArchiveOfDocuments(bytes: Uint8Array): boolean {
  if (detectContainer(bytes).kind !== "zip") return false;
  try {
    const { names } = openZip(bytes);
    return !names.some((name) => officeParts.test(name)) && names.some(isDocumentName);
  } catch {
    // A damaged one is refused by the reader, in its words.
    return false;
  }
}

/** Takes the documents out of an archive, each within the bounds of an upload, all within those of one container. */
export function unpackArchive(bytes: Uint8Array): Unpacked {
  const left: Unpacked["left"] = [];
  const chosen: string[] = [];
  let budget: number = limits.inflatedBytes;
  const take = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    const fileName = readableName(name);
    if (name.endsWith("/") || beside.test(fileName)) return false;
    const leave = (code: ErrorCode, params: ErrorParams = {}) => {
      left.push({ fileName: lastPart(fileName), code, params });
      return false;
    };
    if (!isDocumentName(fileName)) return leave("documentUnsupported");
    if (originalSize === 0) return leave("documentEmpty");
    if (originalSize > largestUpload)
      return leave("documentTooLarge", { limit: largestUpload / 1024 / 1024 });
    if (chosen.length >= mostFiles || originalSize > budget) return leave("documentBomb");
    budget -= originalSize;
    chosen.push(name);
    return true;
  };
  // Bit 0 of a part's flags says that it is protected with a password.
  if (((bytes[6] ?? 0) & 1) === 1) throw new AppError("documentEncrypted");
  try {
    const parts = unzipSync(bytes, { filter: take });
    const files = chosen.flatMap((name) => {
      const part = parts[name];
      return part ? [{ fileName: lastPart(readableName(name)), bytes: part }] : [];
    });
    return { files, left };
  } catch {
    throw new AppError("documentBroken");
  }
}

function lastPart(name: string): string {
  return (name.split("/").at(-1) ?? name).slice(-255);
}

/** Names without the mark of UTF-8 come as bytes one by one; in this country they are in GB18030. */
function readableName(name: string): string {
  const characters = [...name];
  const isRaw =
    characters.every((character) => character.charCodeAt(0) < 0x100) &&
    characters.some((character) => character.charCodeAt(0) >= 0x80);
  const plain = name.replaceAll("\\", "/");
  if (!isRaw) return plain;
  const raw = Buffer.from(name, "latin1");
  const utf8 = raw.toString("utf8");
  return (utf8.includes("\uFFFD") ? iconv.decode(raw, "gb18030") : utf8).replaceAll("\\", "/");
}
