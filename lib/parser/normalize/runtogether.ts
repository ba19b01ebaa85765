/** Paragraphs shorter than this are paragraphs, whatever numbers stand in them. */
const LONG = 300;
/** Where a line once began: a label behind white space or the end of a sentence. */
const START =
  /(?:\s+|(?<=[。；;：:！!）)])\s*)(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章条])/u;
/** Headings of the top level, one behind the other, inside one paragraph. */
const HEADINGS = /(?:^|[\s。；;：:！!）)])一、[\s\S]*?[\s。；;：:！!）)]二、/u;
/** White space behind a sentence or before a new one parted paragraphs, too. */
const GAP = /(?<=[。：:」』”）)\p{Script=Han}])\s+(?=[\p{Script=Han}“《（(])/u;
const AFTER_SENTENCE = /(?<=[。：:])\s+/u;

/**
 * A document that lost its line breaks is one paragraph with all its headings in it: it is parted again before each
 * label, its front at every gap. Any other paragraph comes back as it is.
 */
export function partRunTogether(text: string): string[] {
  if (text.length < LONG || !text.includes("二、") || !HEADINGS.test(text)) return [text];
  const [front = "", ...rest] = text.split(START);
  return [...front.split(GAP), ...rest.flatMap((piece) => piece.split(AFTER_SENTENCE))].filter(
    (piece) => piece.trim().length > 0,
  );
}
