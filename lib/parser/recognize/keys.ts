import type { Role } from "@/lib/parser/types";

export type KeyMeaning = Role | "deadline" | "person" | "target" | "standard";

export interface FoundKey {
  meaning: KeyMeaning;
  /** Offsets of the key with its colon. */
  start: number;
  end: number;
}

const UNIT = "(?:责任)?(?:单位|部门|机构|主体|科室|股室|处室|部室|局|地区|方)";
const KINDS: Array<[KeyMeaning, string]> = [
  [
    "person",
    "(?:(?:责任|分管|牵头|主管|主抓|领办|包联|包保|挂点|挂联|联系|负责|督导){0,2}(?:[省市县区州镇]级?)?(?:领导|责任人|联系人|负责人|联络人))",
  ],
  ["lead", `(?:(?:总)?牵头|主办|主责|主管|第一|首要)${UNIT}(?:[和及、]${UNIT})?|牵头|主办`],
  [
    "cooperating",
    `(?:配合|协办|协同|协助|参与|参加|协作|会办|支持|联合|共同配合|协同配合|配合责任|协同责任)${UNIT}|协办|配合`,
  ],
  [
    "responsible",
    `(?:(?:第[二三四五])?(?:责任|承办|落实|负责|实施|承担|执行|具体承办|具体责任|组织实施|责任落实|主要责任|其他责任|相关责任|推进|建设|工作)${UNIT}(?:[和及、]${UNIT})?|(?:责任|任务|职责|部门|单位)?分工|责任者|承办)`,
  ],
  [
    "deadline",
    "(?:(?:完成|办结|落实|推进|整改|工作|实施|办理|任务)?(?:时限|期限)(?:要求)?|(?:完成|截止|办结|实施|推进|计划完成|进度|工作|落实)?(?:时间|日期)(?:节点|要求|安排|进度)?|时间节点|(?:工作)?进度安排|完成节点)",
  ],
  ["target", "(?:(?:工作|任务|阶段|年度|预期|绩效)?目标|预期成果|成果形式)"],
  ["standard", "(?:工作措施|工作内容|具体措施|主要任务|重点任务|工作要求|任务内容|主要举措|整改措施)"],
];

const MEANINGS = KINDS.map(([meaning]) => meaning);
/** Longest key with the sign before it. */
const WINDOW = 20;
const KEY = new RegExp(
  `(^|[\\s;,。、.(〔【\\[!?)】〕”—*•])(?:国家层?级?|中央|[省市县区州镇乡]级?直?)?(?:${KINDS.map(([, source]) => `(${source})`).join("|")})\\s*$`,
);
/** What ends a key: a colon, or the bracket that the key stands in. */
const END = /[:】〕\]]/g;
const BEHIND_BRACKET = /^\s*:?\s*/;

/**
 * Finds `责任单位:`, `牵头单位:`, `完成时限:` and their kin in width-folded text, in order of place; `【责任单位】市科技局`
 * without a colon as well.
 */
export function findKeys(fold: string): FoundKey[] {
  const keys: FoundKey[] = [];
  for (const { index, 0: sign } of fold.matchAll(END)) {
    const from = Math.max(0, index - WINDOW);
    // A window that starts inside the text does not start a line.
    const window = (from > 0 ? "字" : "") + fold.slice(from, index);
    const match = KEY.exec(window);
    if (match === null) continue;
    const meaning = MEANINGS[match.slice(2).findIndex((value) => value !== undefined)];
    const before = match[1] ?? "";
    if (meaning === undefined || (sign !== ":" && !/[【〔[]/.test(before))) continue;
    const start = from - (from > 0 ? 1 : 0) + match.index + (sign === ":" ? before.length : 0);
    const behind = BEHIND_BRACKET.exec(fold.slice(index + 1, index + 5))?.[0].length ?? 0;
    const space = /^\s*/.exec(fold.slice(index + 1, index + 5))?.[0].length ?? 0;
    keys.push({ meaning, start, end: index + 1 + (sign === ":" ? space : behind) });
  }
  return keys;
}
