import { decodeNamed } from "@/lib/extract/encoding";

/** How far into a page the name of its encoding is looked for, in characters. */
const HEAD = 8 * 1024;

/**
 * The text of a web page. What it says about its own encoding counts where the text could not be told by itself: valid
 * UTF-8 that claims to be GBK is UTF-8 saved by a browser. `guess` is the text as decoded without that claim.
 */
export function decodeHtml(bytes: Uint8Array, guess: string): string {
  const label = /<meta[^<>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(guess.slice(0, HEAD))?.[1];
  if (label === undefined || isUnicode(bytes)) return guess;
  return decodeNamed(bytes, label) ?? guess;
}

function isUnicode(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
