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
  /(?:[,;。、(]\s*)?(?:以下|下列|下述|后续|以上)(?:各项|任务|各条|工作|内容|事项|各项任务|各项工作)*(?:均|都|同样)?(?:包括|含|包含|需|应|涉及|由|有)([^,;。()]{2,40}?)(?:负责|落实|参与|配合)?[,、]?\s*(?:不再(?:逐一|一一|重复|另行|单独|分别)?(?:列出|列举|列明|标注|注明|罗列)|下同)/;

/** Finds `以下均包括各市政府,不再列出` and its kin in a statement. */
export function findStanding(fold: string): StandingClause | null {
  const match = CLAUSE.exec(fold);
  if (match?.[1] === undefined) return null;
  const from = match.index + match[0].indexOf(match[1]);
  return { start: match.index, end: match.index + match[0].length, from, to: from + match[1].length };
}
