import { findFullDates, wholeDate } from "@/lib/calendar/chinese";
import type { GridTable, Line, NormalText } from "@/lib/parser/normalize/normalize";
import { type Label, readLabel } from "@/lib/parser/outline/label";
import { isFurniture, isTrailingFurniture } from "@/lib/parser/recognize/furniture";
import { looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import { findTitles, type TitleBlock } from "@/lib/parser/recognize/title";

export type LineRole =
  | "furniture"
  | "metadata"
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
}

export type ClassifiedBlock = ClassifiedLine | GridTable;

const ANNEX = /^附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*[:.、]?\s*(?=$|\S)/;
const ANNEX_LIST = /^附\s*[件表录]\s*[:]\s*\S/;
const ANNEX_NUMBERED = /^附\s*[件表录]\s*[\d一二三四五六七八九十]{1,3}(?=$|[\s:.、-])/;
const BOX = /^[【(]?专\s?栏\s*[\d一二三四五六七八九十]{0,3}/;
const COLOPHON =
  /(印发|抄送|抄报|主动公开|依申请公开|此件(公开|不公开)|公开发布|公开属性|信息公开选项|(办公[厅室]|秘书[处科]).{0,12}20\d\d年)/;
const METADATA =
  /^(名\s*称|标\s*题|索\s*引\s*号|信息索引|发布(机构|单位|日期|时间)|发文(机关|单位|字号|日期|时间)|文\s*号|主\s*题\s*(分类|词)|体裁分类|信息分类|成文日期|生成日期|公开(日期|方式|形式|类别)|有\s*效\s*性|有效期|失效日期|生效日期|效力状态|废止日期|所属(主题|机构)|组配分类|制发机关|公文时效|发布文号|关键词|内容概述|服务对象|信息来源)\s*[:]/;
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
  markSignatures(blocks);
  markAttachments(blocks);
  markTrailing(blocks);
  return blocks;
}

/** Titles stand before the first item, behind an annex mark, or behind a date: elsewhere the words are a caption. */
function titleCandidates(lines: readonly Line[]): TitleBlock[] {
  const firstLabel = lines.findIndex((line) => readLabel(line.fold.trim()) !== null);
  const limit = firstLabel < 0 ? Math.min(lines.length, 60) : firstLabel;
  const found = findTitles(lines.slice(0, limit));
  for (let i = limit; i < lines.length; i++) {
    const fold = lines[i]?.fold.trim() ?? "";
    const opens =
      (ANNEX.test(fold) && !ANNEX_LIST.test(fold)) || wholeDate(fold) !== null || COLOPHON.test(fold);
    if (!opens || fold.length > 60) continue;
    const first = findTitles(lines.slice(i + 1, i + 9))[0];
    if (first !== undefined) found.push(first);
  }
  return found;
}

function roleOf(line: Line, title: TitleBlock | null): ClassifiedLine {
  const fold = line.fold.trim();
  const base = { kind: "line" as const, line, label: null, date: null, title: null };
  if (title !== null) return { ...base, role: "title", title };
  if (METADATA.test(fold)) return { ...base, role: "metadata" };
  if (isFurniture(fold)) return { ...base, role: "furniture" };
  const date = fold.length <= 30 ? wholeDate(fold) : null;
  if (date !== null) return { ...base, role: "date", date };
  if (BOX.test(fold) && fold.length <= 60) return { ...base, role: "box" };
  if (ANNEX_LIST.test(fold)) return { ...base, role: "attachments" };
  if (ANNEX_NUMBERED.test(fold) && fold.length <= 80) return { ...base, role: "annex" };
  if (/^附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}[:.、]?$/.test(fold)) return { ...base, role: "annex" };
  if (
    fold.length <= 90 &&
    COLOPHON.test(fold) &&
    (findFullDates(fold).length > 0 || /^[(（]?(此件|主动公开|依申请|公开|抄[送报]|信息公开)/.test(fold))
  ) {
    return { ...base, role: "colophon" };
  }
  const label = readLabel(fold);
  if (label !== null) return { ...base, role: "labelled", label };
  if (
    ADDRESSEE.test(fold) &&
    ADDRESSED.test(fold) &&
    /^(各|[^:]{0,40}(人民政府|委员会|管委会|局|部门|单位))/.test(fold)
  ) {
    return { ...base, role: "addressee" };
  }
  return { ...base, role: "text" };
}

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
      const names = candidate.line.fold.trim().split(/\s{1,}/);
      if (candidate.line.fold.length > 60 || !names.some(looksLikeOrganisation)) break;
      candidate.role = "signature";
    }
  });
}

/** A notice's list of annexes goes on over the numbered lines below it. */
function markAttachments(blocks: ClassifiedBlock[]): void {
  blocks.forEach((block, i) => {
    if (block.kind !== "line" || block.role !== "attachments") return;
    let expected = 2;
    for (let below = i + 1; below < blocks.length; below++) {
      const next = blocks[below];
      if (next?.kind !== "line" || next.role !== "labelled" || next.label?.ordinal !== expected) break;
      if (next.line.fold.length > 80) break;
      next.role = "attachments";
      expected++;
    }
  });
}

/** Behind the last item and the last table, the first line of page furniture ends the document. */
function markTrailing(blocks: ClassifiedBlock[]): void {
  let last = blocks.length - 1;
  while (last >= 0) {
    const block = blocks[last];
    if (block === undefined || block.kind === "table" || block.role === "labelled") break;
    last--;
  }
  let ended = false;
  for (let i = last + 1; i < blocks.length; i++) {
    const block = blocks[i];
    if (block?.kind !== "line") continue;
    if (!ended && isTrailingFurniture(block.line.fold.trim()) && last >= 0) ended = true;
    if (ended) block.role = "furniture";
  }
}
