import { foldWidth } from "@/lib/text/fold";

const ENDED = /[。！!？?；;：:”」』…]["”'’)）〕】]?\s*$/;
/** A statement in brackets ends a paragraph. */
const CLOSED = /[)）〕】]\s*$/;
const OPEN_LIST = /[、，,（(〔【]\s*$/;
/** The buttons for a page's letter size leave a bracket open: `字体:【`. */
const OPEN_BUTTONS = /(字体|字号|打印)\s*[:：]?\s*[（(〔【]\s*$/;
const STARTS_ANEW =
  /^\s*([一二三四五六七八九十百]{1,4}\s?[、.，]|[(（〔【][一二三四五六七八九十百\d]{1,4}[)）〕】]|\d{1,3}\s?[.、．)）]|第[一二三四五六七八九十百\d]{1,4}[章节条部编]|[①-⑳]|[—#|•●◆■*-]|附\s?[件表录]|专\s?栏|[〔【(（]?(牵头|责任|配合|主办|协办|完成|参与|承办|落实)[^:：]{0,8}[:：]|(填报|报送|填表|制表|编制|发文|成文|发布)(单位|部门|机关|时间|日期|人)\s?[:：])/;
/** A document's number and a date have lines to themselves, however full the line above is. */
const STANDS_ALONE =
  /^\s*([\p{Script=Han}]{1,16}\s?[〔[(【（［]\s?(19|20)\d\d\s?[〕\])】）］]\s?(第\s?)?\d{1,5}\s?号|20\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)\s*$/u;
/** Whom a notice is sent to: 各街道、各部门: stands below a title, however full that is. */
const ADDRESSEES = /^\s*各[^，,。；;]{1,80}[：:]\s*$/;
/** Lines shorter than this share of the text's width were ended by the author, not by the margin. */
const FULL_LINE = 0.78;
const MAX_WIDTH = 64;

/**
 * Joins the lines that a margin broke. Two signs are trusted: a line that ends inside a bracket or a list, and, in a
 * text that is broken all over at one width, a full line without closing punctuation.
 */
export function joinBrokenLines<T extends { text: string; fixed: boolean }>(lines: readonly T[]): T[] {
  const width = wrapWidth(lines.map((line) => line.text));
  const joined: T[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && !before.fixed && !line.fixed && continues(before.text, line.text, width)) {
      joined[joined.length - 1] = { ...before, text: glue(before.text, line.text) };
    } else {
      joined.push(line);
    }
  }
  return joined;
}

function continues(before: string, line: string, width: number | null): boolean {
  if (line.length === 0 || before.length === 0 || STARTS_ANEW.test(line)) return false;
  if (STANDS_ALONE.test(line) || STANDS_ALONE.test(before)) return false;
  const tail = before.slice(-200);
  if (OPEN_LIST.test(tail)) return !OPEN_BUTTONS.test(tail);
  if (endsInsideBracket(tail) && endsBracketSoon(line)) return true;
  if (width === null || ADDRESSEES.test(line)) return false;
  // The last line of a joined paragraph decides, and its length is what exceeds whole lines.
  const last = before.length % width || width;
  return !ENDED.test(tail) && (before.length < width ? before.length : last) >= width * FULL_LINE;
}

/** The width at which a text is broken, in characters, or null where lines are paragraphs. */
function wrapWidth(lines: readonly string[]): number | null {
  const long = lines.filter((line) => line.length >= 18);
  if (long.length < 8) return null;
  const sizes = long.map((line) => line.length).sort((a, b) => a - b);
  const width = sizes[Math.floor(sizes.length * 0.8)] ?? 0;
  if (width > MAX_WIDTH || (sizes.at(-1) ?? 0) > width * 1.6) return null;
  const open = long.filter((line) => !ENDED.test(line) && !CLOSED.test(line));
  // What a margin broke is full; short lines without a full stop are headings and lists.
  const full = open.filter((line) => line.length >= width * FULL_LINE).length;
  return open.length / long.length >= 0.4 && full / open.length >= 0.6 ? width : null;
}

function endsInsideBracket(tail: string): boolean {
  const folded = foldWidth(tail);
  const open = Math.max(folded.lastIndexOf("("), folded.lastIndexOf("〔"), folded.lastIndexOf("【"));
  if (open < 0) return false;
  return !/[)〕】]/.test(folded.slice(open)) && folded.length - open > 3;
}

function endsBracketSoon(line: string): boolean {
  const folded = foldWidth(line.slice(0, 200));
  const close = folded.search(/[)〕】]/);
  const open = folded.search(/[(〔【]/);
  return close >= 0 && (open < 0 || close < open);
}

function glue(before: string, line: string): string {
  const latin = /[A-Za-z0-9]$/.test(before) && /^[A-Za-z]/.test(line);
  return `${before}${latin ? " " : ""}${line}`;
}
