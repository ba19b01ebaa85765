import { blankCitations } from "@/lib/parser/recognize/brackets";
import { namedYearIn } from "@/lib/parser/recognize/deadline";
import { readUnit } from "@/lib/parser/recognize/units";
import type { Target } from "@/lib/parser/types";

const NUMBER = /(?<![\dA-Za-z.第])(\d{1,9}(?:,\d{3})*(?:\.\d{1,4})?)/g;
/** A quantity that closes its clause right behind the words for what is counted: 改厕2000户. */
const CLOSES = /^\s?(及?以上|左右|以内|以下|之内)?(?=$|[、和及与])/;
const COUNTED = /[\p{Script=Han})”]\s?(约|近|超|达)?$/u;
/** What makes a quantity a promise when it stands before the number in the same clause. */
const PROMISE =
  /(选取|选定|达到?|达成|超过|突破|不低于|不少于|不小于|不高于|不超过|不大于|低于|高于|控制|稳定|保持|维持|提高|提升|增长|增加|增至|新增|新建|新改扩?建|改造|扩建|建成|建设|建立|建|培育|培养|培训|打造|创建|创成|完成|开展|实现|组织|举办|引进|引育|推广|发展|形成|认定|落地|实施|力争|确保|下降|降低|减少|降至|压缩|缩短|压减|推动|支持|发布|制定|制修订|修订|主导|参与|遴选|评选|推出|布局|设立|招引|签约|开工|投产|开通|新开|覆盖|安排|投入|争取|聚集|集聚|汇聚|入库|获得|通过|申报|选树|选派|种植|造林|治理|修复|收储|储备|供应|筹集|配备|配建|出栏|拆除|拆|清理|整治|排查|安装|加装|更新|更换|搬迁|关停|淘汰|购置|编制|检查|抽检|抽查|巡查|办理|发放|救助|提供|增设|设置|疏浚|铺设|硬化|亮化|绿化|修建|维修|消除|化解|处置|帮扶|走访|筹措|取消|精简|下放|承接|归集|聘请|聘任|聘用|选聘|招聘|招募|吸纳|流转|整理|复垦|加固|架设|栽植|补植|抚育|清淤|扩容|扩大|盘活|消化|转化|孵化|推介|宣讲|评定|命名|征集|梳理|减免|发行|投放|拥有|设有|配有|安置|扶持|腾退|征收|开发|改厕|改建|迁建|续建|回收|处理|投资|产值|总?量|规模|收入|总额|总数|数量|率|幅|增速|比例|占比|比重|强度|面积|水平|≥|≤|>|<|每年|每半年|每季度|每月|召开|解决)/;
/** A clause that tells what is, what was, or who is meant promises nothing. */
const NO_PROMISE =
  /(已(经|有|建|达|完成|开展|培育)|(?<!项)目前|现有|去年|(?<!以)上年|截至|以来|根据|按照?(?!20\d\d年)\d|(停止|禁止|严禁|不得)(新建|审批|建设|批准|核准)|给予|奖励|补贴(?!性|覆盖|发放|资金|政策|对象|人数)|补助|资助|抵免|抵扣|减征|处罚|罚款|年龄|^\s?对[^,]{2,60}(?:的|以上)[^,]{0,12}$|^\s?(围绕|对照|对标)[^,]*(要求|标准|指标|内容)|的企业(?!(?:总?数量?)?(?:达到?|超过|增加|不少于))|的项目|的单位给|符合条件)/;
const COMPARED = /(比|较|由|从)(20\d\d|上|去)年[底末]?(的|时的)\s?$/;
/** 由5天压缩至2天: the first of two is what was. */
const FROM = /(由|从)(目前|现在|原来|原先)?的?\s?$/;
const TO_ANOTHER =
  /^[^,\d]{0,6}(提高|提升|增加|增长|上升|扩大|下降|降低?|减少|减|压缩|压减|缩短|缩)(到|至|为|成)?约?\d/;
/** 一批产值超10亿元的园区: how large those are of which nobody says how many. */
const SOME = /一批|若干|更多|多个/;
const RANGE = /^\s?(?:[%万亿]|个|家|项)?\s?(?:[~—至-]|到(?=\d))\s?\d/;
const RANGE_BEFORE = /\d\s?[%万亿]?\s?[~—至-]\s?$/;
const NO_QUANTITY =
  /^\s?(年(?!均)|月|日(?!均)|号|时(?!间)|届|条(?=规定|第)|款|章|版|世纪|点(?!位)|度假|级|类(?=[地农])|线|所长|部长|部门|部委|家级|日前|日内|天内|[.]\d)/;
/** A circle that one gets through in so many minutes is known by them: 15分钟便民生活圈. */
const CIRCLE = /^\p{Script=Han}{0,12}圈/u;
/** Behind a quantity this makes it the mark of those who are meant: 1万吨以上重点单位. */
const THRESHOLD =
  /^\s?(?:及|\(含\))?(?:以上|以下|以内|及以上|左右)的?(?=\p{Script=Han})(?!(?:的|,)|(?:年均)?(?:增长|增速|增幅|速度|水平|比例|比重|占比))/u;
/** A share of something that is to come to something: 90%以上的村得到治理. */
const SHARE =
  /^\s?(?:(?:及?以上|左右)的?|的)[\p{Script=Han}()、]{1,20}?(?:完成|得到|实现|达到|达标|建成|纳入|具备|通过|配备|配齐|享有|用上|覆盖|签订|签约|参与|参加|建立|设立|开展|落户|由)/u;
const LATER = /^(后|前|之前)/;
/** What is shortened to so many days is promised; what is done within so many days has a limit. */
const SHORTENED = /(压缩|压减|缩短|缩减|控制|减少|减|降低|降|提速)(至|到|在|为)?\s?约?$/;
/** Behind a size this is the sort of thing that is counted next: 产值超10亿元企业5家. */
const SIZED = /^(的|级|规模)?(企业|项目|产业|集群|园区|单位|机构|商户|主体|基地|品牌)\p{Script=Han}{0,6}\d/u;
const MEASURE_VERB =
  /(开展|新增|建设|建成|培育|培养|培训|打造|创建|完成|组织|举办|引进|引育|实施|发展|形成|认定|新建|改造|推广|发布|制定|制修订|修订|遴选|推出|设立|支持|推动|实现|选树|治理|建立|建有|拥有|设有|配有|提供|安排|吸纳|安置|开发|帮扶|扶持|救助|种植|配备|聘请|聘任|招聘|招募|达到?|举行|布局|招引|储备|落地)(省级|市级|国家级|县级|各类|约|近|超|不少于|不低于|至少|超过|[^\d,。;]{0,4})?$/;

interface Clause {
  text: string;
  start: number;
}

/**
 * Finds the quantities that a width-folded passage promises. Numbers in Chinese characters, dates, ordinals, ranges and
 * thresholds (1万吨以上企业) are none. `offset` moves the anchors into the normalised text.
 */
export function findTargets(fold: string, offset: number): Target[] {
  const plain = blankCitations(fold);
  if (!/\d/.test(plain)) return [];
  const targets: Target[] = [];
  for (const sentence of clausesOf(plain, /[。;!?\n]/g)) {
    if (!/\d/.test(sentence.text)) continue;
    let promised = false;
    let year: number | null = null;
    for (const clause of clausesOf(sentence.text, /[,]/g)) {
      if (!/\d/.test(clause.text)) {
        promised = false;
        year = namedYearIn(clause.text) ?? year;
        continue;
      }
      year = yearIn(clause.text) ?? year;
      const at = sentence.start + clause.start;
      const own = readClause(clause.text, promised, year, offset + at);
      promised = own.length > 0;
      targets.push(...own);
    }
  }
  return targets;
}

function readClause(clause: string, follows: boolean, year: number | null, offset: number): Target[] {
  if (NO_PROMISE.test(clause)) return [];
  const found: Target[] = [];
  let from = 0;
  /** Where the last quantity ended that others are measured against. */
  let compared = -1;
  for (const match of clause.matchAll(NUMBER)) {
    const end = match.index + match[0].length;
    const after = clause.slice(end, end + 16);
    const before = clause.slice(0, match.index);
    // A number alone in brackets explains the words before it.
    if (/\p{Script=Han}\($/u.test(before)) continue;
    // A number that opens a name in quotes is part of it: “7个专项行动”.
    if (/“$/.test(before) && /^[^“]{1,16}”/.test(clause.slice(end))) continue;
    // So is one further on in it, and a watchword promises nothing: “发现1户、解决1户”.
    if (/“[^“”]{1,16}$/.test(before) && /^[^“”]{0,16}”/.test(clause.slice(end))) continue;
    if (RANGE.test(after) || RANGE_BEFORE.test(before) || NO_QUANTITY.test(after)) continue;
    const unit = readUnit(after);
    if (unit === null) continue;
    if (FROM.test(before) && TO_ANOTHER.test(clause.slice(end + unit.length))) continue;
    // What a promise is measured against is none: 比2010年的1.03吨下降16%.
    if (
      COMPARED.test(before) ||
      (compared >= 0 && /^[、和及与]$/.test(clause.slice(compared, match.index)))
    ) {
      compared = end + unit.length;
      continue;
    }
    const rest = clause.slice(end + unit.length, end + unit.length + 8);
    if (NO_QUANTITY.test(after) || /^\s?[~—]\s?\d/.test(rest) || LATER.test(rest)) continue;
    if (/^(?:分钟|小时|公里|里)$/.test(unit.unit) && CIRCLE.test(clause.slice(end + unit.length))) continue;
    // Ages say who is meant; only how old people become is promised.
    if (unit.unit === "岁" && !before.includes("寿命")) continue;
    if (/^内/.test(rest) && !SHORTENED.test(before)) continue;
    // 50亿级企业10家: a class of size, whatever its unit.
    if (/^级/.test(clause.slice(end + unit.length))) continue;
    if (/[元吨亩米瓦人]$/.test(unit.unit)) {
      const behind = clause.slice(end + unit.length, end + unit.length + 12);
      if (SOME.test(before) && /^(的|级)(企业|项目|产业|集群|园区|基地|品牌)/.test(behind)) continue;
      if (SIZED.test(behind) || (/超过?$/.test(before) && /^\p{Script=Han}{2,8}\d/u.test(behind))) continue;
    }
    const share = unit.unit === "%" && SHARE.test(clause.slice(end + unit.length));
    if (/^\s?(?:及|\(含\))?以下的?(?=\p{Script=Han})/u.test(rest)) continue;
    if (THRESHOLD.test(rest) && !share && !MEASURE_VERB.test(before.trimEnd())) continue;
    const listed =
      found.length > 0 && /^[、和及与\p{Script=Han}()“”\w—]*$/u.test(clause.slice(from, match.index));
    const closes = CLOSES.test(rest) && COUNTED.test(before) && before.length <= 24;
    if (
      !closes &&
      !share &&
      !PROMISE.test(before) &&
      !listed &&
      !(follows && found.length === 0 && /^[\p{Script=Han}()“”]{2,24}$/u.test(before))
    )
      continue;
    found.push({
      metric: metricOf(clause.slice(from, match.index), clause.slice(end + unit.length)),
      comparator: comparatorOf(before, rest),
      value: Number(match[0].replace(/,/g, "")),
      unit: unit.unit,
      year,
      anchor: [offset + match.index, offset + end + unit.length],
    });
    from = end + unit.length;
  }
  return found;
}

function clausesOf(text: string, separator: RegExp): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    // A comma inside a number (1,200) parts nothing.
    if (
      match[0] === "," &&
      /\d/.test(text.charAt(match.index - 1)) &&
      /^\d{3}(?!\d)/.test(text.slice(match.index + 1, match.index + 5))
    )
      continue;
    clauses.push({ text: text.slice(start, match.index), start });
    start = match.index + 1;
  }
  clauses.push({ text: text.slice(start), start });
  return clauses;
}

/** The year that a clause names for its quantities; `比2012年` names what they are measured against. */
function yearIn(clause: string): number | null {
  const match = /(?<![比较自从按])(20\d\d)年(?!的?基础上)/.exec(clause);
  return match === null ? namedYearIn(clause) : Number(match[1]);
}

function comparatorOf(before: string, rest: string): Target["comparator"] {
  const lead = before.slice(-10);
  if (
    /(不得?低于|不得?少于|不得?小于|至少|(?<!不|得)超过|突破|≥|>=|(?<!不|得)高于|(?<!不|得)大于|(?<!不|得)超|力争达到)\s?约?$/.test(
      lead,
    )
  )
    return ">=";
  if (
    /(不得?高于|不得?超过|不得?大于|低于|少于|≤|<=|降至|降到|压缩至|压缩到|控制在|缩短至)\s?约?$/.test(lead)
  )
    return "<=";
  if (/^\s?(及)?以上/.test(rest)) return ">=";
  return /^\s?(及)?(以下|以内|之内)/.test(rest) ? "<=" : "=";
}

const METRIC_TAIL =
  /(力争)?(分别)?(稳定|保持|控制|维持)?(达到?|超过|突破|不低于|不少于|不高于|不超过|提高到|提高至|提升到|提升至|增长到|增长|增至|降至|下降|降低|在|到|至|约|近|超|为|≥|≤|>|<|=|以上)*[\s:]*$/;

/** Verbs that say what is done with what is counted. */
const ONLY_VERB =
  /^(?:每年|年均(?!$)|全年|每半年|每季度|每月|召开|开发|解决|年内|各|共|累计|计划|力争|确保|争取|至少|全市|全省|全县|全区|全国|在|再|重点|分别|组织|开展|新增|新建|新改扩?建|改建|扩建|建设|建成|建立|建|培育|培养|培训|打造|创建|创成|完成|举办|引进|引育|推广|发展|形成|认定|实施|推动|支持|扶持|帮助|制定|制修订|修订|参与|选取|选定|遴选|评选|推出|布局|设立|招引|签约|选树|选派|治理|修复|配备|筹集|改造|发布|命名|实现|达到?|超过|不少于|不低于)*$/;
/** What is counted stands behind its number up to what is done with it. */
const COUNTED_BEHIND =
  /^(?:及?以上|左右)?(?:的)?([\p{Script=Han}“”]{2,16}?)(?:(?:开展|参与|参加|实现|完成|达到?|进行|实施|建设|改造|整治|治理|提升|建成|投产|开工|纳入|通过|获得|上|并|和|及|与|以上)|[^\p{Script=Han}“”]|$)/u;

function metricOf(text: string, behind: string): string {
  const plain = text
    .replace(/^[\s、和及与(]+(?:其中:?)?/, "")
    .replace(/^(力争)?(到|至|在)?20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?(之?前)?[,、]?/, "")
    .replace(
      /^(?:力争|确保|争取)?(?:到|至|在|于)?(?:今年[底末内]?|当年[底末内]?|年[底末内]|\d{1,2}月[底末份]?)(?:之?前|以前)?/,
      "",
    )
    .replace(/(比|较)(20\d\d|上)年[底末]?/, "")
    .replace(METRIC_TAIL, "")
    .replace(/[、和及与]+$/, "")
    .trim();
  if (!ONLY_VERB.test(plain)) return plain;
  return COUNTED_BEHIND.exec(behind)?.[1] ?? plain;
}
