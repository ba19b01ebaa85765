import { Converter } from "opencc-js/t2cn";

export type Script = "simplified" | "traditional";

/** Traditional to simplified, character by character where no phrase decides otherwise; keeps the length for CJK text. */
export const toSimplified: (text: string) => string = Converter({ from: "t", to: "cn" });

const HAN = /\p{Script=Han}/gu;
/** Text beyond this many characters says nothing new about the script of a document. */
const SAMPLE = 40_000;

/**
 * Tells the script of a document. Traditional when at least 4% of its Han characters have another simplified form:
 * running traditional text has some 30%, simplified text next to none (names, quoted words).
 */
export function detectScript(text: string): Script {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  const han = sample.match(HAN)?.length ?? 0;
  if (han === 0) return "simplified";
  const converted = toSimplified(sample);
  let changed = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i] !== converted[i]) changed++;
  return changed / han >= 0.04 ? "traditional" : "simplified";
}
