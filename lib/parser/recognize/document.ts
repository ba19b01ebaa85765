import { findFullDates } from "@/lib/calendar/chinese";
import type { NormalText } from "@/lib/parser/normalize/normalize";
import type { ClassifiedBlock, ClassifiedLine } from "@/lib/parser/outline/lines";
import { findBasis } from "@/lib/parser/recognize/basis";
import { containerMetadata, readMetadataLine } from "@/lib/parser/recognize/metadata";
import { looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import type { TitleBlock } from "@/lib/parser/recognize/title";
import type { DocumentData } from "@/lib/parser/types";

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
}

const NUMBER =
  /(?<![\p{Script=Han}])([\p{Script=Han}]{1,16}\s?[〔[(【〈]\s?(?:19|20)\d\d\s?[〕\])】〉]\s?(?:第\s?)?\d{1,5}\s?号)/u;
const NUMBER_KEYS = ["文号", "发文字号", "发布文号", "文件编号", "文件号", "发文号"];
const ISSUER_KEYS = ["发文机关", "发布机构", "发文单位", "发布单位", "制发机关", "信息来源", "公开机构"];
const DATE_KEYS = [
  "成文日期",
  "发文日期",
  "印发日期",
  "生成日期",
  "发布日期",
  "发布时间",
  "发文时间",
  "公开日期",
];
const TITLE_KEYS = ["名称", "标题", "信息名称", "文件名称"];
const ISSUED_BY =
  /(?:^|[,。;:\s]|近日|日前|今天|昨日|\d日)([^,。;:\s《》]{2,30}?)(?:官网|网站)?(?:正式|联合)?(?:印发|发布|出台|下发|制定印发)了?《([^《》]{4,120})》/;
const PRINTED = /印发/;

/** Reads the document's own data from its front, its cover notice, its signature and the container's metadata. */
export function readDocument(normal: NormalText, blocks: readonly ClassifiedBlock[]): DocumentReading {
  const lines = blocks.filter((block): block is ClassifiedLine => block.kind === "line");
  const metadata = metadataOf(normal, lines);
  const titles = [...new Set(lines.flatMap((line) => (line.title === null ? [] : [line.title])))];
  const notice = titles.find((title) => title.kind === "notice") ?? null;
  const noticeText = notice?.text ?? noticeIn(metadata, TITLE_KEYS);
  const announced = announcedIn(lines);
  const own = ownTitle(titles, notice);
  const title =
    own?.text ??
    innerTitle(lines, noticeText) ??
    announced?.title ??
    noticeText ??
    first(metadata, TITLE_KEYS);
  const preamble = lines
    .filter((line) => line.role === "text" || line.role === "addressee")
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

function first(metadata: Map<string, string>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = metadata.get(key)?.trim();
    if (value !== undefined && value.length > 1) return value;
  }
  return null;
}

function noticeIn(metadata: Map<string, string>, keys: readonly string[]): string | null {
  const value = first(metadata, keys);
  return value !== null && /通知$/.test(value) ? value : null;
}

/** The plan's own title: the first one behind the notice, where there is one, that is a plan's. */
function ownTitle(titles: readonly TitleBlock[], notice: TitleBlock | null): TitleBlock | null {
  const behind = notice === null ? titles : titles.slice(titles.indexOf(notice) + 1);
  const plan = behind.find((title) => title.kind === "plan") ?? titles.find((title) => title.kind === "plan");
  return plan ?? behind.find((title) => title.kind === "other") ?? null;
}

/** `现将《X实施方案》印发给你们`, or what stands between 关于印发 and 的通知. */
function innerTitle(lines: readonly ClassifiedLine[], notice: string | null): string | null {
  if (notice === null) return null;
  for (const { role, line } of lines.slice(0, 40)) {
    if (role !== "text") continue;
    const match =
      /现将《([^《》]{4,120})》/.exec(line.fold) ?? /《([^《》]{4,120})》[^。]{0,40}印发给/.exec(line.fold);
    const title = match?.[1];
    if (match !== null && title !== undefined) {
      const at = line.fold.indexOf(title, match.index);
      return line.text.slice(at, at + title.length);
    }
  }
  const inner = /(?:关于)?(?:转发|印发|发布)(.{4,120})的通知/.exec(notice);
  return inner?.[1] ?? null;
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
  const stated = first(metadata, NUMBER_KEYS);
  if (stated !== null && /\d/.test(stated)) return stated.replace(/\s+/g, "");
  const firstLabel = lines.findIndex((line) => line.role === "labelled");
  const front = lines.slice(0, firstLabel < 0 ? 40 : Math.max(firstLabel, 12));
  for (const { line } of front) {
    const fold = line.fold.trim();
    const match = NUMBER.exec(fold);
    if (match?.[1] === undefined) continue;
    // A number among other words is a cited document's.
    if (fold.length - match[1].length <= 12 && !fold.includes("》"))
      return line.text.slice(line.fold.indexOf(match[1])).slice(0, match[1].length).replace(/\s+/g, "");
  }
  return null;
}

/** The date below a signature; else what the metadata says; else a date on a line of its own, a colophon's, any other. */
function issueDate(
  lines: readonly ClassifiedLine[],
  metadata: Map<string, string>,
  normal: NormalText,
): string | null {
  const signed = lines.find(
    (line, i) => line.date !== null && (line.role === "signature" || lines[i - 1]?.role === "signature"),
  );
  if (signed?.date != null) return signed.date;
  const stated = first(metadata, DATE_KEYS.slice(0, 3));
  const [date] = stated === null ? [] : findFullDates(stated);
  if (date !== undefined) return date.date;
  const alone = lines.find((line) => line.role === "date" && line.date !== null);
  if (alone?.date != null) return alone.date;
  const colophon = lines.find(
    (line) =>
      line.role === "colophon" && PRINTED.test(line.line.fold) && findFullDates(line.line.fold).length > 0,
  );
  if (colophon !== undefined) return findFullDates(colophon.line.fold)[0]?.date ?? null;
  const published = first(metadata, DATE_KEYS);
  const [later] = published === null ? [] : findFullDates(published);
  if (later !== undefined) return later.date;
  for (const key of Object.keys(normal.metadata)) {
    if (!/(日期|时间)/.test(key)) continue;
    const [other] = findFullDates(normal.metadata[key] ?? "");
    if (other !== undefined) return other.date;
  }
  return null;
}

/** The body that issued the document, in the fullest form among its signature, its notice's title and the metadata. */
function issuer(
  lines: readonly ClassifiedLine[],
  metadata: Map<string, string>,
  notice: string | null,
  announced: string | null,
): string | null {
  const signed = signers(lines);
  const inTitle = issuerInTitle(notice);
  const stated = first(metadata, ISSUER_KEYS);
  const forms = [
    signed.length > 1 ? signed.join("、") : (signed[0] ?? null),
    inTitle,
    stated,
    announced,
  ].filter((form): form is string => form !== null && form.length > 1);
  if (signed.length > 1) return forms[0] ?? null;
  const base = forms[0];
  if (base === undefined) return null;
  // A fuller form of the same body wins over a short one (区政府, 天津市滨海新区人民政府).
  return forms.reduce(
    (best, form) =>
      form.length > best.length && form.length <= 40 && looksLikeOrganisation(form) && abbreviates(best, form)
        ? form
        : best,
    base,
  );
}

/** Whether all characters of the short name stand in the full one, in order: 区政府, 滨海新区人民政府. */
function abbreviates(short: string, full: string): boolean {
  let at = 0;
  for (const character of full) if (character === short.charAt(at)) at++;
  return at >= short.length;
}

function signers(lines: readonly ClassifiedLine[]): string[] {
  const names: string[] = [];
  const firstAt = lines.findIndex((line) => line.role === "signature");
  for (const { role, line, date } of lines.slice(Math.max(0, firstAt), firstAt + 14)) {
    if (firstAt < 0 || role !== "signature") break;
    const text = date === null ? line.text : line.text.slice(0, findFullDates(line.fold)[0]?.start);
    for (const name of text.trim().split(/\s{2,}|、/)) {
      if (looksLikeOrganisation(name)) names.push(name.replace(/\s+/g, ""));
      else names.push(...name.split(/\s+/).filter(looksLikeOrganisation));
    }
  }
  return [...new Set(names)];
}

function issuerInTitle(notice: string | null): string | null {
  const match = notice === null ? null : /^(.{2,60}?)(?:关于|印发|转发)/.exec(notice);
  const names = match?.[1]?.trim().split(/[\s、]+/) ?? [];
  return names.length > 0 && names.every(looksLikeOrganisation) ? names.join("、") : null;
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

function yearOfTitle(title: string | null): number | null {
  const match = title === null ? null : /(20\d\d)\s?(?:年|[—-])/.exec(title);
  return match === null ? null : Number(match[1]);
}
