import { decodeNamed, decodeText } from "@/lib/extract/encoding";
import { ExtractError } from "@/lib/extract/errors";

/** How far into a file its head is looked for, in characters. */
const HEAD = 4 * 1024;

/** Whether decoded text is a web page saved with its pictures in one file, which offices also send as .doc. */
export function looksLikeMht(text: string): boolean {
  const head = text.slice(0, HEAD);
  return (
    /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:/i.test(head) &&
    /Content-Type:\s*(?:multipart|text\/html)/i.test(head)
  );
}

/** The page in such a file, as bytes and decoded. Throws ExtractError `broken-document` where there is none. */
export function readMht(bytes: Uint8Array): { bytes: Uint8Array; text: string } {
  const raw = Buffer.from(bytes).toString("latin1");
  const mark = /boundary\s*=\s*"?([^"\r\n;]{1,200})/i.exec(raw.slice(0, HEAD))?.[1];
  const parts = mark === undefined ? [raw] : raw.split(`--${mark}`);
  for (const part of parts) {
    const gap = /\r?\n\r?\n/.exec(part.slice(0, HEAD).replace(/^\s+/, (blank) => "-".repeat(blank.length)));
    if (gap === null) continue;
    const head = part.slice(0, gap.index).replace(/\r?\n[ \t]+/g, " ");
    if (!/Content-Type:\s*text\/html/i.test(head)) continue;
    const body = decodedBody(part.slice(gap.index + gap[0].length), head);
    const charset = /charset\s*=\s*"?([\w-]{2,40})/i.exec(head)?.[1];
    const named = charset === undefined ? null : decodeNamed(body, charset);
    return { bytes: body, text: named ?? decodeText(body) };
  }
  throw new ExtractError("broken-document", "The saved page holds no text.");
}

function decodedBody(body: string, head: string): Buffer {
  const way = /Content-Transfer-Encoding:\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  if (way === "base64") return Buffer.from(body, "base64");
  if (way !== "quoted-printable") return Buffer.from(body, "latin1");
  const plain = body
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, "latin1");
}
