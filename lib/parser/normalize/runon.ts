/** Shorter paragraphs hold no document. */
const LONG = 300;
/** A title is not longer; it ends without a sign. */
const TITLE = 120;
/** A shorter one is a word that happens to stand twice. */
const SHORTEST = 8;
const TITLED = /(通知|方案|计划|意见|要点|措施|规划)([（(][^（()）]{1,20}[)）])?$/;
const CN = "[一二三四五六七八九十]{1,3}";
const SECTION = new RegExp(`^${CN}、`);
/** What opens a paragraph: a label, a key of responsibility, an annex. */
const OPENS = new RegExp(
  `^(${CN}、|[(（]${CN}[)）]|\\d{1,3}[.、．](?!\\d)|第${CN}[章节条]|附\\s?[件表]|[〔【(（]?(牵头|责任|配合|主办|协办|完成|参与|承办|落实)[^:：]{0,8}[:：])`,
);
const ENDED = /[。；;！!？?)）]$/;
const ADDRESSED = /^各.*[:：]$/;
const DATE =
  /^(20\d\d年\d{1,2}月\d{1,2}日|[一二][\p{Script=Han}○〇]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/u;
const NUMBER = /^[(（]?[\p{Script=Han}]{2,16}〔20\d\d〕\d{1,5}号[)）]?$/u;
const BLANKS = /[ \t\u00a0\u3000]+/;

/** Sections that begin behind a full stop, in a text that has no blanks either. */
const GLUED_SECTION = new RegExp(`[。；;)）]${CN}、`, "g");
/** Where such a text begins anew: at sections behind a full stop, at numbers in brackets, at numbers before words. */
const GLUED = new RegExp(
  `(?<=[。；;)）])(?=${CN}、)|(?<=[\\p{Script=Han}。；;)）])(?=[(（]${CN}[)）]\\p{Script=Han}|\\d{1,2}[.．]\\p{Script=Han})`,
  "u",
);

/**
 * The paragraphs of a document that a converter ran together, parted by blanks alone (`…执行。 一、主要目标 1.… 责任单位:…`) or
 * by nothing. A paragraph that does not hold several sections of a document comes back whole.
 */
export function partRunOn(paragraph: string): string[] {
  if (paragraph.length < LONG) return partTitle(paragraph);
  const words = paragraph.split(BLANKS).filter((word) => word.length > 0);
  if (words.filter((word) => SECTION.test(word)).length >= 2) return partAtBlanks(words);
  const glued = paragraph.match(GLUED_SECTION)?.length ?? 0;
  return glued >= 2 ? paragraph.split(GLUED) : [paragraph];
}

/** A title that a page prints twice in one line, or with its number behind it. */
function partTitle(line: string): string[] {
  const plain = line.replace(/[\s|]+/g, "");
  const half = plain.slice(0, plain.length / 2);
  if (half.length >= SHORTEST && half.repeat(2) === plain && TITLED.test(half)) {
    const words = line.split(/[\s|]+/).filter((word) => word.length > 0);
    return [words.length > 1 ? words.slice(0, words.length / 2).join(" ") : half];
  }
  const at = line.lastIndexOf(" ");
  if (at > 0 && NUMBER.test(line.slice(at + 1)) && TITLED.test(line.slice(0, at).trimEnd()))
    return [line.slice(0, at), line.slice(at + 1)];
  return [line];
}

function partAtBlanks(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const anew =
      line === undefined ||
      OPENS.test(word) ||
      NUMBER.test(word) ||
      (word.startsWith("各") && line.length < TITLE) ||
      ENDED.test(line) ||
      ADDRESSED.test(line) ||
      DATE.test(line) ||
      DATE.test(word);
    if (anew) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
