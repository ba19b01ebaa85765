/** A clause that gives a collective name a share in every following task. */
export interface StandingClause {
  /** Offsets of the whole clause. */
  start: number;
  end: number;
  /** Offsets of the names in it; empty where it only says that the list holds on (下同). */
  from: number;
  to: number;
}

const CLAUSE =
  /(?:[,;。、(]\s*)?(?:以下|下列|下述|后续|具体|上述|各项|所有|其他|同时)?(?:各项|任务|各条|工作|内容|事项|措施)*(?:均|都|同样|还)(?:需|应|由)?(?:包括|含|包含|涉及|需要?|由|有|请)([^,;。()]{1,40}(?:\([^()]{1,12}\)[^,;。()]{0,40})?)(?:负责|落实|参与|配合)?[,、;]?\s*(?:不再[^,;。()]{0,8}(?:列出|列举|列明|列入|标注|注明|罗列|分工|说明)(?:,?下同)?|(?:以)?下同)/;
/** 下同 alone: the names before it hold for what follows, too. */
const HENCEFORTH = /\((?:以下|下)(?:均|皆)?同\)|[,;。、]?\s*(?:以下|下)(?:均|皆)?同/;

/** Finds `以下均包括各市政府,不再列出` and its kin in a statement. */
export function findStanding(fold: string): StandingClause | null {
  // Every such clause says one of these; hardly any statement does.
  if (!/不再|下同|下均|下皆/.test(fold)) return null;
  const match = CLAUSE.exec(fold);
  if (match?.[1] === undefined) {
    const henceforth = HENCEFORTH.exec(fold);
    if (henceforth === null) return null;
    const end = henceforth.index + henceforth[0].length;
    return { start: henceforth.index, end, from: end, to: end };
  }
  const from = match.index + match[0].indexOf(match[1]);
  const names = match[1].replace(/(?:负责|落实|参与|配合)+$/, "");
  return { start: match.index, end: match.index + match[0].length, from, to: from + names.length };
}
