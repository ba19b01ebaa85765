import { findFullDates, wholeDate } from "@/lib/calendar/chinese";
import type { GridTable, Line, NormalText } from "@/lib/parser/normalize/normalize";
import { type Label, readLabel } from "@/lib/parser/outline/label";
import { isContentsHeading, isContentsLine } from "@/lib/parser/recognize/contents";
import { isFurniture, isTrailingFurniture } from "@/lib/parser/recognize/furniture";
import { isBareKey, isMetadataLine } from "@/lib/parser/recognize/metadata";
import { looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import { findTitles, type TitleBlock } from "@/lib/parser/recognize/title";
import { bareWords } from "@/lib/text/fold";

export type LineRole =
  | "furniture"
  | "metadata"
  | "contents"
  | "title"
  | "addressee"
  | "signature"
  | "date"
  | "colophon"
  | "attachments"
  | "annex"
  | "box"
  | "labelled"
  | "text";

export interface ClassifiedLine {
  kind: "line";
  line: Line;
  role: LineRole;
  label: Label | null;
  /** ISO date of a `date` line. */
  date: string | null;
  title: TitleBlock | null;
  /** Of a line that holds the value of the key above it: that key as printed. */
  keyAbove: string | null;
}

export type ClassifiedBlock = ClassifiedLine | GridTable;

const ANNEX = /^附(?:\s*[件表录]|属档案)\s*[\d一二三四五六七八九十]{0,3}\s*[:.、]?\s*(?=$|\S)/;
const ANNEX_LIST = /^附(?:\s*[件表录]|属档案)\s*[:]\s*\S/;
const ANNEX_NUMBERED = /^附(?:\s*[件表录]|属档案)\s*[\d一二三四五六七八九十]{1,3}(?=$|[\s:.、-])/;
const BOX = /^[【(]?专\s?栏\s*[\d一二三四五六七八九十]{0,3}/;
const COLOPHON =
  /(印发|抄送|抄报|主动公开|依申请公开|此件(公开|不公开)|公开发布|公开属性|信息公开选项|(办公[厅室]|秘书[处科]).{0,12}20\d\d年)/;
/** Who to ask, who gets a copy, how many were printed: what offices print below a document. */
const BELOW =
  /^[(]?\s*(联\s*系\s*(人|电话|方式|单位|处室|科室)|咨询电话|监督电话|举报电话|办公电话|电\s*话|传\s*真|(电子)?邮\s*箱|通讯地址|邮政?编码?|抄\s*[送报]|分\s*送|主题词|共印\d+份|校对)\s*[及和、与(]?[^:。]{0,12}[:]/;
/** The last words of a document: from when it holds, how long, who explains it. */
const FORCE =
  /^本[^,。]{2,12}(自|由)[^。]{0,30}(起(正式)?(施行|实施|执行|生效)|施行|负责解释)|^(本[^,。]{2,12})?有效期(至|为|[一二三四五六七八九十\d])/;
/** Who may read it, before the date of a notice: (此件发至乡) 2017年6月13日. */
const RELEASED = /^[(]此件[^()]{1,12}[)]\s*/;
const ADDRESSEE = /^[^。;]{2,300}:$/;
const ADDRESSED = /(各|政府|单位|部门|委|局|办|公司|企业|院|会)/;

/** Second stage, first step: tells each line's part in the document from its form and its neighbours. */
export function classify(normal: NormalText): ClassifiedBlock[] {
  const lines = normal.blocks.filter((block): block is Line => block.kind === "line");
  const titleOf = new Map<Line, TitleBlock>();
  for (const block of titleCandidates(lines)) for (const line of block.lines) titleOf.set(line, block);
  const blocks = normal.blocks.map((block): ClassifiedBlock => {
    if (block.kind === "table") return block;
    return roleOf(block, titleOf.get(block) ?? null);
  });
  markDottedHeadings(blocks);
  markContents(blocks);
  markMetadataValues(blocks);
  markSignatures(blocks);
  markAttachments(blocks);
  markTrailing(blocks);
  return blocks;
}

/** Titles stand before the first item, behind an annex mark, or behind a date: elsewhere the words are a caption. */
function titleCandidates(lines: readonly Line[]): TitleBlock[] {
  const firstLabel = lines.findIndex((line) => readLabel(line.fold.trim()) !== null);
  const limit = firstLabel < 0 ? Math.min(lines.length, 60) : firstLabel;
  const cited = lines
    .slice(0, limit + 20)
    .flatMap((line) =>
      [...line.fold.matchAll(/《([^《》]{4,120})》/g)].map((match) => bareWords(match[1] ?? "")),
    );
  const found = findTitles(lines.slice(0, limit), cited);
  for (let i = limit; i < lines.length; i++) {
    const fold = lines[i]?.fold.trim() ?? "";
    if (fold.length > 60) continue;
    const opens =
      (ANNEX.test(fold) && !ANNEX_LIST.test(fold)) || wholeDate(fold) !== null || COLOPHON.test(fold);
    if (!opens) continue;
    const first = findTitles(lines.slice(i + 1, i + 9), cited)[0];
    if (first !== undefined) found.push(first);
  }
  return found;
}

function roleOf(line: Line, title: TitleBlock | null): ClassifiedLine {
  const fold = line.fold.trim();
  const block: ClassifiedLine = {
    kind: "line",
    line,
    role: "text",
    label: null,
    date: null,
    title,
    keyAbove: null,
  };
  if (title !== null) return as("title", block);
  if (isMetadataLine(fold)) return as("metadata", block);
  if (isFurniture(fold)) return as("furniture", block);
  const date = fold.length <= 40 ? wholeDate(fold.replace(RELEASED, "")) : null;
  if (date !== null) {
    block.date = date;
    return as("date", block);
  }
  if (BOX.test(fold) && fold.length <= 60) return as("box", block);
  if (ANNEX_LIST.test(fold)) return as("attachments", block);
  if (ANNEX_NUMBERED.test(fold) && fold.length <= 80) return as("annex", block);
  if (/^附(?:\s*[件表录]|属档案)\s*[\d一二三四五六七八九十]{0,3}[:.、]?$/.test(fold))
    return as("annex", block);
  if (
    fold.length <= 90 &&
    COLOPHON.test(fold) &&
    (findFullDates(fold).length > 0 || /^[(（]?(此件|主动公开|依申请|公开|抄[送报]|信息公开)/.test(fold))
  ) {
    return as("colophon", block);
  }
  if (fold.length <= 200 && BELOW.test(fold)) return as("colophon", block);
  const label = readLabel(fold);
  if (label !== null) {
    block.label = label;
    return as("labelled", block);
  }
  if (fold.length <= 160 && FORCE.test(fold)) return as("colophon", block);
  if (
    ADDRESSEE.test(fold) &&
    ADDRESSED.test(fold) &&
    /^(各|[^:]{0,40}(人民政府|委员会|管委会|局|部门|单位))/.test(fold)
  ) {
    return as("addressee", block);
  }
  return block;
}

function as(role: ClassifiedLine["role"], block: ClassifiedLine): ClassifiedLine {
  block.role = role;
  return block;
}

const NUMBERED_PHRASE = /^(\d{1,2})\s?(?=\p{Script=Han})[^。;,:]{2,28}$/u;

/** Above `2.1` stands `2 重点任务`, with no sign behind its number and in some formats without a blank. */
function markDottedHeadings(blocks: ClassifiedBlock[]): void {
  blocks.forEach((block, i) => {
    if (block.kind !== "line" || block.role !== "text") return;
    const number = NUMBERED_PHRASE.exec(block.line.fold.trim())?.[1];
    const next = blocks[i + 1];
    if (number === undefined || next?.kind !== "line" || next.label?.number !== `${number}.1`) return;
    block.role = "labelled";
    const length = /^\d+\s*/.exec(block.line.fold.trim())?.[0].length ?? 0;
    block.label = { kind: "arabic", rank: next.label.rank - 0.1, ordinal: Number(number), number, length };
  });
}

/** A table of contents repeats the headings; it ends where the first of them comes again. */
function markContents(blocks: ClassifiedBlock[]): void {
  blocks.forEach((block, i) => {
    if (block.kind !== "line" || !isContentsHeading(block.line.fold)) return;
    block.role = "contents";
    let opening: string | null = null;
    for (let below = i + 1; below < blocks.length; below++) {
      const next = blocks[below];
      if (next?.kind !== "line") break;
      const words = next.line.fold.replace(/[\s.…·•\d—-]+$/, "").replace(/\s+/g, "");
      if (next.line.fold.length > 80 || /[。;]/.test(next.line.fold) || words === opening) break;
      if (next.role !== "labelled" && !isContentsLine(next.line.fold) && next.line.fold.length > 40) break;
      opening ??= words;
      next.role = "contents";
      next.title = null;
    }
  });
  for (const block of blocks) {
    if (block.kind === "line" && block.role !== "contents" && isContentsLine(block.line.fold))
      block.role = "contents";
  }
}

/** The value of a key that has a line to itself stands on the next line. */
function markMetadataValues(blocks: ClassifiedBlock[]): void {
  blocks.forEach((block, i) => {
    if (block.kind !== "line" || block.role !== "metadata" || !isBareKey(block.line.fold.trim())) return;
    const next = blocks[i + 1];
    if (
      next?.kind !== "line" ||
      next.role === "metadata" ||
      next.role === "labelled" ||
      next.line.fold.length > 120
    )
      return;
    next.role = "metadata";
    next.date = null;
    next.title = null;
    next.keyAbove = block.line.fold.includes(":") ? block.line.fold : `${block.line.fold}:`;
  });
}

/** Whose seal stands for the signer's: (市某局代章). */
const SEALED_FOR = /^[(][^()]{2,30}(代章|代)[)]$/;

/** The lines above a signature's date name who signs; a line may hold both. */
function markSignatures(blocks: ClassifiedBlock[]): void {
  blocks.forEach((block, i) => {
    if (block.kind !== "line") return;
    if (block.role === "text" && block.line.fold.length <= 60) {
      const [date] = findFullDates(block.line.fold);
      if (date === undefined) return;
      const name = block.line.fold.slice(0, date.start).trim();
      if (block.line.fold.slice(date.end).trim() === "" && looksLikeOrganisation(name)) {
        block.role = "signature";
        block.date = date.date;
      }
      return;
    }
    if (block.role !== "date") return;
    for (let above = i - 1; above >= Math.max(0, i - 12); above--) {
      const candidate = blocks[above];
      if (candidate?.kind !== "line" || candidate.role !== "text") break;
      if (SEALED_FOR.test(candidate.line.fold.trim())) {
        candidate.role = "colophon";
        continue;
      }
      const names = candidate.line.fold.trim().split(/\s{1,}/);
      if (candidate.line.fold.length > 60 || !names.some(looksLikeOrganisation)) break;
      candidate.role = "signature";
    }
  });
}

/** The mark that a list of annexes has to itself, and that an annex may have: 附件: */
const BARE_LIST = /^附(?:\s*[件表录]|属档案)\s*:$/;
const LONGEST_ANNEX = 80;

/**
 * A notice's list of annexes goes on over the numbered lines below it. With its mark on a line to itself, it is one
 * where nothing but names is numbered.
 */
function markAttachments(blocks: ClassifiedBlock[]): void {
  blocks.forEach((block, i) => {
    if (block.kind !== "line") return;
    const bare = block.role === "annex" && BARE_LIST.test(block.line.fold.trim());
    if (!bare && block.role !== "attachments") return;
    const listed: ClassifiedLine[] = [];
    let below = i + 1;
    for (; below < blocks.length; below++) {
      const next = blocks[below];
      if (next?.kind !== "line" || next.role !== "labelled") break;
      if (next.label?.ordinal !== listed.length + (bare ? 1 : 2)) break;
      if (next.line.fold.length > LONGEST_ANNEX) break;
      listed.push(next);
    }
    if (bare && (listed.length === 0 || !namesOnly(listed, blocks[below]))) return;
    for (const line of [block, ...listed]) line.role = "attachments";
  });
}

/** Whether numbered lines are names that nothing is said of: no sentences, and no words or numbering below them. */
function namesOnly(listed: readonly ClassifiedLine[], next: ClassifiedBlock | undefined): boolean {
  if (listed.some(({ line }) => /[。;:]/.test(line.fold.slice(0, -1)))) return false;
  return next?.kind !== "line" || (next.role !== "labelled" && !/。$/.test(next.line.fold.trim()));
}

/** 主办单位: closes a page of a site, but hands work out where it stands below items before, too. */
function hostKey(block: ClassifiedBlock | undefined): string | null {
  return block?.kind === "line"
    ? (/^\s*([主承]办(?:单位|部门)?\s?:)/.exec(block.line.fold)?.[1] ?? null)
    : null;
}

/** Behind the last item and the last table, the first line of page furniture ends the document. */
function markTrailing(blocks: ClassifiedBlock[]): void {
  let last = blocks.length - 1;
  while (last >= 0) {
    const block = blocks[last];
    if (block === undefined || block.kind === "table" || block.role === "labelled") break;
    last--;
  }
  const handsOut = new Set(blocks.slice(0, last + 1).map(hostKey));
  let ended = false;
  for (let i = last + 1; i < blocks.length; i++) {
    const block = blocks[i];
    if (block?.kind !== "line" || block.role === "colophon") continue;
    const host = hostKey(block);
    if (!ended && host !== null && handsOut.has(host)) continue;
    if (!ended && isTrailingFurniture(block.line.fold.trim()) && last >= 0) ended = true;
    if (ended) block.role = "furniture";
  }
}
