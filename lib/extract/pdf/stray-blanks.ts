import type { PageContent } from "@/lib/extract/pdf/geometry";

/** Where a Chinese character and a Latin letter or figure meet, without a blank and with one. */
const MEETING = /\p{Script=Han}( *)(?=[0-9A-Za-z])|[0-9A-Za-z]( *)(?=\p{Script=Han})/gu;

/** Some places are set without, as where a figure begins a line. */
const ALMOST_ALL = 0.8;

/**
 * Programs put blanks between Chinese characters and figures when they set a line; they are no part of the text. They do
 * so everywhere: blanks that stand at some places only were typed.
 */
export function hasStrayBlanks(pages: readonly PageContent[]): boolean {
  let blanks = 0;
  let meetings = 0;
  for (const { glyphs } of pages) {
    for (const { text } of glyphs) {
      for (const [, before, behind] of text.matchAll(MEETING)) {
        meetings += 1;
        if (before || behind) blanks += 1;
      }
    }
  }
  return blanks > ALMOST_ALL * meetings;
}

export function withoutStrayBlanks(text: string): string {
  return text.replace(/([^\0-\u024f]) +(?=[!-~])/g, "$1").replace(/([!-~]) +(?=[^\0-\u024f])/g, "$1");
}
