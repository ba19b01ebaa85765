/** Small and full-width forms that stand for an ASCII character, beyond the regular block U+FF01–U+FF5E. */
const IRREGULAR = new Map([
  ["\u3000", " "],
  ["\u00a0", " "],
  ["∶", ":"],
  ["﹕", ":"],
  ["﹔", ";"],
  ["﹐", ","],
  ["﹒", "."],
  ["﹙", "("],
  ["﹚", ")"],
  ["﹪", "%"],
  ["～", "~"],
  ["〜", "~"],
  ["–", "—"],
  ["―", "—"],
  ["─", "—"],
  ["━", "—"],
]);
const FOLDABLE = /[\u3000\u00a0\u2236\ufe50-\ufe6a\uff01-\uff5e\u301c\u2013\u2015\u2500\u2501]/g;

function foldCharacter(character: string): string {
  const irregular = IRREGULAR.get(character);
  if (irregular !== undefined) return irregular;
  const code = character.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
}

/**
 * Folds width so that a rule needs to know only one form of `(`, `:`, `,`, `;` or a digit.
 * One UTF-16 unit in, one out: offsets into the folded text are offsets into the original.
 */
export function foldWidth(text: string): string {
  return text.replace(FOLDABLE, foldCharacter);
}

/** Full-width digits, letters and `．％＋－` as ASCII; Chinese punctuation stays as printed. Keeps the length. */
export function narrowAlphanumerics(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\uff0d\uff0e]/g, foldCharacter);
}

/** Words without white space, width, quotes or punctuation: what two spellings of one phrase have in common. */
export function bareWords(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, "");
}
