import { wholeDate } from "@/lib/calendar/chinese";
import type { Line } from "@/lib/parser/normalize/normalize";
import { readLabel } from "@/lib/parser/outline/label";
import { isContentsHeading } from "@/lib/parser/recognize/contents";
import { isFurniture } from "@/lib/parser/recognize/furniture";
import { looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import { bareWords, foldWidth } from "@/lib/text/fold";

/** A title as printed, over one or more lines. */
export interface TitleBlock {
  lines: Line[];
  text: string;
  fold: string;
  kind: "plan" | "notice" | "other";
}

const QUALIFIER = "([(（][^()（）]{1,40}[)）])*";
/** A notice's title that leaves 的通知 out still hands on what it names: 某厅关于印发某方案. */
const HANDING_ON = /^[^《》]{4,60}关于(印发|转发|下发)[^《》]*《?[^《》]{4,}/;
const PLAN = new RegExp(
  `(方案|计划|行动|规划|纲要|意见|要点|(任务|责任|工作|职责|重点|落实)(的)?(分工|分解)|(重点|主要|目标|年度|攻坚|改革)(工作)?(任务|工作|事项)|实事(项目)?|(任务|项目|责任)表|打算|措施|举措|清单|台账|细则|任务书|路线图|攻坚战|政策|分工表|分解表|安排)${QUALIFIER}$`,
);
const NOTICE = new RegExp(`(通知|的函|批复|通报|通告)${QUALIFIER}$`);
const OTHER = new RegExp(
  `(条例|办法|规定|规程|章程|规则|准则|标准|决定|公告|公报|公示|报告|总结|讲话|致辞|发言|预算|决算|说明|解读|情况|答复|纪要|名单|目录|汇编|简报|倡议书?|指南|制度|预案|协议|合同)${QUALIFIER}$`,
);
const NUMBER_ALONE =
  /^[\p{Script=Han}]{1,16}\s?[〔[(【〈]\s?(19|20)\d\d\s?[〕\])】〉]\s?(第\s?)?\d{1,5}\s?号$/u;
const METADATA = /^[^:]{1,12}[:]\s*\S/;
const SENTENCE_END = /[。;:,!?]$/;
const ANNEX = /^附(?:\s*[件表录]|属档案)\s*[\d一二三四五六七八九十]{0,3}[:.、]?$/;
const LETTERHEAD = /(文件|政府办公[厅室]文件)$/;
/** A line that cannot be a title's end: more of the title stands below it. */
const HANGING =
  /(关于|印发|发布|贯彻|落实|实施|开展|加强|推进|推动|促进|深化|全面|进一步|建设|建立|完善|的|和|与|及|暨|、|《[^》]*)$/;
/** How a title begins that is complete towards its front. */
const OPENING =
  /^(关于|国家|国务院|中共|中央|中华|全国|全[省市县区]|本[省市县区]|20\d\d|“|《|[^\s]{1,12}?(省|市|自治区|自治州|县|区|州|盟|旗|镇|乡|局|委|厅|办|部)(?!场))/;
/** What stands under a title in brackets and is part of it: its years, its state. A date in brackets is none. */
const TAIL =
  /^[((](20\d\d\s?年?\s?[—~至-]+\s?20\d\d\s?年?|20\d\d\s?年度?|试行|暂行|修订(版|稿)?|.{0,6}年版|征求意见稿|送审稿|草案|讨论稿|[一二三四五]年)[))]$/;
/** What a site prints before a title in the same line: the column it stands in, the document's number. */
const PREFIX =
  /^【[^【】]{1,30}】\s*|^\s*[\p{Script=Han}]{1,16}\s?[〔[(【〈]\s?(19|20)\d\d\s?[〕\])】〉]\s?(第\s?)?\d{1,5}\s?号\s*(?=[《\p{Script=Han}])/u;
/** A site's menu has entries like 规划计划; a title says of what. */
const SHORTEST = 7;
const MAX_LINES = 6;

/** Whether a line has the form of a piece of a title: short, no label, no sentence, no key with a value. */
function isTitleish(line: Line): boolean {
  const fold = line.fold.trim();
  return (
    fold.length >= 2 &&
    fold.length <= 70 &&
    !SENTENCE_END.test(fold) &&
    !fold.includes("。") &&
    !METADATA.test(fold) &&
    !ANNEX.test(fold) &&
    !NUMBER_ALONE.test(fold) &&
    !LETTERHEAD.test(fold) &&
    !isContentsHeading(fold) &&
    !isFurniture(fold) &&
    readLabel(fold) === null &&
    wholeDate(fold) === null &&
    !/^[(（【].*[)）】]$/.test(fold)
  );
}

function kindOf(text: string): TitleBlock["kind"] | null {
  if (NOTICE.test(text) || HANDING_ON.test(text)) return "notice";
  if (PLAN.test(text)) return "plan";
  return OTHER.test(text) ? "other" : null;
}

/**
 * Finds the titles among consecutive lines. A title is read from its last line, which says what the document is, back
 * to the line that it starts on. `cited` are the titles that the text puts between 《》, as bare words: one of them tells
 * where a title ends towards its front.
 */
export function findTitles(lines: readonly Line[], cited: readonly string[] = []): TitleBlock[] {
  const blocks: TitleBlock[] = [];
  for (let end = 0; end < lines.length; end++) {
    const last = lines[end];
    if (last === undefined || !isTitleish(last)) continue;
    const kind = kindOf(compact(last.fold));
    if (kind === null) continue;
    // The title may go on: 「…实施方案」 / 「的通知」.
    const next = lines[end + 1];
    if (next !== undefined && isTitleish(next) && kindOf(compact(last.fold + next.fold)) === "notice")
      continue;
    let start = end;
    while (start > 0 && end - start < MAX_LINES - 1) {
      const before = lines[start - 1];
      if (before === undefined || !isTitleish(before)) break;
      const text = compact(
        lines
          .slice(start, end + 1)
          .map((line) => line.fold)
          .join(""),
      );
      // Who issued a document stands above its title however others cite it.
      const issued = text.startsWith("关于") && looksLikeOrganisation(compact(before.fold));
      if (cited.includes(bareWords(text)) && !issued) break;
      const quoted = cited.some((title) => title.includes(bareWords(before.fold + text)));
      if (!quoted && !leadsInto(before, text, kind, lines[start] ?? last)) break;
      start--;
    }
    const tail = lines[end + 1];
    const own = lines.slice(start, tail !== undefined && TAIL.test(tail.fold.trim()) ? end + 2 : end + 1);
    const whole = own.map((line) => line.text.trim()).join("");
    const before = PREFIX.exec(foldWidth(whole))?.[0].length ?? 0;
    const fold = compact(foldWidth(whole.slice(before)));
    if (fold.length < SHORTEST) continue;
    blocks.push({ lines: own, text: whole.slice(before), fold, kind });
  }
  return blocks;
}

function leadsInto(before: Line, text: string, kind: TitleBlock["kind"], first: Line): boolean {
  const fold = compact(before.fold);
  if (kindOf(fold) !== null && !/^的/.test(text)) return false;
  // A site's list of headlines cuts what is too long; the title does not close what that opened.
  if (/《[^》]*$/.test(fold) && !/^[^《]*》/.test(text)) return false;
  if (HANGING.test(fold) || text.startsWith("《") || /^[》的和与及]/.test(text) || /^关于/.test(text))
    return true;
  if (kind === "notice" && !text.includes("关于") && !text.startsWith("《")) return true;
  if (before.centred && first.centred) return true;
  // What begins with 关于 and does not say what it is goes on below.
  if (/关于.{4}/.test(fold)) return true;
  if (text.length < 12) return true;
  return !OPENING.test(text) && OPENING.test(fold);
}

function compact(text: string): string {
  return text.replace(/\s+/g, "");
}
