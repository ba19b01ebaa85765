import { headingTitle } from "@/lib/parser/link/titles";
import type { Outline } from "@/lib/parser/outline/tree";
import type { TitleBlock } from "@/lib/parser/recognize/title";

export interface KindEvidence {
  title: string | null;
  kind: TitleBlock["kind"] | null;
  outline: Outline;
  fold: string;
  /** Number of tasks found, and of those that name who is responsible. */
  tasks: number;
  owned: number;
  /** Number of tasks with a limit or a quantity of their own. */
  measured: number;
  /** The first words of each task. */
  openings: readonly string[];
}

const PLAN_TITLE =
  /(方案|计划|行动|规划|纲要|意见|要点|分工|分解|措施|举措|清单|任务书|路线图|攻坚战?|政策|细则|台账|(重点|主要|目标|年度|攻坚|改革)(工作)?(任务|工作|事项)|实事(项目)?|(任务|项目|责任|分工|分解)表|打算)([(（][^()（）]{1,40}[)）])*(的?通知)?$/;
const OTHER_TITLE =
  /(条例|规定|规程|章程|规则|法|准则|公告|公报|公示|报告|总结|讲话|致辞|发言|预算|决算|预算表|决算表|收支.*表|解读|问答|答复|名单|目录|简报|会议纪要|倡议书?|成交|中标|招标.*|说明|情况|表彰.*|批复|任免.*|新闻|召开.*|举行.*|赴.*调研.*|办法)([(（][^()（）]{1,40}[)）])*$/;
const SELF_NAMED =
  /(制定|制订|提出)(了)?(本|如下|以下)(实施|工作|行动)?(方案|计划|意见|措施|细则)|本(实施|行动|工作)?(方案|计划)/;
const NEWS = /(本报讯|记者|通讯员|新华社|日电|报道|据悉|责编)/;
/** How a newspaper begins, whoever it says is to do what. */
const REPORTED = /(本报讯|[(]记者|新华社[^。]{0,16}电|通讯员|(举办|举行|召开)[^。]{0,60}新闻发布会)/;
/** How a measure begins: with what is to be done. */
const MEASURE =
  /^[“《]?(进一步|全面|积极|大力|着力|持续|稳步|有序|切实|扎实|深入|加快|努力|重点|严格|科学|充分|统筹|推|加强|强化|完善|建立|健全|构建|开展|落实|提升|提高|深化|优化|实施|支持|鼓励|规范|创新|加大|组织|做好|抓好|制定|编制|培育|打造|发展|促进|扩大|改善|引导|保障|确保|完成|建设|增强|增加|拓展|清理|简化|营造|严厉|整治|压实|压减|发挥|聚焦|围绕|巩固|夯实|畅通|降低|减少|保护|治理|修复|培养|引进|争取|助力|服务|举办|搭建|整合|盘活|拓宽|壮大|改造|新建|探索|试点|明确|坚持)/;
/** What may be done, by whom and under which law, is listed and not ordered. */
const REGISTER =
  /(行政许可|行政审批|行政处罚|行政权力|行政执法|权责|权力|政务服务|公共服务|证照?|证明|收费|基金|负面|免罚|不予处罚|轻微违法|随机抽查|监管|审批|信息公开|政务公开标准|采购)(事项|项目|标准|基本|指导)*(清单|目录)([(（][^()（）]{1,40}[)）])*$/;
/** A notice that orders work: 关于做好…工作的通知. */
const WORK_NOTICE = /关于.*(做好|抓好|开展|加强|推进|加快|组织实施|落实|工作|部署).*通知$/;
const MEASURES = /^(重点|主要|工作|具体|整治|检查)*(任务|工作|措施|举措|内容)$/;
/** Explains another document. */
const EXPLAINS = /(解读|答记者问|问答|图解|一图读懂)/;
const SPEECH = /^(同志们|各位(代表|领导|委员|来宾|同志)|尊敬的)/m;

/**
 * Whether a document is a plan: says it of itself, is titled as one, or divides work. A regulation counts articles, a
 * speech greets, a news item reports: such a document holds no tasks even where its paragraphs are numbered.
 */
export function isPlan(evidence: KindEvidence): boolean {
  const { title, fold, tasks, owned } = evidence;
  if (tasks === 0) return false;
  const compact = title?.replace(/\s+/g, "") ?? "";
  const front = fold.slice(0, 3000);
  if (OTHER_TITLE.test(compact) && !PLAN_TITLE.test(compact)) return owned >= 5;
  if (EXPLAINS.test(compact) || (owned < 3 && /(解读如下|解读(单位|机构|人)[:])/.test(fold))) return false;
  if (REGISTER.test(compact) && evidence.measured === 0) return false;
  if (SPEECH.test(front) && owned === 0) return false;
  if (articleShare(evidence.outline) > 0.6) return owned >= 3;
  if (PLAN_TITLE.test(compact)) return true;
  if (REPORTED.test(fold.slice(0, 600)) && owned < 5) return false;
  if (owned >= 2 || SELF_NAMED.test(fold) || (WORK_NOTICE.test(compact) && hasPlanParts(evidence.outline)))
    return true;
  if (NEWS.test(front)) return false;
  // Without a word of what it is, a document must at least order things to be done.
  const orders = evidence.openings.filter((opening) => MEASURE.test(opening)).length;
  const ordered = orders / tasks >= 0.6;
  return ordered && (tasks >= 5 || (tasks >= 3 && evidence.measured >= 2 && WORK_NOTICE.test(compact)));
}

/** A plan says what is wanted and, in a section of its own, what is done for it. */
function hasPlanParts(outline: Outline): boolean {
  const parts = outline.roots.map((node) => node.part);
  return parts.includes("goals") && outline.roots.some((node) => MEASURES.test(headingTitle(node)));
}

function articleShare(outline: Outline): number {
  const labelled = outline.nodes.filter((node) => node.label !== null);
  const articles = labelled.filter((node) => node.label?.kind === "article").length;
  return labelled.length === 0 ? 0 : articles / labelled.length;
}
