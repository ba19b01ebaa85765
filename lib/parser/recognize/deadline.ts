import { addDays, addMonths, endOfMonth, isoDate } from "@/lib/calendar/days";
import { blankCitations } from "@/lib/parser/recognize/brackets";
import type { Range } from "@/lib/parser/types";
import { parseNumeral } from "@/lib/text/numerals";

export interface FoundDeadline extends Range {
  date: string | null;
  kind: "by" | "recurring" | "ongoing";
}

/** What a phrase without a year is counted from. */
export interface PlanDates {
  /** ISO date of the document, or null. */
  issuedOn: string | null;
  /** First year that the plan is for, or null. */
  firstYear: number | null;
  /** Nothing in the document says that this is the year that is meant: it is for several, or for none that it names. */
  guessed?: boolean;
}

const YEAR = "(20\\d\\d|二[〇零○]\\d?[一二三四五六七八九十〇零]{1,2})年?";
const SPAN =
  "(\\s?(?:上半年|下半年|年?[底末]|第?[一二三四1-4]季度[末底]?|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?月份?\\s?(?:[上中下]旬|[底末]|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?[日号])?))?";
const BEFORE = "(\\s?(?:之?前|以前|之内|以内|内(?!容|部|外|的|蒙|涵|设|控)|为?止))?";
const DATED = new RegExp(
  `((?:力争|争取|确保)?(?:到|至|截至|截止到?|于|在)?)\\s?${YEAR}${SPAN}${BEFORE}`,
  "g",
);
const MONTH_ONLY =
  /((?:力争|争取|确保)?(?:到|至|于|在)?)\s?((?:今年|本年|当年)?(?:年?[底末]|(?<=年)内|年内|上半年|下半年|第?[一二三四]季度[末底]?)|(?:今年|本年|当年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?(?:[上中下]旬|[底末]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?)(之?前|以前)?/g;
/** The last day of a five-year plan that is named by its number: 到“十五五”末. */
const FIVE_YEARS =
  /(?:到|至)?\s?["“”']?十([三四五六七])五["“”']?(?:规划)?(?:时期|期间|期)?(?:结束|终了|期?末)(?:之?前)?/;
/** The tenth of them began in 2001. */
const fiveYearsEnd = (count: string) => 1955 + 5 * (10 + (parseNumeral(count) ?? 0));

/** The last year of the five-year plan whose end a text names. */
export function namedYearIn(text: string): number | null {
  const match = text.includes("十") ? FIVE_YEARS.exec(text) : null;
  return match === null ? null : fiveYearsEnd(match[1] ?? "");
}
const WITHIN = /(?:用|力争|利用|通过|经过)?([一二两三四五六七八九十]|\d{1,2})年(?:左右)?(?:时间|以?内)/;
const AFTER_ISSUE =
  /(?:自|从)?[^,。;、]{0,12}(?:印发|发布|下发|实施|施行|出台|通过)(?:之日起?|后)(?:的)?(\d{1,3}|[一二两三四五六七八九十]{1,3})个?(工作日|日|天|周|月|年)(?:之?内|以内)?/;
const RECURRING =
  /每(?:年|季度|季|月|半年|周(?!\s?\d)|两年|学期|[一二两三\d]年)(?![^,。;]{0,6}(?:补助|补贴|奖励))/;
const ONGOING_WORD =
  /(长期(坚持|推进|实施|任务|执行|有效)?|持续(推进|实施|开展|进行)?|全年|常年|常态化|贯穿始终|始终坚持|即时|经常性)/;
/** A clause that closes a passage and says nothing but that the work goes on. */
const ONGOING_CLAUSE =
  /(?:^|[,;。、)\s])(?:并|且)?((?:长期|持续|全年|常年|常态化|始终)(?:持续|长期|常态化)?(?:坚持|推进|实施|开展|进行|执行|有效|落实|抓好|推动)?)\s*[;。.]?\s*[)〕】]?\s*$/;
/** Right behind a span of time this says that something is done by its end: 2024年6月完成, 第三季度出台. */
const DONE =
  /^\s?(?:份|期间)?[,]?\s?(?:全面|基本|全部|正式|如期|力争|确保|顺利)?(?:完成|完工|出台|印发|建成|投产|投用|投入(?:使用|运营|运行)|上线|竣工|交付|通车|举办|启用|开园|开业|验收)/;
const STARTS_FROM = /(自|从)\s?$/;
/** Which things are meant: 对2019年底前制定的文件. */
const AMONG = /对\s?$/;
const MADE_THEN = /^[^,;。、]{1,12}的/;
const PAST = /(截至|截止|已经?|目前|现有|其中|比|较|与)/;

const NUMERIC = /(20\d\d)[./-](\d{1,2})(?:[./-](\d{1,2}))?(?!\d)/g;

function lastMatch(text: string, pattern: RegExp): RegExpExecArray | undefined {
  let last: RegExpExecArray | undefined;
  for (const match of text.matchAll(pattern)) last = match;
  return last;
}

/**
 * Reads a stated limit where the place says that it is one: behind 完成时限:, in a column of deadlines. Any date counts; a span
 * counts with its end.
 */
export function readStatedLimit(fold: string, dates: PlanDates): FoundDeadline | null {
  const text = fold.trim();
  if (text.length === 0 || /^[-—/\\无\s]+$/.test(text)) return null;
  const whole = { start: fold.indexOf(text), end: fold.indexOf(text) + text.length };
  if (RECURRING.test(text)) return { ...whole, date: null, kind: "recurring" };
  const relative = readRelative(text, dates);
  if (relative !== null) return { ...whole, date: relative, kind: "by" };
  const numeric = lastMatch(text, NUMERIC);
  if (numeric !== undefined) {
    const [year, month, day] = [Number(numeric[1]), Number(numeric[2]), numeric[3]];
    return {
      ...whole,
      date: day === undefined ? endOfMonth(year, month) : isoDate(year, month, Number(day)),
      kind: "by",
    };
  }
  const last = lastMatch(text, DATED);
  if (last !== undefined) {
    const year = parseNumeral(last[2] ?? "");
    const rest = text.slice(last.index + last[0].length);
    const range = /^\s?[—~至到-]+\s?(\d{1,2})月/.exec(rest);
    const date = range === null ? endOf(year, last[3] ?? "") : endOfMonth(year ?? 0, Number(range[1]));
    return { ...whole, date, kind: "by" };
  }
  const named = FIVE_YEARS.exec(text);
  if (named !== null) return { ...whole, date: isoDate(fiveYearsEnd(named[1] ?? ""), 12, 31), kind: "by" };
  const year = yearOf(dates);
  const month = lastMatch(text, MONTH_ONLY);
  if (month !== undefined && month[0].length > 0) {
    return { ...whole, date: year === null ? null : endOf(year, month[2] ?? ""), kind: "by" };
  }
  if (/^(20\d\d)$/.test(text)) return { ...whole, date: `${text}-12-31`, kind: "by" };
  const within = WITHIN.exec(text);
  if (within !== null) return { ...whole, date: withinYears(within[1] ?? "", dates), kind: "by" };
  if (ONGOING_WORD.test(text)) return { ...whole, date: null, kind: "ongoing" };
  return { ...whole, date: null, kind: "by" };
}

/**
 * Finds the limits in running text: a date with 前, 底, 到 and the like, a relative limit, a recurrence. `自2023年起` starts
 * something and limits nothing; a cited title is no limit.
 */
export function findLimits(fold: string, dates: PlanDates): FoundDeadline[] {
  // Every limit holds one of these signs; most passages hold none.
  if (!/[年月季周]|之日|[日天]内|持续|长期|常态|十.五|学期/.test(fold)) return [];
  const text = blankCitations(fold);
  const found: FoundDeadline[] = [];
  if (/20\d\d|二[〇零○]/.test(text)) {
    for (const match of text.matchAll(DATED)) {
      const limit = datedLimit(text, match);
      if (limit !== null) found.push(limit);
    }
  }
  const named = text.includes("十") ? FIVE_YEARS.exec(text) : null;
  if (named !== null) {
    const date = isoDate(fiveYearsEnd(named[1] ?? ""), 12, 31);
    found.push({ start: named.index, end: named.index + named[0].length, date, kind: "by" });
  }
  if (/月|季度|年[底末内]|半年/.test(text)) {
    const dated = [...found];
    for (const match of text.matchAll(MONTH_ONLY)) {
      // Behind 2024年3月底前 comes 5月底前 of the same year; before it the year would be a guess.
      const before = dated.findLast((limit) => limit.end <= match.index);
      if (dated.length > 0 && before?.date == null) continue;
      const year = before?.date == null ? yearOf(dates) : Number(before.date.slice(0, 4));
      const limit = undatedLimit(text, match, year);
      if (limit === null || (before?.date != null && (limit.date ?? "") < before.date)) continue;
      found.push(limit);
    }
  }
  if (found.length === 0 && /(印发|发布|下发|实施|施行|出台|通过)(之日|后)/.test(text)) {
    const after = AFTER_ISSUE.exec(text);
    if (after !== null && !OTHER_ISSUED.test(text.slice(0, after.index + after[0].search(ISSUED)))) {
      found.push({
        start: after.index,
        end: after.index + after[0].length,
        date: readRelative(after[0], dates),
        kind: "by",
      });
    }
  }
  if (found.length === 0 && text.includes("内")) {
    const within = WITHIN.exec(text);
    if (within !== null && /内/.test(within[0])) {
      found.push({
        start: within.index,
        end: within.index + within[0].length,
        date: withinYears(within[1] ?? "", dates),
        kind: "by",
      });
    }
  }
  const recurring = text.includes("每") ? RECURRING.exec(text) : null;
  if (recurring !== null) {
    found.push({
      start: recurring.index,
      end: recurring.index + recurring[0].length,
      date: null,
      kind: "recurring",
    });
  }
  const ongoing = ONGOING_CLAUSE.exec(text);
  if (ongoing?.[1] !== undefined) {
    const start = ongoing.index + ongoing[0].indexOf(ongoing[1]);
    found.push({ start, end: start + ongoing[1].length, date: null, kind: "ongoing" });
  }
  return found;
}

const ISSUED = /印发|发布|下发|实施|施行|出台|通过/;
/** What is issued time and again is not the plan: 规范性文件印发后20个工作日内公开. */
const OTHER_ISSUED = /(?<!本[^,。;、]{0,8})(文件|公文|信息|公告|批复|证书|决定)$/;

function datedLimit(text: string, match: RegExpMatchArray): FoundDeadline | null {
  const index = match.index ?? 0;
  const [whole, lead = "", yearText = "", span = "", before = ""] = match;
  const year = parseNumeral(yearText);
  const end = index + whole.length;
  const tail = text.slice(end, end + 4);
  if (
    year === null ||
    STARTS_FROM.test(text.slice(Math.max(0, index - 2), index)) ||
    /^\s?(起|以来|度?[—~至-]|开始)/.test(tail) ||
    (AMONG.test(text.slice(Math.max(0, index - 2), index)) && MADE_THEN.test(text.slice(end, end + 24)))
  )
    return null;
  if (/年/.test(whole) === false && span === "") return null;
  if (/^截/.test(lead) || (PAST.test(text.slice(Math.max(0, index - 4), index)) && before === ""))
    return null;
  const stated = /(时限|时间|期限|节点)(为|是|:)?\s?$/.test(text.slice(Math.max(0, index - 6), index));
  const done = DONE.test(text.slice(end, end + 12));
  const limits = stated || done || before !== "" || /[底末]/.test(span) || /(到|至)$/.test(lead);
  if (!limits) return null;
  if (/^(到|至)$/.test(lead) && /20\d\d年?\s?$/.test(text.slice(Math.max(0, index - 6), index))) return null;
  return { start: index, end, date: endOf(year, span), kind: "by" };
}

function undatedLimit(text: string, match: RegExpMatchArray, year: number | null): FoundDeadline | null {
  const index = match.index ?? 0;
  const [whole, lead = "", span = "", before = ""] = match;
  if (
    /[\d年一二两三四五六七八九十半]/.test(text.charAt(index - 1)) ||
    STARTS_FROM.test(text.slice(Math.max(0, index - 2), index))
  )
    return null;
  const end = index + whole.length;
  const limits =
    before !== "" ||
    (/[月季半]/.test(span) && DONE.test(text.slice(end, end + 12))) ||
    (/^(今年|本年|当年|年)/.test(span) && /(底|末|内)$/.test(span)) ||
    (/到|至/.test(lead) && /[底末]$/.test(span));
  if (!limits || !/[底末月年季]/.test(span)) return null;
  return {
    start: index,
    end,
    date: year === null ? null : endOf(year, span),
    kind: "by",
  };
}

/** The last day of a span of a year: 6月, 6月30日, 上半年, 第三季度, 底; the year's last day without one. */
function endOf(year: number | null, span: string): string | null {
  if (year === null) return null;
  const plain = span.replace(/\s/g, "");
  const month =
    /(\d{1,2}|[一二三四五六七八九十]{1,3})月份?(?:([上中下])旬|(\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?/.exec(
      plain,
    );
  if (month !== null) {
    const number = parseNumeral(month[1] ?? "") ?? 0;
    if (month[3] !== undefined) return isoDate(year, number, parseNumeral(month[3]) ?? 0);
    if (month[2] === "上") return isoDate(year, number, 10);
    if (month[2] === "中") return isoDate(year, number, 20);
    return endOfMonth(year, number);
  }
  if (plain.includes("上半年")) return isoDate(year, 6, 30);
  const quarter = /([一二三四1-4])季度/.exec(plain);
  if (quarter !== null) return endOfMonth(year, (parseNumeral(quarter[1] ?? "") ?? 4) * 3);
  return isoDate(year, 12, 31);
}

function readRelative(text: string, dates: PlanDates): string | null {
  const match = AFTER_ISSUE.exec(text);
  if (match === null || dates.issuedOn === null) return null;
  const count = parseNumeral(match[1] ?? "") ?? 0;
  switch (match[2]) {
    case "月":
      return addMonths(dates.issuedOn, count);
    case "年":
      return addMonths(dates.issuedOn, count * 12);
    case "周":
      return addDays(dates.issuedOn, count * 7);
    default:
      return addDays(dates.issuedOn, count);
  }
}

/** `3年内` ends with the third year of the plan, its first one counted. */
function withinYears(count: string, dates: PlanDates): string | null {
  const year = yearOf(dates);
  const years = parseNumeral(count);
  return year === null || years === null ? null : isoDate(year + years - 1, 12, 31);
}

function yearOf(dates: PlanDates): number | null {
  return dates.firstYear ?? (dates.issuedOn === null ? null : Number(dates.issuedOn.slice(0, 4)));
}
