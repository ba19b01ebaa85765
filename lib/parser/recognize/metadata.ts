import type { GridTable, NormalText } from "@/lib/parser/normalize/normalize";

/** Keys of the data block that government sites print above a document; white space inside them is layout. */
const KEY =
  /(?<![\p{Script=Han}])(名\s*称|标\s*题|索\s*引\s*号|信息索引|发布机构|发布机关|发文文号|公文文号|公文种类|发文机构|发文标题|发文部门|颁布单位|颁布机关|颁布日期|印发机关|印发时间|法规类型|实施时间|发布单位|发布日期|发布时间|发文机关|发文单位|发文字号|发文日期|发文时间|文\s*号|主\s*题\s*词|主题分类|体裁分类|信息分类|成文日期|生成日期|公开日期|公开方式|公开形式|公开类别|有\s*效\s*性|时\s*效|有效期|失效日期|生效日期|效力状态|废止日期|所属主题|所属机构|组配分类|制发机关|公文时效|发布文号|关键词|内容概述|服务对象|信息来源|信息名称|文件名称|公开范围|公开主体|文件编号|印发日期|施行日期|实施日期|生成时间|分类|载体类型)\s*[:]/gu;

/** Whether a line of width-folded text starts with a key of such a block. */
export function isMetadataLine(fold: string): boolean {
  const colon = fold.indexOf(":");
  if (colon < 0) return bareKeysOf(fold) !== null;
  if (colon > 12) return false;
  KEY.lastIndex = 0;
  const at = KEY.exec(fold)?.index;
  return at !== undefined && /^[•·●■◆▪*\s]*$/.test(fold.slice(0, at));
}

/** A key that hardly stands in any other text: what a page prints without a colon is told by it. */
const PLAIN_KEY =
  /^(索引号|发布机构|发布机关|发文机构|发文机关|发文字号|发文日期|成文日期|生成日期|发布日期|公开日期|文号|信息分类|主题分类|组配分类|是否有效|有效性)$/;
const LONGEST_LINE = 120;
/** Such a key with its value right behind it: 发文字号某政发〔2021〕6号. */
const GLUED_KEY =
  /^(发文机关|发文机构|发布机关|发文字号|发文日期|成文日期|施行日期|效力级别|时效性)\s*(?![\s:])([^。;,]{2,60})$/;

/** The keys and values of a line without colons: `文号 成文日期 2024-10-29`; null where it is none. */
function bareKeysOf(fold: string): Map<string, string> | null {
  const glued = GLUED_KEY.exec(fold);
  if (glued?.[1] !== undefined && glued[2] !== undefined) return new Map([[glued[1], glued[2].trim()]]);
  if (fold.length > LONGEST_LINE || !/^\s*[^\s]{2,4}\s/.test(fold)) return null;
  const found = new Map<string, string>();
  let key: string | null = null;
  let keys = 0;
  for (const word of fold.trim().split(/\s+/)) {
    if (PLAIN_KEY.test(word)) {
      keys++;
      key = word;
    } else if (key === null) return null;
    else if (!found.has(key)) found.set(key, word);
  }
  return keys >= 2 ? found : null;
}

/** Whether a line is such a key alone: its value stands on the next line. */
export function isBareKey(fold: string): boolean {
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
  for (const [key, value] of bareKeysOf(fold) ?? []) if (!into.has(key)) into.set(key, value);
  const found = [...fold.matchAll(KEY)];
  found.forEach((match, i) => {
    const key = match[0].replace(/[\s:]+/g, "");
    const value = text.slice(match.index + match[0].length, found[i + 1]?.index ?? text.length).trim();
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
