import { findFullDates } from "@/lib/calendar/chinese";
import type { NormalText } from "@/lib/parser/normalize/normalize";
import type { ClassifiedLine } from "@/lib/parser/outline/lines";
import { firstValue } from "@/lib/parser/recognize/metadata";
import { looksLikeOrganisation } from "@/lib/parser/recognize/organisations";

const ISSUER_KEYS = [
  "发文机关",
  "发文机构",
  "发布机构",
  "发布机关",
  "发文单位",
  "发布单位",
  "发文部门",
  "颁布单位",
  "颁布机关",
  "印发机关",
  "制发机关",
  "信息来源",
  "公开机构",
];
const DATE_KEYS = [
  "成文日期",
  "发文日期",
  "印发日期",
  "生成日期",
  "发布日期",
  "发布时间",
  "发文时间",
  "颁布日期",
  "印发时间",
  "公开日期",
];
const PRINTED = /印发(?!之日|起)/;

/** Lines at a document's front among which its number stands. */
const FRONT = 12;
/** The number with the date behind it: 某政发〔2019〕1号 2019年1月5日. */
const NUMBER_AND_DATE =
  /^[^\s〔[(]{1,16}\s?[〔[(](19|20)\d\d[〕\])]\s?\d{1,5}\s?号\s*[(]?(19|20)\d\d年\d{1,2}月\d{1,2}日[)]?$/;

/** The date below a signature; else what the metadata says; else a date on a line of its own, a colophon's, any other. */
export function issueDate(
  lines: readonly ClassifiedLine[],
  metadata: Map<string, string>,
  normal: NormalText,
): string | null {
  const signed = lines.find(
    (line, i) => line.date !== null && (line.role === "signature" || lines[i - 1]?.role === "signature"),
  );
  if (signed?.date != null) return signed.date;
  // A notice may be dated without a name above the date; what a page calls the date of issue is often its own.
  const first = lines.findIndex(({ role }) => role === "text" || role === "addressee");
  const dated = lines.find(
    ({ role, date, line }, i) =>
      i > first && first >= 0 && role === "date" && date !== null && /日\s*$/.test(line.fold),
  );
  if (dated?.date != null) return dated.date;
  const stated = firstValue(metadata, DATE_KEYS.slice(0, 3));
  const [date] = stated === null ? [] : findFullDates(stated);
  if (date !== undefined) return date.date;
  const alone = lines.find((line) => line.role === "date" && line.date !== null);
  if (alone?.date != null) return alone.date;
  const numbered = lines.slice(0, FRONT).find((line) => NUMBER_AND_DATE.test(line.line.fold));
  if (numbered !== undefined) return findFullDates(numbered.line.fold)[0]?.date ?? null;
  const colophon = lines.find(
    (line) =>
      line.role === "colophon" &&
      PRINTED.test(line.line.fold) &&
      !/施行|实施|有效期/.test(line.line.fold) &&
      findFullDates(line.line.fold).length > 0,
  );
  if (colophon !== undefined) return findFullDates(colophon.line.fold)[0]?.date ?? null;
  const published = firstValue(metadata, DATE_KEYS);
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
export function issuer(
  lines: readonly ClassifiedLine[],
  metadata: Map<string, string>,
  notice: string | null,
  announced: string | null,
): string | null {
  const signed = signers(lines);
  const inTitle = issuerInTitle(notice);
  const stated = firstValue(metadata, ISSUER_KEYS);
  const forms = [
    signed.length > 1 ? signed.join("、") : (signed[0] ?? null),
    inTitle,
    stated,
    announced,
    letterhead(lines),
  ].filter((form): form is string => form !== null && form.length > 1);
  if (signed.length > 1) return forms[0] ?? null;
  const base = forms[0];
  if (base === undefined) return null;
  // A fuller form of the same body wins over a short one (区政府, 某市某区人民政府).
  return forms.reduce(
    (best, form) =>
      form.length > best.length && form.length <= 40 && looksLikeOrganisation(form) && abbreviates(best, form)
        ? form
        : best,
    base,
  );
}

/** Who the head of the sheet names: 某市某区人民政府文件. */
function letterhead(lines: readonly ClassifiedLine[]): string | null {
  for (const { line } of lines.slice(0, 12)) {
    const name = /^([\p{Script=Han}\s]{4,40})文\s*件$/u.exec(line.fold.trim())?.[1]?.replace(/\s+/g, "");
    if (name !== undefined && looksLikeOrganisation(name)) return name;
  }
  return null;
}

/** Whether all characters of the short name stand in the full one, in order: 区政府, 某区人民政府. */
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
    for (const name of text.trim().split(/\s{2,}|、/)) names.push(...signersOf(name));
  }
  return [...new Set(names)];
}

/** A place alone signs nothing: 云川市 教育局 is one name with a blank in it. */
const PLACE = /^[\p{Script=Han}]{2,8}(?:[省市县区州盟旗镇乡]|街道)$/u;

/** The names that blanks part; `财 政 部` with its characters set apart is one name. */
function signersOf(text: string): string[] {
  const words: string[] = [];
  let spaced = "";
  for (const word of text.trim().split(/\s+/)) {
    if (word.length === 1) {
      spaced += word;
      if (spaced.length < 3 || !looksLikeOrganisation(spaced)) continue;
      words.push(spaced);
      spaced = "";
    } else {
      words.push(spaced + word);
      spaced = "";
    }
  }
  const several =
    spaced === "" &&
    words.length > 1 &&
    words.every((word) => word.length >= 3 && looksLikeOrganisation(word) && !PLACE.test(word));
  if (several) return words;
  return looksLikeOrganisation(text) ? [text.replace(/\s+/g, "")] : words.filter(looksLikeOrganisation);
}

function issuerInTitle(notice: string | null): string | null {
  const match = notice === null ? null : /^(.{2,60}?)(?:关于|印发|转发|20\d\d年)/.exec(notice);
  const names = match?.[1]?.trim().split(/[\s、]+/) ?? [];
  return names.length > 0 && names.every((name) => looksLikeOrganisation(name) && !PLACE.test(name))
    ? names.join("、")
    : null;
}
