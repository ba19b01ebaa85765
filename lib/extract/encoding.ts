import iconv from "iconv-lite";
import { isCommonHanzi } from "@/lib/extract/common-hanzi";
import { ExtractError } from "@/lib/extract/errors";

/** How much of a text is looked at to judge an encoding, in bytes. */
const SAMPLE = 256 * 1024;
/** Share of familiar characters below which a decoding is held to be wrong. */
const READABLE = 0.5;
/** Share of undecodable places that damage, but no wrong encoding, explains. */
const DAMAGED = 0.02;

const candidates = ["utf-8", "gb18030", "utf-16le", "utf-16be", "big5"] as const;
type Encoding = (typeof candidates)[number];

/**
 * Decodes a text file of unknown encoding: a byte order mark decides; else valid UTF-8 is UTF-8; else the encoding that
 * yields the most familiar characters. Single damaged bytes do not change the verdict. Throws ExtractError
 * `unreadable-encoding` where no encoding makes sense, `unsupported-format` where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes);
  if (marked !== null) return decode(bytes, marked);
  const sample = bytes.subarray(0, SAMPLE);
  if (isUtf8(sample) && !hasNul(sample)) return decode(bytes, "utf-8");

  let best: Encoding = "utf-8";
  let bestScore = -1;
  for (const encoding of candidates) {
    const score = familiarity(decode(sample, encoding));
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  if (bestScore >= READABLE) return decode(bytes, best);
  if (hasNul(sample)) {
    throw new ExtractError("unsupported-format", "The file holds no text.", { kind: "binary" });
  }
  throw new ExtractError("unreadable-encoding", "The text is in no encoding that makes sense of it.");
}

/** Decodes with an encoding that the file names, where that name is known and the result is sound; else null. */
export function decodeNamed(bytes: Uint8Array, label: string): string | null {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^(gb2312|gbk|x-gbk|gb_2312-80)$/, "gb18030");
  if (!iconv.encodingExists(name)) return null;
  const sample = iconv.decode(Buffer.from(bytes.subarray(0, SAMPLE)), name);
  return replacedShare(sample) > DAMAGED ? null : iconv.decode(Buffer.from(bytes), name);
}

function encodingByMark(bytes: Uint8Array): Encoding | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33) return "gb18030";
  return null;
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

function isUtf8(sample: Uint8Array): boolean {
  try {
    // `stream` accepts a character that the end of the sample cuts in two.
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function hasNul(sample: Uint8Array): boolean {
  return sample.includes(0);
}

function replacedShare(text: string): number {
  let replaced = 0;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) === 0xfffd) replaced += 1;
  return text.length === 0 ? 0 : replaced / text.length;
}

/** Share of characters that a plain Chinese or English text would hold; undecodable places count against it fivefold. */
function familiarity(text: string): number {
  if (text.length === 0) return 0;
  let familiar = 0;
  let replaced = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) replaced += 1;
    else if (isFamiliar(unit)) familiar += 1;
  }
  return (familiar - 5 * replaced) / text.length;
}

function isFamiliar(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
  if (unit >= 0x3000 && unit <= 0x3020) return true;
  if (unit >= 0xff01 && unit <= 0xff5e) return true;
  if (unit >= 0x2010 && unit <= 0x2026) return true;
  return isCommonHanzi(unit);
}
