import { detectContainer } from "@/lib/extract/detect";
import { decodeText } from "@/lib/extract/encoding";
import { openZip } from "@/lib/extract/zip";
import type { EvidenceKind, ReportStatus } from "./types";

/** What came with a report can be changed as long as the report can. */
export function isStillOpen(status: ReportStatus | null): boolean {
  return status === null || status === "draft" || status === "returned";
}

export type EvidenceRefusal = "empty" | "program" | "unsupported" | "mismatch";

type Judged = { kind: EvidenceKind; mediaType: string };

/** Names under which a system runs a file when it is opened. */
const programs =
  /\.(?:exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|msi|msp|msix|cpl|dll|sys|lnk|reg|jar|class|apk|app|dmg|pkg|deb|rpm|sh|bash|command|run|so|elf|py|pyc|rb|pl|php|iso|img|chm|scf|url)\.?$/i;

const office = "application/vnd.openxmlformats-officedocument";

/** Parts that only a file of this kind has. */
const zipKinds: { part: RegExp; judged: Judged }[] = [
  { part: /^word\//, judged: { kind: "office", mediaType: `${office}.wordprocessingml.document` } },
  { part: /^xl\//, judged: { kind: "office", mediaType: `${office}.spreadsheetml.sheet` } },
  { part: /^ppt\//, judged: { kind: "office", mediaType: `${office}.presentationml.presentation` } },
  { part: /^OFD\.xml$/i, judged: { kind: "office", mediaType: "application/ofd" } },
  {
    part: /^content\.xml$/,
    judged: { kind: "office", mediaType: "application/vnd.oasis.opendocument.text" },
  },
];

const images: { starts: readonly number[]; at?: number; mediaType: string }[] = [
  { starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], mediaType: "image/png" },
  { starts: [0xff, 0xd8, 0xff], mediaType: "image/jpeg" },
  { starts: ascii("GIF87a"), mediaType: "image/gif" },
  { starts: ascii("GIF89a"), mediaType: "image/gif" },
  { starts: ascii("WEBP"), at: 8, mediaType: "image/webp" },
  { starts: [0x49, 0x49, 0x2a, 0x00], mediaType: "image/tiff" },
  { starts: [0x4d, 0x4d, 0x00, 0x2a], mediaType: "image/tiff" },
  // Photographs of telephones.
  { starts: ascii("ftypheic"), at: 4, mediaType: "image/heic" },
  { starts: ascii("ftypheix"), at: 4, mediaType: "image/heic" },
  { starts: ascii("ftypmif1"), at: 4, mediaType: "image/heif" },
];

/** Which content a name promises. Exports of other systems are often tables of text under an office name. */
const promised: Record<string, readonly EvidenceKind[]> = {
  pdf: ["pdf"],
  ...Object.fromEntries(
    ["doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "rtf", "odt", "ods"].map(
      (name) => [name, ["office", "text"]],
    ),
  ),
  ...Object.fromEntries(
    ["jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif"].map((name) => [
      name,
      ["image"],
    ]),
  ),
  ...Object.fromEntries(["txt", "csv", "md", "log", "json", "xml"].map((name) => [name, ["text"]])),
  zip: ["archive"],
};

/** What a file is by its content, or why it is not taken. The name decides nothing; it must only not lie. */
export function judgeEvidence(
  bytes: Uint8Array,
  fileName: string,
): { ok: true; kind: EvidenceKind; mediaType: string } | { ok: false; why: EvidenceRefusal } {
  if (bytes.byteLength === 0) return { ok: false, why: "empty" };
  if (programs.test(fileName.trim()) || isScript(bytes)) return { ok: false, why: "program" };
  const judged = kindOf(bytes);
  if (typeof judged === "string") return { ok: false, why: judged };
  const allowed = promised[extensionOf(fileName)];
  if (allowed && !allowed.includes(judged.kind)) return { ok: false, why: "mismatch" };
  return { ok: true, ...judged };
}

function kindOf(bytes: Uint8Array): Judged | EvidenceRefusal {
  const image = images.find(({ starts, at = 0 }) => startsAt(bytes, starts, at));
  if (image) return { kind: "image", mediaType: image.mediaType };
  if (startsAt(bytes, ascii("BM"), 0) && isBitmap(bytes)) return { kind: "image", mediaType: "image/bmp" };
  const container = detectContainer(bytes);
  switch (container.kind) {
    case "pdf":
      return { kind: "pdf", mediaType: "application/pdf" };
    case "rtf":
      return { kind: "office", mediaType: "application/rtf" };
    case "ole":
      return { kind: "office", mediaType: "application/x-ole-storage" };
    case "zip":
      return kindOfZip(bytes);
    case "foreign":
      return container.what === "program" ? "program" : "unsupported";
    case "text":
      return isText(bytes) ? { kind: "text", mediaType: "text/plain" } : "unsupported";
  }
}

/** An archive is looked into for programs, by the names it gives its parts. */
function kindOfZip(bytes: Uint8Array): Judged | EvidenceRefusal {
  let names: readonly string[];
  try {
    names = openZip(bytes).names;
  } catch {
    return "unsupported";
  }
  const known = zipKinds.find(({ part }) => names.some((name) => part.test(name)));
  const isOffice = names.includes("[Content_Types].xml") || names.includes("mimetype");
  if (known && (isOffice || known.judged.mediaType === "application/ofd")) return known.judged;
  return names.some((name) => programs.test(name))
    ? "program"
    : { kind: "archive", mediaType: "application/zip" };
}

function isScript(bytes: Uint8Array): boolean {
  return startsAt(bytes, ascii("#!"), 0);
}

function isText(bytes: Uint8Array): boolean {
  try {
    decodeText(bytes);
    return true;
  } catch {
    return false;
  }
}

/** "BM" is also how a text could begin; a picture says its own length next. */
function isBitmap(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.byteLength >= 54 && view.getUint32(2, true) <= bytes.byteLength;
}

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function startsAt(bytes: Uint8Array, prefix: readonly number[], at: number): boolean {
  return prefix.every((byte, index) => bytes[at + index] === byte);
}

function extensionOf(fileName: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
}

/** The name as it was, without what could lead out of a folder or break a header. */
export function cleanFileName(fileName: string): string {
  const name = (fileName.split(/[/\\]/).at(-1) ?? "").replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim();
  return name === "" ? "-" : name;
}
