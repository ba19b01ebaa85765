import type { Line } from "@/lib/extract/pdf/lines";

/** The edges of the text of a document, in points. */
export interface Margins {
  left: number;
  right: number;
  /** Whether so many lines end at the right margin that it was the margin that ended them. */
  firm: boolean;
}

/** A line with the paragraph rules that hold where it stands. */
export interface PlacedLine extends Line {
  page: number;
}

export interface FlowParagraph {
  text: string;
  centred: boolean;
}

/** Lines from which the margins can be told. */
const FEW = 30;
/** Share of the usual width that no text is narrower than. */
const NARROW = 0.75;

/** The margins that most lines keep. */
export function marginsOf(lines: readonly Line[], width: number): Margins {
  const lefts = lines.map((line) => line.left).sort((a, b) => a - b);
  const rights = lines.map((line) => line.right).sort((a, b) => a - b);
  const left = lefts[Math.floor(lefts.length * 0.05)] ?? 0;
  const reached = rights[Math.floor(rights.length * 0.9)] ?? width;
  const mirrored = width - left - 20;
  // Lines that all end in the middle of the page were ended by no margin.
  const full = lines.filter((line) => Math.abs(line.right - reached) < line.size).length;
  const firm = full >= Math.max(3, 0.1 * lines.length) && reached > NARROW * mirrored;
  // A few lines, or short ones, do not show the right margin; it mirrors the left one then.
  return { left, right: lines.length < FEW || !firm ? Math.max(reached, mirrored) : reached, firm };
}

/** Joins printed lines into paragraphs: a line runs on when it is full and the next is not indented. */
export function asParagraphs(
  lines: readonly PlacedLine[],
  marginsAt: (page: number) => Margins,
): FlowParagraph[] {
  const paragraphs: FlowParagraph[] = [];
  let last: PlacedLine | null = null;
  let opening: PlacedLine | null = null;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const margins = marginsAt(line.page);
    const centred = isCentred(line, margins);
    const goesOn = last !== null && marginsAt(last.page) === margins;
    if (open !== undefined && last !== null && goesOn && runsOn(last, line, margins, open, opening)) {
      open.text = joinText(open.text, line.text);
      open.centred ||= centred;
    } else {
      paragraphs.push({ text: line.text, centred });
      opening = line;
    }
    last = line;
  }
  return paragraphs;
}

/** How a numbered item or a key begins; what goes on in the middle of a sentence does not look like this. */
const STARTS_ANEW =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章节条]|[①-⑳]|(?:任务|行动|工程|举措|措施)[一二三四五六七八九十\d]{1,2}[：:、]|(?:牵头|责任|配合|主办|协办|承办|参与|完成)[^：:，。]{1,6}[：:])/;
/** A sentence that is not over goes on, whatever the next line looks like. */
const MID_SENTENCE = /[、，（(《“第和与及]$/;

function runsOn(
  last: PlacedLine,
  line: PlacedLine,
  margins: Margins,
  open: FlowParagraph,
  opening: PlacedLine | null,
): boolean {
  if (last.parted || line.parted) return false;
  // Where the paragraph itself is indented a new one would be, too.
  const indented = opening !== null && opening.left - line.left > 1.4 * line.size;
  if (!indented && STARTS_ANEW.test(line.text) && !MID_SENTENCE.test(last.text)) return false;
  // Two lines that begin alike are two paragraphs where no margin is seen that would have broken the first.
  if (last === opening && !margins.firm && Math.abs(line.left - last.left) < 0.7 * line.size) return false;
  if (Math.abs(last.size - line.size) > 0.15 * line.size) return false;
  if (margins.right - last.right > (firstWidth(line.text) + 0.6) * last.size) return false;
  // A line that begins far right is a signature or a date, full though it is.
  if (last.left - margins.left > 4.5 * last.size && !isCentred(last, margins)) return false;
  if (last.page === line.page && line.baseline - last.baseline > 3 * line.size) return false;
  if (line.left - margins.left < 1.4 * line.size) return true;
  // A title that fills its line goes on centred below.
  return (
    isCentred(line, margins) && last.left - margins.left < 1.4 * line.size && !/[。；：]$/.test(open.text)
  );
}

function isCentred(line: Line, margins: Margins): boolean {
  const [before, behind] = [line.left - margins.left, margins.right - line.right];
  return (
    before > 2.4 * line.size &&
    Math.abs(before - behind) < Math.max(1.2 * line.size, 0.04 * (before + behind))
  );
}

/** Puts two printed lines together; between Latin words the line break was a blank. */
export function joinText(before: string, next: string): string {
  return /[A-Za-z0-9,.]$/.test(before) && /^[A-Za-z]/.test(next) ? `${before} ${next}` : before + next;
}

const unbroken =
  /^[“‘「『《〈（(〔【[]*(?:[!-'*-Z\\^-~\u00C0-\u024F]+|[^!-~\u00C0-\u024F])[”’」』》〉）)〕】\]，。；：、！？,.;:!?]*/u;

/**
 * The width of what must stand together at the beginning of a line, in character sizes: a Latin word or one Chinese
 * character, with the brackets before and the punctuation behind it. A line is full when this had no room at its end.
 */
export function firstWidth(text: string): number {
  let width = 0;
  for (const character of unbroken.exec(text)?.[0] ?? "一") width += character < "\u0250" ? 0.55 : 1;
  return Math.min(Math.max(width, 1), 12);
}
