import type { PdfPage, PdfText } from "@/tests/unit/extract/fixtures/pdf-file";
import type { PlanLine } from "./plan-lines";

const SIZE = 16;
const LEFT = 80;
const RIGHT = 512;
const INDENT = 2 * SIZE;
const LEADING = 28;
const TOP = 100;
const BOTTOM = 750;

const widthOf = (character: string, size: number) => (character < "\u0100" ? size / 2 : size);

/** Breaks words into lines as wide as the page, the first one indented. */
function broken(words: string): string[] {
  const lines = [""];
  let room = RIGHT - LEFT - INDENT;
  for (const character of words) {
    const width = widthOf(character, SIZE);
    if (width > room) {
      lines.push("");
      room = RIGHT - LEFT;
    }
    lines[lines.length - 1] += character;
    room -= width;
  }
  return lines;
}

/** Sets lines on pages as offices print them: centred title, indented paragraphs, page numbers between dashes. */
export function typeset(lines: readonly PlanLine[]): PdfPage[] {
  const pages: PdfPage[] = [];
  let texts: PdfText[] = [];
  let y = TOP;
  const turn = () => {
    texts.push({ text: `— ${pages.length + 1} —`, x: 280, y: 800, size: 10 });
    pages.push({ texts });
    texts = [];
    y = TOP;
  };
  for (const { level, label, words } of lines) {
    const size = level === 0 ? 22 : SIZE;
    const rows = level === 0 ? [words] : broken(`${label}${words}`);
    rows.forEach((text, index) => {
      if (y > BOTTOM) turn();
      const width = [...text].reduce((sum, character) => sum + widthOf(character, size), 0);
      const x = level === 0 ? (LEFT + RIGHT - width) / 2 : index === 0 ? LEFT + INDENT : LEFT;
      texts.push({ text, x, y, size });
      y += level === 0 ? 2 * LEADING : LEADING;
    });
  }
  turn();
  return pages;
}
