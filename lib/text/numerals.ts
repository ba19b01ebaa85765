const DIGITS = new Map([..."零一二三四五六七八九"].map((c, i): [string, number] => [c, i]));
for (const [c, v] of [
  ["〇", 0],
  ["○", 0],
  ["两", 2],
  ["兩", 2],
  ["壹", 1],
  ["贰", 2],
  ["叁", 3],
  ["肆", 4],
  ["伍", 5],
  ["陆", 6],
  ["柒", 7],
  ["捌", 8],
  ["玖", 9],
] as const) {
  DIGITS.set(c, v);
}
const UNITS = new Map([
  ["十", 10],
  ["拾", 10],
  ["百", 100],
  ["佰", 100],
  ["千", 1000],
  ["仟", 1000],
]);

/**
 * Reads a Chinese or Arabic whole number below ten thousand: `二十三` → 23, `一百零五` → 105, `二〇二五` → 2025, `12` → 12.
 * Returns null for anything else.
 */
export function parseNumeral(text: string): number | null {
  if (text.length === 0 || text.length > 12) return null;
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let digit: number | null = null;
  let positional = "";
  let hasUnit = false;
  for (const character of text) {
    const value = DIGITS.get(character);
    if (value !== undefined) {
      digit = value;
      positional += String(value);
      continue;
    }
    const unit = UNITS.get(character);
    if (unit === undefined) return null;
    hasUnit = true;
    total += (digit ?? 1) * unit;
    digit = null;
  }
  return hasUnit ? total + (digit ?? 0) : Number(positional);
}
