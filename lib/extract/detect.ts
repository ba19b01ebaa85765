import type { ForeignKind } from "@/lib/extract/errors";

/** What the first bytes say a file is; text is told apart further once it is decoded. */
export type Container =
  | { kind: "zip" }
  | { kind: "ole" }
  | { kind: "pdf" }
  | { kind: "rtf" }
  | { kind: "text" }
  | { kind: "foreign"; what: ForeignKind };

const magic: ReadonlyArray<{ bytes: readonly number[]; container: Container }> = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], container: { kind: "zip" } },
  { bytes: [0x50, 0x4b, 0x05, 0x06], container: { kind: "zip" } },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], container: { kind: "ole" } },
  { bytes: ascii("%PDF-"), container: { kind: "pdf" } },
  { bytes: ascii("{\\rtf"), container: { kind: "rtf" } },
  { bytes: ascii("MZ"), container: foreign("program") },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], container: foreign("program") },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], container: foreign("program") },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], container: foreign("program") },
  { bytes: [0x89, 0x50, 0x4e, 0x47], container: foreign("image") },
  { bytes: [0xff, 0xd8, 0xff], container: foreign("image") },
  { bytes: ascii("GIF8"), container: foreign("image") },
  { bytes: [0x49, 0x49, 0x2a, 0x00], container: foreign("image") },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], container: foreign("image") },
  { bytes: ascii("Rar!"), container: foreign("archive") },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], container: foreign("archive") },
  { bytes: [0x1f, 0x8b], container: foreign("archive") },
  { bytes: ascii("OggS"), container: foreign("audio-video") },
  { bytes: ascii("ID3"), container: foreign("audio-video") },
  { bytes: ascii("RIFF"), container: foreign("audio-video") },
];

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function foreign(what: ForeignKind): Container {
  return { kind: "foreign", what };
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Tells the container by its first bytes, never by the file's name. */
export function detectContainer(bytes: Uint8Array): Container {
  // "MZ" and "ID3" are also how a text could begin; a program or a recording has a NUL byte soon after.
  const binary = bytes.subarray(0, 1024).includes(0);
  for (const { bytes: prefix, container } of magic) {
    if (!startsWith(bytes, prefix)) continue;
    if (prefix.length <= 4 && isPrintable(prefix) && !binary) continue;
    return container;
  }
  return hasPdfHead(bytes) ? { kind: "pdf" } : { kind: "text" };
}

/** Some servers put a few lines in front of a PDF; readers look for its head in the first kilobyte. */
function hasPdfHead(bytes: Uint8Array): boolean {
  return /%PDF-\d\.\d/.test(String.fromCharCode(...bytes.subarray(0, 1024)));
}

function isPrintable(prefix: readonly number[]): boolean {
  return prefix.every((byte) => byte >= 0x20 && byte < 0x7f);
}

const opening =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
const anyTag =
  /<(?:\/?(?:p|br|div|table|tr|td|span|body|ul|li|h[1-6]|font|strong|center|section))(?:\s[^<>]*)?\/?>/gi;

/** Whether decoded text is a web page: it opens like one, or is full of tags. */
export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 64 * 1024);
  if (opening.test(head)) return true;
  const tags = head.match(anyTag)?.length ?? 0;
  return tags >= 4 && tags * 400 >= head.length;
}

/** Whether decoded text is an office document saved as one flat XML file. */
export function looksLikeOfficeXml(text: string): boolean {
  const head = text.slice(0, 4096);
  return /<\?mso-application\b|<(?:w:wordDocument|pkg:package)\b/.test(head);
}
