const digits = "〇一二三四五六七八九";
const formalDigits = "零壹贰叁肆伍陆柒捌玖";
const stems = "甲乙丙丁戊己庚辛壬癸";
const branches = "子丑寅卯辰巳午未申酉戌亥";

/**
 * Writes a counter in the number format of that name, as a word processor prints it. Beyond the range of a format, and
 * for formats of other scripts, decimal digits are written, as the office programs do.
 */
export function formatNumber(value: number, format: string): string {
  if (value < 0 || value > 99_999) return String(value);
  switch (format) {
    case "none":
      return "";
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperLetter":
      return letters(value);
    case "lowerLetter":
      return letters(value).toLowerCase();
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return [...String(value)].map((digit) => shifted("０", Number(digit) + 1, 10)).join("");
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return circled(value);
    case "decimalEnclosedParen":
      return shifted("⑴", value, 20) || `(${value})`;
    case "decimalEnclosedFullstop":
      return shifted("⒈", value, 20) || `${value}.`;
    case "ideographEnclosedCircle":
      return shifted("㊀", value, 10) || String(value);
    case "numberInDash":
      return `- ${value} -`;
    case "chineseCounting":
    case "chineseCountingThousand":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "koreanDigital2":
      return chinese(value, digits, "十百千万", true);
    case "japaneseCounting":
      return chinese(value, digits, "十百千万", true);
    case "chineseLegalSimplified":
      return chinese(value, formalDigits, "拾佰仟万", false);
    case "ideographLegalTraditional":
      return chinese(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬", false);
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return [...String(value)].map((digit) => digits[Number(digit)] ?? "").join("");
    case "ideographTraditional":
      return cycled(stems, value);
    case "ideographZodiac":
      return cycled(branches, value);
    case "ideographZodiacTraditional":
      return value === 0
        ? "0"
        : cycled(stems, ((value - 1) % 10) + 1) + cycled(branches, ((value - 1) % 12) + 1);
    default:
      return String(value);
  }
}

/** The character `value - 1` places behind `first`, or nothing outside 1 to `count`. */
function shifted(first: string, value: number, count: number): string {
  if (value < 1 || value > count) return "";
  return String.fromCodePoint((first.codePointAt(0) ?? 0) + value - 1);
}

function circled(value: number): string {
  return (
    shifted("①", value, 20) || shifted("㉑", value - 20, 15) || shifted("㊱", value - 35, 15) || String(value)
  );
}

function cycled(characters: string, value: number): string {
  return characters[value - 1] ?? String(value);
}

function letters(value: number): string {
  if (value === 0) return "";
  // Word repeats the letter: Z, AA, BB, not Z, AA, AB.
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}

const romanValues: ReadonlyArray<readonly [number, string]> = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  let rest = value;
  let text = "";
  for (const [size, sign] of romanValues) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}

/** Chinese numerals by place; `short` writes 十一 where the full form is 一十一. */
function chinese(value: number, numerals: string, places: string, short: boolean): string {
  const zero = numerals === digits ? "零" : (numerals[0] ?? "零");
  if (value === 0) return zero;
  let text = "";
  let gap = false;
  const figures = [...String(value)].map(Number);
  figures.forEach((figure, index) => {
    const place = figures.length - 1 - index;
    if (figure === 0) {
      gap = text !== "";
      return;
    }
    if (gap) text += zero;
    gap = false;
    const one = short && figure === 1 && place === 1 && text === "";
    text += (one ? "" : (numerals[figure] ?? "")) + (place === 0 ? "" : (places[place - 1] ?? ""));
  });
  return text;
}
