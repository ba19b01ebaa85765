import { parseNumeral } from "@/lib/text/numerals";
import { toSimplified } from "@/lib/text/script";
import type { Segment, Term } from "./types";

const mostTerms = 6;
/** Characters shown before and after a word that was found in a longer text. */
const before = 24;
const after = 72;

/** What search_fold() of the database takes away: spaces, brackets, quotation marks. */
const passedOver = /[ \t\n\r\u200b〔〕[\](){}【】《》〈〉「」『』“”‘’"']/gu;

const kept = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = kept.get(character);
  if (known !== undefined) return known;
  // One character at a time, as the database does it: phrases would change the length.
  const simple = [...character.normalize("NFKC")].map((one) => {
    const simplified = toSimplified(one);
    return [...simplified].length === 1 ? simplified : one;
  });
  const folded = simple.join("").toLowerCase().replace(passedOver, "");
  kept.set(character, folded);
  return folded;
}

/** Levels width, case and script and drops brackets and spaces, as search_fold() of the database does. */
export function foldWords(text: string): string {
  return [...text].map(foldCharacter).join("");
}

const digits = "零一二三四五六七八九";

/** 12 → 十二; null from a hundred on, where plans count in figures. */
function chineseNumeral(value: number): string | null {
  if (value < 1 || value > 99) return null;
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? digits[ones] : ""}`;
}

/** 第12项, 十二, 12: as the number of a task stands in its searchable text. */
function numberForms(term: string): string[] {
  const match = /^第?([\d一二三四五六七八九十百零〇]{1,5})(?:项|条|号)?$/u.exec(term);
  const value = match?.[1] === undefined ? null : parseNumeral(match[1]);
  if (value === null) return [];
  return [String(value), chineseNumeral(value)].flatMap((form) => (form === null ? [] : [`#${form}|`]));
}

/** The words of a search: each must be found, in one of its forms. */
export function termsOf(query: string): Term[] {
  const words = query.normalize("NFKC").split(/\s+/u).map(foldWords);
  const distinct = [...new Set(words)].filter((word) => word !== "");
  return distinct.slice(0, mostTerms).map((word): Term => [word, ...numberForms(word)]);
}

interface Span {
  start: number;
  end: number;
}

/** Where the words of a search stand in a text, as places of the text itself. */
export function spansOf(text: string, terms: readonly Term[]): Span[] {
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = foldCharacter(character);
    for (let i = 0; i < part.length; i++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    folded += part;
    at += character.length;
  }
  const spans: Span[] = [];
  for (const [word] of terms) {
    for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length)) {
      spans.push({ start: starts[i] ?? 0, end: ends[i + word.length - 1] ?? text.length });
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

function segments(text: string, spans: readonly Span[], from: number, to: number): Segment[] {
  const parts: Segment[] = [];
  let at = from;
  const put = (end: number, marked: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of spans) {
    if (end <= at || start >= to) continue;
    put(Math.min(start, to), false);
    put(Math.min(end, to), true);
  }
  put(to, false);
  return parts;
}

/** A text with the words of a search marked. */
export function markWords(text: string, terms: readonly Term[]): Segment[] {
  return segments(text, spansOf(text, terms), 0, text.length);
}

/** The passage of a text where the first word stands; null where none does. */
export function passageOf(text: string, terms: readonly Term[]): Segment[] | null {
  const spans = spansOf(text, terms);
  const first = spans[0];
  if (!first) return null;
  const from = place(text, first.start - before);
  const to = place(text, first.end + after);
  const parts = segments(text, spans, from, to);
  if (from > 0) parts.unshift({ text: "…", marked: false });
  if (to < text.length) parts.push({ text: "…", marked: false });
  return parts;
}

/** A place in a text that does not cut a character in half. */
function place(text: string, at: number): number {
  const inside = Math.min(text.length, Math.max(0, at));
  const code = text.charCodeAt(inside);
  return code >= 0xdc00 && code <= 0xdfff ? inside - 1 : inside;
}
