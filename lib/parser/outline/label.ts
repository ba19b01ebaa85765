import { parseNumeral } from "@/lib/text/numerals";

export type LabelKind =
  | "chapter"
  | "section"
  | "chinese"
  | "bracketed-chinese"
  | "article"
  | "arabic"
  | "dotted"
  | "bracketed-arabic"
  | "circled"
  | "named";

export interface Label {
  kind: LabelKind;
  /** Place in the usual order of levels: a smaller rank encloses a greater one. */
  rank: number;
  /** What is counted, for gaps and restarts; of a dotted label the last part. */
  ordinal: number;
  /** The number as printed, without its separator: `一`, `(八)`, `3`, `第二章`. */
  number: string;
  /** Length of the label with its separator and the white space behind it. */
  length: number;
}

/**
 * The usual order of levels in Chinese official documents: 第一章 › 第一节 › 一、 › (一) › 1. › (1) › ①
 * (GB/T 9704—2012, 7.3.3: 一、 (一) 1. (1)).
 */
const RANK: Record<LabelKind, number> = {
  chapter: 1,
  section: 2,
  chinese: 3,
  "bracketed-chinese": 4,
  article: 4.5,
  arabic: 5,
  dotted: 6,
  "bracketed-arabic": 7,
  circled: 8,
  named: 4.4,
};

const CN = "[一二三四五六七八九十百零〇]{1,5}";
const SPACE = "[ \\t]*";

const CHAPTER = new RegExp(`^(第(${CN}|\\d{1,3})(章|部分|编|篇))${SPACE}[、.:]?${SPACE}`);
const SECTION = new RegExp(`^(第(${CN}|\\d{1,3})节)${SPACE}[、.:]?${SPACE}`);
const ARTICLE = new RegExp(`^(第(${CN}|\\d{1,4})条)${SPACE}[、.:]?${SPACE}`);
const CHINESE = new RegExp(`^(${CN})${SPACE}[、.．]${SPACE}[、.]?${SPACE}`);
const CHINESE_LOOSE = new RegExp(`^(${CN})[,:][ \\t]*(?=[^,，。；;]{2,30}$)`);
const BRACKETED_CHINESE = new RegExp(
  `^([(〔【\\[]${SPACE}(${CN})${SPACE}[)〕】\\]])${SPACE}[、.,:]?${SPACE}`,
);
const HALF_BRACKETED_CHINESE = new RegExp(`^((${CN})\\))${SPACE}[、.]?${SPACE}`);
const BRACKETED_ARABIC = /^([([〔【][ ]?(\d{1,3})[ ]?[)\]〕】]|(\d{1,3})\))[ \t]*[、.,:]?[ \t]*/;
const DOTTED =
  /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、](?!\d)[ \t]*|[ \t]+|(?=[《“"]|[^\d\s.%万亿千百倍个元亩吨米公月,，、。]))/;
/** Behind its sign an item may open with a year or a month: 1.2025年底前…, 6.6月底前…. */
const ARABIC = /^(\d{1,3})[ \t]?[.、．][ \t]*(?!\d(?!\d{3}[ \t]?年|\d?[ \t]?月))/;
const ARABIC_LOOSE = /^(\d{1,3})[,:][ \t]*(?=\p{Script=Han})/u;
/** A number that a blank parts from a short phrase heads a section: 1 总体要求. */
const ARABIC_HEADING = /^(\d{1,2})[ \t]+(?=[《“]?\p{Script=Han}[^。;,:]{1,28}$)/u;
const CIRCLED = /^([①-⑳㉑-㉟❶-❿])[ \t]*[、.]?[ \t]*/;
/** `行动一:`, `任务3:`: what is counted is named with its number. */
const NAMED =
  /^((?:专项|重点|攻坚|提升|整治|治理|优先)*(?:任务|行动|工程|举措|措施|专项|战役|领域)([一二三四五六七八九十]{1,3}|\d{1,2}))[ \t]*[:、.][ \t]*(?=\S)/;
const COMPOSED_BRACKETED = /^([⑴-⒇])[ \t]*/;
const COMPOSED_DOTTED = /^([⒈-⒛])[ \t]*/;
const COMPOSED_CHINESE = /^([㈠-㈩])[ \t]*/;

function make(kind: LabelKind, number: string, ordinal: number | null, length: number): Label | null {
  if (ordinal === null) return null;
  return { kind, rank: RANK[kind], ordinal, number: number.replace(/\s+/g, ""), length };
}

/** Reads the label at the start of a width-folded line, or null where the line has none. */
export function readLabel(fold: string): Label | null {
  const first = fold.charCodeAt(0);
  // Most lines start with an ordinary character: no label starts with one beyond this small set.
  if (
    !/^[\d第专重攻提整治优战任行工举措领一二三四五六七八九十百零〇([〔【①-⒛㉑-㉟❶-❿㈠-㈩]/.test(fold) ||
    Number.isNaN(first)
  )
    return null;
  for (const [kind, pattern] of [
    ["chapter", CHAPTER],
    ["section", SECTION],
    ["article", ARTICLE],
    ["named", NAMED],
    ["chinese", CHINESE],
    ["chinese", CHINESE_LOOSE],
    ["bracketed-chinese", BRACKETED_CHINESE],
    ["bracketed-chinese", HALF_BRACKETED_CHINESE],
    ["bracketed-arabic", BRACKETED_ARABIC],
  ] as const) {
    const match = pattern.exec(fold);
    if (match !== null) {
      const label = make(
        kind,
        match[1] ?? "",
        parseNumeral(match[2] ?? match[3] ?? match[1] ?? ""),
        match[0].length,
      );
      // 优先领域一 holds 优先行动1, 优先行动2.
      return label !== null && kind === "named" && label.number.includes("领域")
        ? { ...label, rank: label.rank - 0.1 }
        : label;
    }
  }
  const dotted = DOTTED.exec(fold);
  if (dotted?.[1] !== undefined) {
    const parts = dotted[1].split(".");
    const label = make("dotted", dotted[1], Number(parts.at(-1)), dotted[0].length);
    return label === null ? null : { ...label, rank: RANK.arabic + 0.1 * (parts.length - 1) };
  }
  const arabic = ARABIC.exec(fold) ?? ARABIC_LOOSE.exec(fold) ?? ARABIC_HEADING.exec(fold);
  if (arabic?.[1] !== undefined) return make("arabic", arabic[1], Number(arabic[1]), arabic[0].length);
  return readComposed(fold);
}

/** Numbers that are one character: ① ⑴ ⒈ ㈠ and their kin. */
function readComposed(fold: string): Label | null {
  for (const [kind, pattern] of [
    ["circled", CIRCLED],
    ["bracketed-arabic", COMPOSED_BRACKETED],
    ["arabic", COMPOSED_DOTTED],
    ["bracketed-chinese", COMPOSED_CHINESE],
  ] as const) {
    const match = pattern.exec(fold);
    const sign = match?.[1];
    if (match === null || sign === undefined) continue;
    const plain = sign.normalize("NFKC").replace(/[().]/g, "");
    const ordinal = sign >= "❶" && sign <= "❿" ? sign.charCodeAt(0) - 0x2775 : parseNumeral(plain);
    const number = kind === "circled" ? sign : kind === "arabic" ? plain : `(${plain})`;
    return make(kind, number, ordinal, match[0].length);
  }
  return null;
}
