import type { GridTable, NormalText } from "@/lib/parser/normalize/normalize";

/** Keys that nothing but the data block above a document on government sites has; white space inside them is layout. */
const PLAIN =
  "索\\s*引\\s*号|信息索引|发布机构|发布机关|发文文号|公文文号|公文种类|发文机构|发文标题|发文部门|颁布单位|颁布机关|颁布日期|印发机关|印发时间|法规类型|发布单位|发布日期|发布时间|发文机关|发文单位|发文字号|发文日期|发文时间|文\\s*号|主\\s*题\\s*词|主题分类|体裁分类|信息分类|成文日期|生成日期|公开日期|公开方式|公开形式|公开类别|有\\s*效\\s*性|失效日期|生效日期|效力状态|废止日期|所属主题|所属机构|组配分类|制发机关|公文时效|是否有效|有效性|发布文号|内容概述|信息来源|信息名称|文件名称|公开范围|公开主体|文件编号|印发日期|生成时间|载体类型";
/** Names that other text uses as well: keys only where a colon follows. */
const COMMON = "名\\s*称|标\\s*题|时\\s*效|有效期|关键词|服务对象|施行日期|实施日期|实施时间|分类";
const KEY = new RegExp(
  `(?<![\\p{Script=Han}])(${PLAIN}|${COMMON})\\s*[:]|(?<=^|\\s)(${PLAIN})\\s+(?=[^\\s:])`,
  "gu",
);
/** A key that stands at the start of a line with a blank behind it, or has the line to itself. */
const WITHOUT_COLON = new RegExp(`^\\s*(${PLAIN})(\\s+[^\\s:]|\\s*$)`, "u");
/** Such a key with its value right behind it: 发文字号某政发〔2021〕6号. */
const GLUED_KEY =
  /^(发文机关|发文机构|发布机关|发文字号|发文日期|成文日期|施行日期|效力级别|时效性)\s*(?![\s:])([^。;,]{2,60})$/;

/** What a page puts behind such a value without a blank: 阅读次数:, 字体:【. */
const BUTTON =
  /\s*(阅读|浏览|点击|访问)(次数|量|数)?\s*[:]|\s*[【[]?(字体|字号|打印|编辑|责任编辑|作者)\s*[:】\]]/;

/** Whether a line of width-folded text starts with a key of such a block. */
export function isMetadataLine(fold: string): boolean {
  const colon = fold.indexOf(":");
  if (fold.length <= 160 && !/[。;]/.test(fold) && WITHOUT_COLON.test(fold)) return true;
  if (colon < 0) return GLUED_KEY.test(fold);
  if (colon > 12) return false;
  KEY.lastIndex = 0;
  const at = KEY.exec(fold)?.index;
  return at !== undefined && /^[•·●■◆▪*\s]*$/.test(fold.slice(0, at));
}

/** Whether a line is such a key alone: its value stands on the next line. */
export function isBareKey(fold: string): boolean {
  if (/^\S/.test(fold) && WITHOUT_COLON.exec(fold)?.[0] === fold) return true;
  KEY.lastIndex = 0;
  const match = KEY.exec(fold);
  return (
    match !== null &&
    fold.slice(0, match.index).trim().length <= 1 &&
    fold.slice(match.index + match[0].length).trim() === ""
  );
}

/** Adds the keys and values of a line (`发文机关:… 成文日期:…`); a key that is known keeps its value. */
export function readMetadataLine(text: string, fold: string, into: Map<string, string>): void {
  KEY.lastIndex = 0;
  const found = [...fold.matchAll(KEY)];
  const glued = found.length === 0 ? GLUED_KEY.exec(fold) : null;
  if (glued?.[1] !== undefined && glued[2] !== undefined && !into.has(glued[1]))
    into.set(glued[1], glued[2].trim());
  found.forEach((match, i) => {
    const key = match[0].replace(/[\s:]+/g, "");
    const from = match.index + match[0].length;
    const to = found[i + 1]?.index ?? text.length;
    const button = fold.slice(from, to).search(BUTTON);
    const value = text.slice(from, button < 0 ? to : from + button).replace(/^[\s|]+|[\s|]+$/g, "");
    if (value !== "" && !into.has(key)) into.set(key, value);
  });
}

/** The container's own metadata, and that of tables that hold nothing else, as a map. */
export function containerMetadata(normal: NormalText): Map<string, string> {
  const metadata = new Map(Object.entries(normal.metadata).filter(([, value]) => value.trim() !== ""));
  for (const block of normal.blocks) {
    if (block.kind !== "table") continue;
    for (const [key, value] of readMetadataTable(block) ?? [])
      if (!metadata.has(key)) metadata.set(key, value);
  }
  return metadata;
}

const BARE = /^[\s】【]*([\p{Script=Han}\s]{2,8})[\s】]*:?\s*$/u;

/**
 * Reads a table that is a block of keys and values side by side; null for any other table. A table is such a block where
 * every row that is not blank starts with a known key.
 */
export function readMetadataTable(table: GridTable): Map<string, string> | null {
  const found = new Map<string, string>();
  for (const row of table.rows) {
    const cells = [...new Set(row)].filter((cell) => cell !== null && cell.text.trim() !== "");
    const first = cells[0];
    if (first == null) continue;
    // A row of one cell is the caption, or blank columns of a page.
    if (!isKey(first.fold) && cells.length === 1) continue;
    if (!isKey(first.fold)) return null;
    cells.forEach((cell, i) => {
      const next = cells[i + 1];
      if (cell === null || next == null || !isKey(cell.fold) || isKey(next.fold)) return;
      const key = cell.fold.replace(/[\s:【】]+/g, "");
      if (!found.has(key)) found.set(key, next.text.trim());
    });
  }
  return found.size > 0 ? found : null;
}

function isKey(fold: string): boolean {
  const match = BARE.exec(fold.trim());
  return match?.[1] !== undefined && isMetadataLine(`${match[1].trim()}:`);
}

/** The first value of more than one character under the given keys, or null. */
export function firstValue(metadata: Map<string, string>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = metadata.get(key)?.trim();
    if (value !== undefined && value.length > 1) return value;
  }
  return null;
}
