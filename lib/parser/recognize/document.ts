import type { NormalText } from "@/lib/parser/normalize/normalize";
import type { ClassifiedBlock, ClassifiedLine } from "@/lib/parser/outline/lines";
import { findBasis } from "@/lib/parser/recognize/basis";
import { issueDate, issuer } from "@/lib/parser/recognize/issue";
import { containerMetadata, firstValue, readMetadataLine } from "@/lib/parser/recognize/metadata";
import { looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import type { TitleBlock } from "@/lib/parser/recognize/title";
import type { DocumentData } from "@/lib/parser/types";
import { bareWords, foldWidth } from "@/lib/text/fold";

export interface DocumentReading {
  data: Omit<DocumentData, "leadRule" | "bodies">;
  /** The title of the cover notice, or null. */
  notice: string | null;
  /** Kind of the document's own title. */
  kind: TitleBlock["kind"] | null;
  /** Where the plan itself begins, behind a cover notice; 0 where there is none. */
  planStart: number;
  /** First year that the plan is for: from the title, else of issue. */
  firstYear: number | null;
  /** The first year was only told from how often the text names it, or is the first of several. */
  yearGuessed: boolean;
}

const NUMBER =
  /(?<![\p{Script=Han}])([\p{Script=Han}]{1,16}\s?[〔[(【〈]\s?(?:19|20)\d\d\s?[〕\])】〉]\s?(?:第\s?)?\d{1,5}\s?号)/u;
/** A preamble's sentences are longer than this. */
const SENTENCE = 14;
const NUMBER_KEYS = ["文号", "发文文号", "公文文号", "发文字号", "发布文号", "文件编号", "文件号", "发文号"];
const TITLE_KEYS = ["名称", "标题", "发文标题", "信息名称", "文件名称"];
const ISSUED_BY =
  /(?:^|[,。;:\s]|近日|日前|今天|昨日|\d日)([^,。;:\s《》]{2,30}?)(?:官网|网站)?(?:正式|联合)?(?:印发|发布|出台|下发|制定印发)了?《([^《》]{4,120})》/;

/** Reads the document's own data from its front, its cover notice, its signature and the container's metadata. */
export function readDocument(normal: NormalText, blocks: readonly ClassifiedBlock[]): DocumentReading {
  const lines = blocks.filter((block): block is ClassifiedLine => block.kind === "line");
  const metadata = metadataOf(normal, lines);
  const titles = [...new Set(lines.flatMap((line) => (line.title === null ? [] : [line.title])))];
  const notice = titles.find((title) => title.kind === "notice") ?? null;
  const noticeText = notice?.text ?? noticeIn(metadata, TITLE_KEYS);
  const announced = announcedIn(lines);
  const inner = ownTitle(titles, notice, firstValue(metadata, TITLE_KEYS));
  const own = notice !== null && ordersWork(notice, inner, lines) ? null : inner;
  const title =
    own?.text ??
    innerTitle(lines, noticeText) ??
    (inner === null ? sentOut(lines) : null) ??
    announced?.title ??
    noticeText ??
    firstValue(metadata, TITLE_KEYS);
  const preamble = lines
    // A site's menu has short entries, and many of them.
    .filter(({ role, line }) => role === "addressee" || (role === "text" && line.fold.length >= SENTENCE))
    .slice(0, 14)
    .map((line) => line.line.fold);
  const issuedOn = issueDate(lines, metadata, normal);
  const number = documentNumber(lines, metadata);
  const kind = own?.kind ?? (notice !== null ? "notice" : null);
  return {
    data: {
      title: title === null ? null : tidy(title),
      documentNumber: number,
      issuer: issuer(lines, metadata, noticeText ?? own?.text ?? null, announced?.issuer ?? null),
      issuedOn,
      script: normal.script,
      basis: findBasis(preamble, title),
    },
    notice: noticeText,
    kind,
    planStart: notice !== null && own !== null && own.kind === "plan" ? (own.lines[0]?.start ?? 0) : 0,
    firstYear: yearOfTitle(title) ?? yearOf(issuedOn) ?? yearOf(number) ?? commonYear(normal.text),
    yearGuessed:
      SEVERAL_YEARS.test(title ?? "") || (yearOfTitle(title) ?? issuedOn ?? yearOf(number)) === null,
  };
}

function tidy(title: string): string {
  return title
    .replace(/\s+/g, " ")
    .replace(/^[《“"](.*)[》”"]$/, "$1")
    .trim();
}

function metadataOf(normal: NormalText, lines: readonly ClassifiedLine[]): Map<string, string> {
  const metadata = containerMetadata(normal);
  for (const { role, line, keyAbove } of lines) {
    if (role !== "metadata") continue;
    if (keyAbove !== null) readMetadataLine(`${keyAbove}${line.text}`, `${keyAbove}${line.fold}`, metadata);
    else readMetadataLine(line.text, line.fold, metadata);
  }
  return metadata;
}

function noticeIn(metadata: Map<string, string>, keys: readonly string[]): string | null {
  const value = firstValue(metadata, keys);
  return value !== null && /通知$/.test(value) ? value : null;
}

/**
 * The plan's own title: the one that the page's particulars state, else the first one behind the notice, where there is
 * one, that is a plan's.
 */
function ownTitle(
  titles: readonly TitleBlock[],
  notice: TitleBlock | null,
  stated: string | null,
): TitleBlock | null {
  const named =
    stated === null ? undefined : titles.find(({ text }) => bareWords(text) === bareWords(stated));
  if (named !== undefined && named.kind !== "notice") return named;
  const behind = notice === null ? titles : titles.slice(titles.indexOf(notice) + 1);
  const plan = behind.find((title) => title.kind === "plan") ?? titles.find((title) => title.kind === "plan");
  return plan ?? behind.find((title) => title.kind === "other") ?? null;
}

/** A notice that hands on a plan, and no work of its own. */
const HANDS_ON = /(印发|转发|发布|下达|公布|批转)/;

const TABULAR = /(表|清单|名单|台账|目录)$/;

/** A notice that divides its own work under headings is the plan itself; what it has annexed are its tables. */
function ordersWork(notice: TitleBlock, inner: TitleBlock | null, lines: readonly ClassifiedLine[]): boolean {
  if (HANDS_ON.test(notice.fold) || (inner !== null && !TABULAR.test(inner.fold))) return false;
  const from = lines.findIndex(({ title }) => title === notice);
  const annex = lines.findIndex(({ role }, i) => i > from && role === "annex");
  const own = lines.slice(from, annex < 0 ? lines.length : annex);
  return own.filter(({ label }) => label?.kind === "chinese").length >= 3;
}

/** `现将《X实施方案》印发给你们`, or what stands between 关于印发 and 的通知. */
function innerTitle(lines: readonly ClassifiedLine[], notice: string | null): string | null {
  if (notice === null) return null;
  const sent = sentOut(lines);
  if (sent !== null) return sent;
  const inner = /(?:关于)?(?:转发|印发|发布)(.{4,120}?)(?:的通知|$)/.exec(notice);
  return inner?.[1] ?? null;
}

/** The title that a notice sends out: `现将《X实施方案》印发给你们`. */
function sentOut(lines: readonly ClassifiedLine[]): string | null {
  for (const { role, line } of lines.slice(0, 40)) {
    if (role !== "text") continue;
    const match =
      /现将\s?《([^《》]{4,120})》/.exec(line.fold) ??
      /《([^《》]{4,120})》[^。]{0,40}印发给/.exec(line.fold);
    const title = match?.[1];
    if (match !== null && title !== undefined) {
      const at = line.fold.indexOf(title, match.index);
      return line.text.slice(at, at + title.length);
    }
  }
  return null;
}

function announcedIn(lines: readonly ClassifiedLine[]): { issuer: string; title: string } | null {
  for (const { role, line } of lines.slice(0, 6)) {
    if (role !== "text") continue;
    const match = ISSUED_BY.exec(line.fold);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      const issuer = match[1].replace(/^(近日|日前|今天|昨天|据悉|\d{1,2}月\d{1,2}日)[,]?/, "");
      if (looksLikeOrganisation(issuer)) return { issuer, title: match[2] };
    }
  }
  return null;
}

function documentNumber(lines: readonly ClassifiedLine[], metadata: Map<string, string>): string | null {
  const stated = firstValue(metadata, NUMBER_KEYS);
  if (stated !== null && /\d/.test(stated)) {
    const printed = NUMBER.exec(foldWidth(stated));
    return (
      printed?.[1] === undefined ? stated : stated.slice(printed.index, printed.index + printed[1].length)
    ).replace(/\s+/g, "");
  }
  const firstLabel = lines.findIndex((line) => line.role === "labelled");
  const front = lines.slice(0, firstLabel < 0 ? 40 : Math.max(firstLabel, 12));
  for (const { line, title } of front) {
    const fold = line.fold.trim();
    const match = NUMBER.exec(fold);
    if (match?.[1] === undefined) continue;
    // A number among other words is a cited document's, unless the document's own title follows it.
    const ahead = title !== null && match.index === 0;
    if (ahead || (fold.length - match[1].length <= 12 && !fold.includes("》")))
      return line.text.slice(line.fold.indexOf(match[1])).slice(0, match[1].length).replace(/\s+/g, "");
  }
  return null;
}

function yearOf(text: string | null): number | null {
  const match = text === null ? null : /20\d\d/.exec(text);
  return match === null ? null : Number(match[0]);
}

/** The year that a text names most often near its beginning; the earlier one of two. */
function commonYear(text: string): number | null {
  const counts = new Map<number, number>();
  for (const match of text.slice(0, 8_000).matchAll(/(?<!\d)(20\d\d)年/g)) {
    const year = Number(match[1]);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return first?.[0] ?? null;
}

const SEVERAL_YEARS = /20\d\d\s?年?\s?[—~至-]+\s?20\d\d/;

function yearOfTitle(title: string | null): number | null {
  // A report on one year with the plan for the next is read for its plan.
  const plan = title?.replace(/^.*(总结|回顾|完成情况)(?=.*20\d\d)/, "") ?? "";
  const match = /(20\d\d)\s?(?:年|[—-])/.exec(plan);
  return match === null ? null : Number(match[1]);
}
