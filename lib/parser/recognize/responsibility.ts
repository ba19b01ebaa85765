import { blankCitations, outerBrackets } from "@/lib/parser/recognize/brackets";
import { type NamedRole, readClauses, settle, verbOf } from "@/lib/parser/recognize/clauses";
import { type FoundKey, findKeys } from "@/lib/parser/recognize/keys";
import { blankLeadRule } from "@/lib/parser/recognize/leadrule";
import { splitNames } from "@/lib/parser/recognize/names";
import { isGeneric, looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import { findStanding } from "@/lib/parser/recognize/standing";
import type { Range, Role } from "@/lib/parser/types";

/** A responsibility statement; all offsets are into the passage that was searched. */
export interface Statement extends Range {
  names: NamedRole[];
  /** Words behind 完成时限: and its kin. */
  deadline: Range | null;
  /** A clause such as 以下均包括…,不再列出: it holds for every task from here on. */
  standing: boolean;
}

/** What stands beside names in a statement without being one: limits, separators, 等. */
const TIME =
  /[\s,;、。等]|20\d\d年[底末]?前?|\d{1,2}月(\d{1,2}日)?[底末份]?之?前?|年底前|(前|底)?完成|每(半?年|季度?|半?月|周|学期)(至少)?(组织|开展)*([\d一二两三]次)?|长期|持续推进|全年/g;
/** Longer brackets are asides, not statements. */
const LONGEST = 1200;

/**
 * Finds the responsibility statements of a width-folded passage: in brackets, behind a key (`责任单位:`), or as a
 * closing sentence made of names and a verb only. Actors in running prose are none. Statements that touch are one.
 */
export function findStatements(fold: string): Statement[] {
  const plain = blankCitations(fold);
  const found: Statement[] = [];
  const keyed = keyedRanges(plain);
  for (const span of /[(〔【[{]/.test(plain) ? outerBrackets(plain) : []) {
    if (span.end - span.start > LONGEST) continue;
    const content = plain.slice(span.start + 1, span.end - 1);
    // Within a list behind a key brackets are part of a name: 责任单位:各镇(办事处).
    const inList = keyed.some((range) => range.start < span.start && span.end <= range.end);
    if (inList && findKeys(content).length === 0) continue;
    // In the middle of an item a list stands behind a full sentence.
    const closes =
      /^\s*[。;,.、]?\s*(\n|$)/.test(plain.slice(span.end, span.end + 6)) ||
      /[。;!”]\s*$/.test(plain.slice(Math.max(0, span.start - 2), span.start));
    const statement = readStatement(content, span.start + 1, closes ? "closing" : "inside");
    if (statement !== null) found.push({ ...statement, start: span.start, end: span.end });
  }
  for (const range of keyed) {
    if (found.some((other) => range.start < other.end && other.start < range.end)) continue;
    const statement = readStatement(plain.slice(range.start, range.end), range.start, "keyed");
    if (statement !== null) found.push({ ...statement, ...range });
  }
  found.sort((a, b) => a.start - b.start);
  if (found.length === 0) found.push(...closingStatements(plain));
  return mergeTouching(found, plain);
}

/** Brackets that held nothing but such clauses: they part no names. */
const EMPTIED = /\([\s,;]+\)/g;

type Place = "closing" | "inside" | "keyed";

function readStatement(
  content: string,
  offset: number,
  place: Place,
): Omit<Statement, "start" | "end"> | null {
  // A comma in the clause's place keeps what stands before it and behind it two names.
  const standing = findStanding(content);
  const own = blankLeadRule(
    standing === null
      ? content
      : content.slice(0, standing.start) +
          ",".padEnd(standing.end - standing.start) +
          content.slice(standing.end),
  ).replace(EMPTIED, (whole) => " ".repeat(whole.length));
  const keys = findKeys(own);
  const names: NamedRole[] = [];
  let deadline: Range | null = null;
  const firstKey = keys[0]?.start ?? own.length;
  if (firstKey > 0) {
    const before = readClauses(own.slice(0, firstKey), 0, null);
    // Before a key stands whatever qualifies the item: 约束性指标,牵头单位:….
    names.push(
      ...(keys.length === 0
        ? before
        : before.filter(({ name, collective }) => collective || looksLikeOrganisation(name))),
    );
  }
  keys.forEach((key, i) => {
    const end = keys[i + 1]?.start ?? own.length;
    const value = own.slice(key.end, end);
    if (key.meaning === "deadline") deadline ??= trimmed(value, key.end + offset);
    else if (isRole(key)) names.push(...readClauses(value, key.end, key.meaning));
  });
  if (keys.length === 0 && names.length > 0) deadline = limitAlone(own, offset);
  const keyed = keys.some((key) => isRole(key) || key.meaning === "deadline" || key.meaning === "person");
  if (!keyed && !isBareStatement(own, names, place)) return null;
  const personal = keys.some((key) => key.meaning === "person");
  if (names.length === 0 && deadline === null && !(personal && place !== "inside")) return null;
  const standingNames =
    standing === null
      ? []
      : splitNames(content.slice(standing.from, standing.to)).map(
          (found): NamedRole => ({
            ...found,
            role: "responsible",
            explicit: false,
            start: found.start + standing.from,
            end: found.end + standing.from,
          }),
        );
  const all = settle(standingNames.length === 0 ? names : [...names, ...standingNames]);
  for (const found of all) move(found, offset);
  return { names: all, deadline, standing: standing !== null };
}

/** Reads a cell of a column whose name gives the role; verbs in the cell (牵头, 配合) say otherwise where they stand. */
export function readColumn(fold: string, role: Role): NamedRole[] {
  const line = fold.replace(/\n/g, " ");
  const statement = findKeys(line).length > 0 ? readStatement(line, 0, "keyed") : null;
  return statement === null ? settle(readClauses(line, 0, role)) : statement.names;
}

/** A date that is all its clause says behind the names: `(省住建厅负责,2025年6月)`. */
const DATE_ALONE =
  /[,;]\s*((?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|份)?(?:之?前)?|20\d\d年(?:底|内|[一二三四]季度|[上下]半年)?(?:之?前)?)\s*$/;

function limitAlone(own: string, offset: number): Range | null {
  const date = DATE_ALONE.exec(own)?.[1];
  if (date === undefined) return null;
  const start = own.lastIndexOf(date) + offset;
  return { start, end: start + date.length };
}

function isRole(key: FoundKey): key is FoundKey & { meaning: Role } {
  return key.meaning === "lead" || key.meaning === "responsible" || key.meaning === "cooperating";
}

/** A statement without a key must consist of names; a list without a verb counts only where it closes the passage. */
function isBareStatement(content: string, names: readonly NamedRole[], place: Place): boolean {
  if (names.length === 0 || place === "keyed") return false;
  // A key in brackets of its own names nobody: 【责任单位】市科技局.
  if (findKeys(`${content.trim()}:`).some((key) => key.start === 0 && key.end > content.trim().length))
    return false;
  if (/[。!?]./.test(content.trim()) && content.length > 400) return false;
  if (/^(含|包括|不含|如|即|见|详见|以下|例如|注|其中|简称|原|除|指)/.test(content.trim())) return false;
  // 管委会设立前由市政府实施: who does what for how long is an aside.
  if (names.some(({ name }) => /.{4}(之?前|期间|之日)$/.test(name))) return false;
  const sound = names.filter((name) => looksLikeOrganisation(name.name) || name.collective).length;
  const covered = names.reduce((sum, name) => sum + (name.end - name.start), 0);
  if (sound / names.length < 0.6 || names.every((name) => isGeneric(name.name))) return false;
  const verbs = names.some((name) => name.explicit);
  const words = Math.max(1, content.replace(TIME, "").length);
  if (verbs) return covered / words > 0.12;
  if (place === "inside") return false;
  if (covered / words < 0.6) return false;
  return names.length > 1 ? sound === names.length || names.length > 3 : (names[0]?.name.length ?? 0) >= 3;
}

/** Stretches of text that start with a key outside brackets and run to the end of their line or sentence. */
function keyedRanges(plain: string): Range[] {
  const ranges: Range[] = [];
  const keys = findKeys(plain);
  for (const [i, key] of keys.entries()) {
    if (key.meaning === "target" || key.meaning === "standard") continue;
    // A person's name is read over only where it has a line of its own, or opens a list of keys.
    if (
      key.meaning === "person" &&
      !/(^|\n)[\s(（【]*$/.test(plain.slice(Math.max(0, key.start - 6), key.start)) &&
      !opensKeys(plain, key, keys[i + 1])
    )
      continue;
    const before = ranges.at(-1);
    if (before !== undefined && key.start < before.end) continue;
    const lineEnd = indexOr(plain.indexOf("\n", key.end), plain.length);
    const sentence = indexOr(plain.indexOf("。", key.end), lineEnd);
    const end = isRole(key) ? belowKey(plain, key, lineEnd, sentence) : Math.min(lineEnd, sentence + 1);
    if (end - key.start > LONGEST) continue;
    const dash = /—+\s*$/.exec(plain.slice(Math.max(0, key.start - 4), key.start))?.[0].length ?? 0;
    ranges.push({ start: key.start - dash, end });
  }
  return ranges;
}

/** Where what a key says ends: with its line or sentence; where it stands below the key, with the last line of names. */
function belowKey(plain: string, key: FoundKey, lineEnd: number, sentence: number): number {
  let end = Math.min(lineEnd, sentence + 1);
  if (!plain.slice(key.start, key.end).includes("\n") || end !== lineEnd) return end;
  while (end < plain.length) {
    const next = indexOr(plain.indexOf("\n", end + 1), plain.length);
    if (!holdsNamesOnly(plain.slice(end + 1, next))) break;
    end = next;
  }
  return end;
}

function holdsNamesOnly(line: string): boolean {
  if (line.length > 60 || /[。;:]/.test(line)) return false;
  const names = readClauses(line, 0, null);
  const words = names.reduce((sum, name) => sum + (name.end - name.start), 0);
  return (
    names.length > 0 &&
    names.every((name) => looksLikeOrganisation(name.name) || name.collective) &&
    line.replace(/[\s、,]/g, "").length === words
  );
}

/** Longest name of persons before the next key. */
const PERSONS = 40;

function opensKeys(plain: string, key: FoundKey, next: FoundKey | undefined): boolean {
  if (next === undefined || !isRole(next) || next.start - key.end > PERSONS) return false;
  return (
    /[。;!]\s*$/.test(plain.slice(Math.max(0, key.start - 3), key.start)) &&
    !/[。\n]/.test(plain.slice(key.end, next.start))
  );
}

/** What closes each paragraph: a sentence that hands it to somebody, or a last line of nothing but names. */
function closingStatements(plain: string): Statement[] {
  const found: Statement[] = [];
  let at = 0;
  for (const line of plain.split("\n")) {
    const closing =
      closingSentence(line) ?? opening(line) ?? entrusted(line) ?? (at > 0 ? onlyNames(line) : null);
    if (closing !== null) found.push(moved(closing, at));
    at += line.length + 1;
  }
  return found;
}

/** A line below an item that is a list of departments. */
function onlyNames(line: string): Statement | null {
  if (line.length > 300 || /[。;:(]/.test(line.replace(/[。;]\s*$/, "").replace(/\([^()]{0,30}\)/g, "")))
    return null;
  const names = readClauses(line, 0, null);
  if (names.length === 0 || !names.every((name) => looksLikeOrganisation(name.name) || name.collective))
    return null;
  if (names.length === 1 && !/^[省市县区镇乡]/.test(names[0]?.name ?? "")) return null;
  const rest = names.reduce((sum, name) => sum - (name.end - name.start), line.replace(/\s/g, "").length);
  if (rest > names.length + 1) return null;
  return { start: 0, end: line.length, names: settle(names), deadline: null, standing: false };
}

/** Moves the offsets of a statement that was just read by the place where its passage starts. */
export function moved(statement: Statement, by: number): Statement {
  move(statement, by);
  for (const name of statement.names) move(name, by);
  if (statement.deadline !== null) move(statement.deadline, by);
  return statement;
}

function move(range: Range, by: number): void {
  range.start += by;
  range.end += by;
}

/** That everybody is to see to it divides no work: 各责任单位按照分工抓好落实. */
const SEEN_TO = /(落实|实施|推进|执行)(到位)?$/;

/** Places that are counted end like a body: 整治事故隐患点段8处. */
const HOW_MANY = /.{4}\d[处所站]$/;

/** The last sentence where it is made of names and a verb only: `由A会同B负责。`, `A、B等部门按职责分工负责`. */
function closingSentence(plain: string): Statement | null {
  const text = plain.trimEnd().replace(/[。;.]+$/, "");
  const start =
    Math.max(text.lastIndexOf("。"), text.lastIndexOf(";"), text.lastIndexOf("\n"), text.lastIndexOf("!")) +
    1;
  const sentence = text.slice(start);
  if (sentence.length < 5 || sentence.length > 400 || verbOf(sentence) === null || sentence.includes("要"))
    return null;
  const names = readClauses(sentence, start, null);
  if (names.length === 0 || !names.every((name) => looksLikeOrganisation(name.name) || name.collective))
    return null;
  if (names.some(({ name }) => HOW_MANY.test(name))) return null;
  if (names.every((name) => name.collective) && SEEN_TO.test(sentence)) return null;
  const rest = names.reduce((sum, name) => sum - (name.end - name.start), sentence.replace(/\s/g, "").length);
  if (rest > 8 + names.length * 3) return null;
  return { start, end: plain.length, names: settle(names), deadline: null, standing: false };
}

const OPENING =
  /(?:^|[。;!])\s*由([^。;!]{2,120}?(?:牵头|主办)(?:负责)?,[^。;!]{2,160}?(?:配合|协助|参与|参加)),(?=[^。;!]{4})/;

/** `由A牵头,B、C配合,对…开展排查`: who leads and who goes along stands before what they do, and only that is the statement. */
function opening(plain: string): Statement | null {
  const match = OPENING.exec(plain);
  if (match?.[1] === undefined) return null;
  const start = match.index + match[0].length - match[1].length - 2;
  const names = settle(readClauses(match[1], start + 1, null));
  if (!names.every((name) => name.explicit && (looksLikeOrganisation(name.name) || name.collective)))
    return null;
  if (!names.some(({ role }) => role === "lead") || !names.some(({ role }) => role === "cooperating"))
    return null;
  return { start, end: match.index + match[0].length, names, deadline: null, standing: false };
}

const ENTRUSTED =
  /[,;。]\s*由([^,;。]{2,300}?(?:会同|牵头|负责|联合)[^。]{2,300}|[^,;。]{2,40}(?:组织实施|承办|负责))[。;]?\s*$/;

/** `…的问题,由A会同B、C等部门负责落实。`: the last clause hands the whole item to somebody. */
function entrusted(plain: string): Statement | null {
  const from = Math.max(0, plain.length - 400);
  const match = ENTRUSTED.exec(plain.slice(from));
  if (match?.[1] === undefined) return null;
  const start = from + match.index + match[0].indexOf(match[1]) - 1;
  const names = settle(readClauses(match[1], start + 1, null));
  const sound = names.filter((name) => looksLikeOrganisation(name.name) || name.collective);
  // Prose that goes on behind the names tells what somebody does, and hands nothing over.
  const tail = plain
    .slice(sound.at(-1)?.end ?? plain.length)
    .replace(TIME, "")
    .replace(/等?(有关|相关)?(部门|单位)?(配合|完工|建成)?|[\s。;,]/g, "");
  if (tail.length > 10) return null;
  if (sound.length === 0 || sound[0] !== names[0]) return null;
  return { start, end: plain.length, names: sound, deadline: null, standing: false };
}

function mergeTouching(found: Statement[], plain: string): Statement[] {
  const merged: Statement[] = [];
  for (const statement of found) {
    const before = merged.at(-1);
    if (before !== undefined && /^[\s。;,.、\d]*$/.test(plain.slice(before.end, statement.start))) {
      merged[merged.length - 1] = {
        start: before.start,
        end: statement.end,
        names: settle([...before.names, ...statement.names]),
        deadline: before.deadline ?? statement.deadline,
        standing: before.standing || statement.standing,
      };
    } else merged.push(statement);
  }
  return merged;
}

function trimmed(value: string, offset: number): Range | null {
  const text = value.replace(/[\s;,。)】〕]+$/, "");
  const lead = text.length - text.trimStart().length;
  return text.trim().length === 0 ? null : { start: offset + lead, end: offset + text.length };
}

function indexOr(index: number, otherwise: number): number {
  return index < 0 ? otherwise : index;
}
