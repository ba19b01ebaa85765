const TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";
const ANNOTATION = new RegExp(
  `(?<=[\\p{Script=Han})）])[(（]([a-zü${TONES}]{1,6}(?: ?/ ?[a-zü${TONES}]{1,6}){0,3}) ?[)）]`,
  "gu",
);
const TONE = new RegExp(`[${TONES}]`);
const TONELESS = /(?<=\p{Script=Han})[(（](?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng?|r)? ?[)）]/gu;
/** From this many on, readings without tone marks are a converter's work and no abbreviations. */
const MANY = 12;

/** Whether a document is strewn with readings whose tone marks got lost: `中央辦(ban)公(gong)廳(ting)`. */
export function hasTonelessPinyin(paragraphs: Iterable<string>): boolean {
  let count = 0;
  for (const text of paragraphs) {
    if (!/[(（][a-zü]/.test(text)) continue;
    for (const _ of text.matchAll(TONELESS)) if (++count >= MANY) return true;
  }
  return false;
}

/**
 * Removes the readings that a faulty script converter writes behind characters: `質(zhì)量` → `質量`.
 * Only a bracket right behind a Han character (or behind another reading) that holds one syllable, or several to choose
 * from, is such a reading; one without a tone mark only where the text is known to be full of them.
 */
export function removePinyin(text: string, toneless = false): string {
  if (!toneless && !TONE.test(text)) return text;
  return text.replace(ANNOTATION, (whole, syllable: string) =>
    toneless || TONE.test(syllable) ? "" : whole,
  );
}
