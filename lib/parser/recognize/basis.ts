import type { DocumentData } from "@/lib/parser/types";

type Basis = DocumentData["basis"][number];

const CITED = /《([^《》]{2,120}(?:〈[^〈〉]{1,80}〉[^《》]{0,40})?)》\s*(?:[(（]([^()（）]{0,80}))?/g;
const NUMBER =
  /([\p{Script=Han}]{1,14}(?:字|办|函|发|通|规|令)?\s?[〔[(【]?(?:19|20)\d\d[〕\])】]?\s?(?:第)?\d{1,5}号)/u;
/** What makes a cited document one that is implemented. */
const IMPLEMENTS =
  /(贯彻|落实|根据|按照|依据|遵照|执行|要求|部署|精神|经.{0,12}同意|为.{0,20}推[进动]|为[^《》]{0,12}实施)/;
/** From here on a sentence says what the document draws upon or does, not what it implements. */
const BREAKS = /(结合|参照|参考|借鉴|特?制[定订]|印发给|现将)/;
/** What is approved and sent out itself: 《…方案》已经市政府同意,现印发给你们. */
const HANDED_ON = /^(?:[和及、]《[^《》]{2,80}》)*\s*(?:已|业)经[^。]{0,40}(?:同意|通过|批准|审议)/;
const OWN = /^(本?(实施)?(方案|意见|计划|通知))$/;

/**
 * The documents of a higher level that a preamble says the plan implements or is made under, in order, each once;
 * the number where it is printed.
 */
export function findBasis(paragraphs: readonly string[], ownTitle: string | null): Basis[] {
  const found = new Map<string, Basis>();
  const short = abbreviations(paragraphs);
  for (const paragraph of paragraphs) {
    for (const sentence of paragraph.split("。")) {
      for (const match of sentence.matchAll(CITED)) {
        const printed = (match[1] ?? "").trim();
        const full = short.get(bare(printed));
        const title = full?.title ?? printed;
        if (HANDED_ON.test(sentence.slice(match.index + match[0].length, match.index + match[0].length + 50)))
          continue;
        const before = sentence.slice(0, match.index);
        const lastBreak = lastIndexOf(before, BREAKS);
        const lastReason = lastIndexOf(before, IMPLEMENTS);
        if (
          lastReason < 0 &&
          !IMPLEMENTS.test(sentence.slice(match.index, match.index + match[0].length + 12))
        )
          continue;
        if (lastBreak > lastReason || OWN.test(title) || same(title, ownTitle)) continue;
        const number = NUMBER.exec(match[2] ?? full?.behind ?? "")?.[1]?.replace(/\s+/g, "") ?? null;
        const key = bare(title);
        const known = found.get(key);
        if (known === undefined) found.set(key, { title, documentNumber: number });
        else known.documentNumber ??= number;
      }
    }
  }
  const named = NAMED_IN_TITLE.exec(ownTitle ?? "")?.[1];
  if (named !== undefined && ![...found.values()].some((own) => bare(own.title) === bare(named)))
    found.set(bare(named), { title: named, documentNumber: null });
  return dropAbbreviations([...found.values()]);
}

/** A plan may be titled after what it implements: 贯彻落实《…》的实施意见. */
const NAMED_IN_TITLE = /(?:贯彻|落实|实施|执行)《([^《》]{6,120})》/;
const ABBREVIATED =
  /《([^《》]{4,120})》([^《》。]{0,60}?)(?:以下|下称|下)?简称[:“"《]*([^《》“”"()]{2,20})[》”"]/g;

/** What short titles stand for: `《X规划》(以下简称《规划》)`. */
function abbreviations(paragraphs: readonly string[]): Map<string, { title: string; behind: string }> {
  const short = new Map<string, { title: string; behind: string }>();
  for (const paragraph of paragraphs) {
    for (const [, title = "", behind = "", name = ""] of paragraph.matchAll(ABBREVIATED))
      short.set(bare(name), { title: title.trim(), behind });
  }
  return short;
}

/** `《意见》` is short for a document that was cited with its full title before. */
function dropAbbreviations(list: Basis[]): Basis[] {
  return list
    .filter(
      (own) =>
        own.documentNumber !== null ||
        bare(own.title).length > 6 ||
        !list.some((other) => other !== own && bare(other.title).endsWith(bare(own.title))),
    )
    .filter((own) => bare(own.title).length > 4 || list.length === 1);
}

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, "g"))) last = match.index;
  return last;
}

function same(title: string, own: string | null): boolean {
  return own !== null && (bare(own).endsWith(bare(title)) || bare(title).endsWith(bare(own)));
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, "");
}
