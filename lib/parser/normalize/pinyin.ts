const TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";
const ANNOTATION = new RegExp(`(?<=\\p{Script=Han})[(（]([a-zü${TONES}]{1,6})[)）]`, "gu");
const TONE = new RegExp(`[${TONES}]`);

/**
 * Removes the readings that a faulty script converter writes behind characters: `質(zhì)量` → `質量`.
 * Only a bracket right behind a Han character that holds one syllable with a tone mark is such a reading.
 */
export function removePinyin(text: string): string {
  if (!TONE.test(text)) return text;
  return text.replace(ANNOTATION, (whole, syllable: string) => (TONE.test(syllable) ? "" : whole));
}
