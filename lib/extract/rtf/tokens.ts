/** One step of an RTF file: a group opens or closes, a command with its number, a run of plain bytes or one escaped byte. */
export type Token =
  | { kind: "open" }
  | { kind: "close" }
  | { kind: "command"; name: string; value: number | null }
  | { kind: "bytes"; from: number; to: number }
  | { kind: "byte"; value: number };

const OPEN = 0x7b;
const CLOSE = 0x7d;
const ESCAPE = 0x5c;
const BLANK = 0x20;
const QUOTE = 0x27;
const MINUS = 0x2d;
const LONGEST_NAME = 32;

/** Reads an RTF file step by step; what is malformed is read as far as it makes sense. */
export function* readTokens(bytes: Uint8Array): Generator<Token> {
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === OPEN) yield { kind: "open" };
    else if (byte === CLOSE) yield { kind: "close" };
    else if (byte === ESCAPE) {
      const { token, next } = readEscape(bytes, at);
      at = next;
      if (token.kind === "command" && token.name === "bin") at += Math.max(0, token.value ?? 0);
      else yield token;
    } else {
      const from = at - 1;
      while (at < bytes.length && !isSign(bytes[at] ?? 0)) at += 1;
      yield { kind: "bytes", from, to: at };
    }
  }
}

function readEscape(bytes: Uint8Array, start: number): { token: Token; next: number } {
  const first = bytes[start] ?? 0;
  if (first === QUOTE) {
    const value = Number.parseInt(String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0), 16);
    return { token: { kind: "byte", value: Number.isNaN(value) ? BLANK : value }, next: start + 3 };
  }
  if (!isLetter(first)) {
    if (first === ESCAPE || first === OPEN || first === CLOSE) {
      return { token: { kind: "byte", value: first }, next: start + 1 };
    }
    return { token: { kind: "command", name: String.fromCharCode(first), value: null }, next: start + 1 };
  }
  let at = start;
  while (isLetter(bytes[at] ?? 0) && at - start < LONGEST_NAME) at += 1;
  const name = String.fromCharCode(...bytes.subarray(start, at));
  const digits = at + (bytes[at] === MINUS ? 1 : 0);
  let end = digits;
  while (isDigit(bytes[end] ?? 0) && end - digits < 10) end += 1;
  const value = end > digits ? Number(String.fromCharCode(...bytes.subarray(at, end))) : null;
  if (end === digits) end = at;
  // One blank behind a command belongs to it.
  return { token: { kind: "command", name, value }, next: bytes[end] === BLANK ? end + 1 : end };
}

function isSign(byte: number): boolean {
  return byte === OPEN || byte === CLOSE || byte === ESCAPE;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
