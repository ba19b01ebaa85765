import { splitOutside } from "@/lib/parser/recognize/brackets";
import { type FoundName, splitNames } from "@/lib/parser/recognize/names";
import { isCollective } from "@/lib/parser/recognize/organisations";
import type { Role } from "@/lib/parser/types";

export interface NamedRole extends FoundName {
  role: Role;
  /** The role is said by a verb or key of its own (牵头, 配合), not only by standing in a list. */
  explicit: boolean;
}

const LEAD =
  /(?:负责|具体|总)?(牵头|主办|主责|抓总|负总责)(负责|组织|落实|实施|推进|办理|协调|抓好|抓总|单位|部门)?$/;
const COOPERATE =
  /(积极|密切|协同)?(配合|协助|参与|参加|协办|会办|支持|协同)(单位|部门|落实|实施|推进|做好|负责|配合)?$/;
const RESPONSIBLE =
  /(,?((按照?|依据|根据|依照?)(各自|有关|相关|部门|工作)?|(各自|部门|工作)(?=职责|职能|任务|权限|分工))?(职责|职能|任务|权限)?(分工|范围)?)?(分别|分头|共同|具体|各自|组织|依法|联合|同步)?((?:落实|履行|承担)(?:属地|主体|监管|管理|领导)*(?:责任|职责)|负责|落实|承担|实施|推进|组织实施|抓好落实|负责落实|指导|承办|执行|办理|抓落实|推动落实|牵头落实)(单位|实施|落实|推进|到位)?$/;
const TOGETHER = /(会同|商同|联合(?![会社国体]|工|重))(?=.{2})/;
const MARKED = /[(](牵头|主办|主责|配合|协办|参与|责任|牵头单位|配合单位|责任单位|主办单位|协办单位)[)]$/;
/** How long the work goes on, and no verb of those before it: 市商务局,持续推进. */
const ONGOING = /^\s*(持续|长期|全年|常年|稳步|有序|分步)(推进|实施|坚持|落实|开展|执行)\s*$/;

/** Reads `A牵头,B、C配合;D按职责分工负责` into names with roles; `byKey` is the role that a key in front gives them. */
export function readClauses(content: string, offset: number, byKey: Role | null): NamedRole[] {
  const names: NamedRole[] = [];
  for (const clause of splitOutside(content, ";；。\n")) {
    const led = names.some(({ role }) => role === "lead");
    names.push(...readClause(content.slice(clause.start, clause.end), offset + clause.start, byKey, led));
  }
  return names;
}

/** `led`: a clause before this one has named who leads. */
function readClause(clause: string, offset: number, byKey: Role | null, led: boolean): NamedRole[] {
  const names: NamedRole[] = [];
  let waiting: Array<{ found: FoundName; group: number }> = [];
  let group = 0;
  let lead = false;
  /** Behind 会同 everybody cooperates. */
  let joined = false;
  const take = (role: Role, explicit: boolean) => {
    for (const { found } of waiting) names.push(inRole(found, role, explicit));
    waiting = [];
  };
  const wait = (text: string, at: number) => {
    for (const found of splitNames(text)) {
      found.start += at;
      found.end += at;
      waiting.push({ found, group });
    }
  };
  for (const token of splitOutside(clause, ",，、")) {
    const text = clause.slice(token.start, token.end);
    const at = offset + token.start;
    if (ONGOING.test(text)) continue;
    const verb = verbOf(text.trimEnd());
    const body = verb === null ? text : text.slice(0, verb.at);
    const together = TOGETHER.exec(body);
    if (together !== null) {
      wait(body.slice(0, together.index), at);
      const role = verb?.role === "lead" ? "lead" : (byKey ?? "responsible");
      lead ||= role === "lead";
      take(role, true);
      wait(body.slice(together.index + together[0].length), at + together.index + together[0].length);
      if (verb !== null) take("cooperating", true);
      else joined = true;
    } else {
      const cut = waiting.at(-1)?.found;
      // 各县、区: the second half is too short to be a name.
      if (cut !== undefined && ONE_PLACE.test(body) && cut.name.startsWith("各") && cut.end + 1 === at) {
        cut.end = at + body.trimEnd().length;
        cut.name = clause.slice(cut.start - offset, cut.end - offset).replace(/\s+/g, "");
        cut.collective = isCollective(cut.name);
      } else wait(body, at);
      if (verb !== null) {
        if (verb.role === "cooperating" && !lead && !led && !joined) settleEarlier();
        take(joined ? "cooperating" : verb.role, true);
        lead ||= verb.role === "lead";
      }
    }
    if (token.by !== "、") group++;
  }
  take(byKey ?? (lead || joined ? "cooperating" : "responsible"), byKey !== null && byKey !== "responsible");
  if (byKey === "responsible" && lead) {
    for (const name of names) if (!name.explicit && name.role === "responsible") name.role = "cooperating";
  }
  return mergeRuns(names, clause, offset);

  /** `A,B、C配合`: what a comma parts from those who cooperate is who they cooperate with. */
  function settleEarlier(): void {
    const last = waiting.at(-1)?.group;
    const earlier = waiting.filter((entry) => entry.group !== last);
    for (const { found } of earlier) names.push(inRole(found, "responsible", true));
    waiting = waiting.filter((entry) => entry.group === last);
  }
}

/** Written out: a plan names departments thousands of times. */
function inRole({ name, collective, start, end }: FoundName, role: Role, explicit: boolean): NamedRole {
  return { name, collective, start, end, role, explicit };
}

/** What parts the halves of a collective phrase: a sign, or places too short for names: 各市、州、县政府. */
const PLACES_BETWEEN = /^[\s\S](?:[省区县市州旗盟乡镇街][、,])*$/;
const ONE_PLACE = /^[省市县区州盟旗镇乡]\s*$/;

/** A collective phrase that `、` or `,` cut (各区、县级市) is put together again. */
function mergeRuns(names: NamedRole[], clause: string, offset: number): NamedRole[] {
  const merged: NamedRole[] = [];
  for (const name of names) {
    const before = merged.at(-1);
    if (
      before !== undefined &&
      before.role === name.role &&
      PLACES_BETWEEN.test(clause.slice(before.end - offset, name.start - offset)) &&
      (/^(各|有关|相关|全)/.test(before.name) || /政府$|^(单位|企业|机构)$/.test(name.name))
    ) {
      const joined = splitNames(clause.slice(before.start - offset, name.end - offset));
      const only = joined[0];
      if (joined.length === 1 && only !== undefined) {
        merged[merged.length - 1] = {
          ...before,
          name: only.name,
          collective: only.collective,
          end: name.end,
        };
        continue;
      }
    }
    merged.push(name);
  }
  return merged;
}

/** What the verbs below end in: most names end in something else, and need no closer look. */
const VERB_END = /[头办责任总织实施进理调好位门合助与加持同担导行落][\s。.;,]*$/;

export function verbOf(token: string): { role: Role; at: number } | null {
  if (!VERB_END.test(token)) return null;
  const closing = token.replace(/[\s。.;,]+$/, "");
  for (const [role, pattern] of [
    ["lead", LEAD],
    ["cooperating", COOPERATE],
    ["responsible", RESPONSIBLE],
  ] as const) {
    const match = pattern.exec(closing);
    if (match !== null && match[0].length > 0) return { role, at: match.index };
  }
  return null;
}

/** Marks behind a name (`市科技局(牵头)`) decide its role; each name is kept once, in the first role it is given. */
export function settle(names: NamedRole[]): NamedRole[] {
  const marked = names.map((name): NamedRole => {
    const mark = MARKED.exec(name.name);
    if (mark === null) return name;
    const role: Role = /牵头|主办|主责/.test(mark[0])
      ? "lead"
      : /责任/.test(mark[0])
        ? "responsible"
        : "cooperating";
    const bare = name.name.slice(0, mark.index);
    return {
      ...name,
      name: bare,
      end: name.end - mark[0].length,
      role,
      explicit: true,
      collective: isCollective(bare),
    };
  });
  const leads = marked.some((name, i) => name.role === "lead" && names[i]?.role !== "lead");
  const seen = new Set<string>();
  const kept: NamedRole[] = [];
  for (const name of marked) {
    if (seen.has(name.name)) continue;
    seen.add(name.name);
    kept.push(leads && !name.explicit ? { ...name, role: "cooperating" } : name);
  }
  return kept;
}
