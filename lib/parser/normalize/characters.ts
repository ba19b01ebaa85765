import { narrowAlphanumerics } from "@/lib/text/fold";

/** Soft hyphens, zero-width characters, direction marks, byte order marks and controls: nothing that a reader sees. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is removed here
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc]/g;
/** Radicals and compatibility ideographs look like the unified ideograph, which alone the rules know. */
const LOOKALIKE = /[\u2e80-\u2fdf\uf900-\ufaff]/g;
/** Old forms that fonts of simplified documents share a glyph with, so that a PDF names the wrong one. */
const OLD_FORMS = new Map(
  [
    ..."戶户內内靑青淸清稅税脫脱悅悦敎教彥彦尙尚呂吕吳吴吿告黃黄橫横卽即旣既溫温眞真爲为戸户錄录緣缘産产說说別别鄕乡頻频髙高凈净羣群峯峰甁瓶硏研",
  ].flatMap((sign, i, all): Array<[string, string]> => (i % 2 === 0 ? [[sign, all[i + 1] ?? sign]] : [])),
);
const OLD_FORM = new RegExp(`[${[...OLD_FORMS.keys()].join("")}]`, "g");
/** Any of them, as one class: most paragraphs hold none, and are looked through once. */
const ODD = new RegExp(
  `[\\r${[INVISIBLE, LOOKALIKE, OLD_FORM].map(({ source }) => source.slice(1, -1)).join("")}]`,
);
/** What a converter leaves of blanks that its code has no sign for: ????. */
const LOST = /^(?:\s*[?？])+(?![。?？])|[?？]{3,}(?:\s*[?？])*/g;
/** `（2016年` one byte off: the bracket's second byte and the first digit stood for nothing. */
const SHIFTED_YEAR = /[?？]?。[?？]([09])(\d\d)(?=年|\s?[-—–~])/g;
const SPACES = /[\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
/** White space beside a digit, a Latin letter or punctuation carries nothing in Chinese text: converters leave it. */
const SPACE_BEFORE = /\s+(?=[0-9A-Za-z%,，、。；;：:）)〕】》”])/g;
const SPACE_AFTER = /(?<=[0-9A-Za-z%,，、。；;：:（(〔【《“])\s+(?=[^\s0-9A-Za-z])/g;
/** What a converter that sets characters apart leaves between two Han characters. */
const SPACE_BETWEEN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
/** A single character between two blanks, or between a blank and punctuation: in prose hardly ever set so on purpose. */
const ALONE =
  /(?<=[ ,，、。；;：:]) ?\p{Script=Han}(?= \p{Script=Han})|(?<=\p{Script=Han}) \p{Script=Han}(?=[ ,，、。；;：:])/gu;
/** From this length on a paragraph with sentence punctuation is prose; shorter lines may be laid out by spaces. */
const PROSE = 40;

/**
 * One paragraph with the characters that every later stage counts on: no invisible ones, one kind of space, ASCII
 * digits and letters, unified ideographs. Spaces that lay a short line out in columns stay.
 */
export function cleanCharacters(paragraph: string): string {
  const visible = ODD.test(paragraph)
    ? paragraph
        .replace(INVISIBLE, "")
        .replace(LOOKALIKE, (character) => character.normalize("NFKC"))
        .replace(OLD_FORM, (character) => OLD_FORMS.get(character) ?? character)
        .replace(/\r\n?/g, "\n")
    : paragraph;
  const told = /[?？]/.test(visible)
    ? visible
        .replace(LOST, " ")
        .replace(
          SHIFTED_YEAR,
          (_, second: string, rest: string) => `（${second === "0" ? 2 : 1}${second}${rest}`,
        )
    : visible;
  const narrow = narrowAlphanumerics(told).trim();
  if (!/\s/.test(narrow)) return narrow;
  if (narrow.length < PROSE || !/[，,。；;]/.test(narrow)) {
    return narrow.replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ");
  }
  const prose = narrow.replace(SPACES, " ").replace(SPACE_BEFORE, "").replace(SPACE_AFTER, "");
  return (prose.match(ALONE)?.length ?? 0) >= 2 ? prose.replace(SPACE_BETWEEN, "") : prose;
}
