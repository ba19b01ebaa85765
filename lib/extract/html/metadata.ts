import { append } from "@/lib/extract/sequences";
import type { Block, Table } from "@/lib/text/document";

const keyWords =
  "索引号 索取号 信息索引 索引码 主题分类 主题类别 信息分类 信息类别 分类 类别 体裁分类 组配分类 服务对象 发布机构 发布机关 发文机关 发文单位 发文机构 " +
  "发布单位 制发机关 制定机关 公开机构 公开主体 公开责任部门 信息来源 来源 稿源 文号 发文字号 发文文号 文件编号 文件号 成文日期 成文时间 发文日期 " +
  "发文时间 生成日期 生成时间 印发日期 发布日期 发布时间 公开日期 公开时间 公布日期 签发日期 生效日期 生效时间 废止日期 废止时间 失效日期 失效时间 " +
  "有效性 有效期 时效性 时效 效力状态 文件状态 文件有效性 是否有效 名称 标题 文件名称 信息名称 公文标题 主题词 关键词 关键字 公开方式 公开属性 公开范围 公开形式 " +
  "公开程序 公开类别 公开类型 公开时限 语种 载体类型 文种 公文种类 公文类型 统一登记号 登记号 规范性文件登记号 浏览次数 浏览量 点击数 点击量 阅读次数 访问次数 字体 字号 作者 责任编辑 信息提供日期";
const keys: ReadonlySet<string> = new Set(keyWords.split(" "));
const inLine = new RegExp(
  `(?:^|[\\s\\u3000|【〖[（(])((?:${[...keys]
    .sort((a, b) => b.length - a.length)
    .map(spaced)
    .join("|")}))[\\s\\u3000]*[】〗\\]]?[\\s\\u3000]*[:：]`,
  "g",
);

/** Longest paragraph and value that can belong to such a block; a document's own sentences are longer. */
const MAX_LINE = 400;
/** Keys that have to stand together before they are taken for more than a word of the document. */
const ENOUGH = 2;

export interface Separated {
  metadata: Record<string, string>;
  /** The blocks that are left. */
  blocks: Block[];
}

interface Found {
  pairs: Array<[string, string]>;
  /** Whether the value stands in the next paragraph. */
  open: boolean;
}

/** Takes the block with the document's particulars (索引号, 发布机构, 文号 …) out of the blocks of a page. */
export function separateMetadata(blocks: readonly Block[]): Separated {
  const metadata: Record<string, string> = {};
  const rest: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    const { pairs, end } = block.kind === "table" ? fromTable(block, at) : fromParagraphs(blocks, at);
    if (end === at) {
      rest.push(block);
      at += 1;
      continue;
    }
    for (const [key, value] of pairs)
      if (value !== "" && !Object.hasOwn(metadata, key)) metadata[key] = value;
    at = end;
  }
  return { metadata, blocks: rest };
}

function spaced(key: string): string {
  return [...key].join("[\\s\\u3000]*");
}

function keyOf(text: string): string | null {
  const key = text.replace(/[\s\u3000:：【】[\]]/g, "");
  return keys.has(key) ? key : null;
}

function fromTable(table: Table, at: number): { pairs: Array<[string, string]>; end: number } {
  const pairs: Array<[string, string]> = [];
  let filled = 0;
  for (const row of table.rows) {
    let key: string | null = null;
    for (const cell of row) {
      if (cell.text === "") continue;
      filled += 1;
      const own = keyOf(cell.text);
      if (own !== null) key = own;
      else if (key !== null) {
        pairs.push([key, cell.text]);
        key = null;
      } else append(pairs, pairsInLine(cell.text.replaceAll("\n", " ")).pairs);
    }
  }
  const isMetadata = pairs.length >= ENOUGH && pairs.length * 4 >= filled;
  return isMetadata ? { pairs, end: at + 1 } : { pairs: [], end: at };
}

/** Reads a run of paragraphs that are particulars, one by one or key and value by turns. */
function fromParagraphs(
  blocks: readonly Block[],
  from: number,
): { pairs: Array<[string, string]>; end: number } {
  const pairs: Array<[string, string]> = [];
  const seen = new Set<string>();
  let at = from;
  while (at < blocks.length) {
    const block = blocks[at];
    if (block?.kind !== "paragraph") break;
    const found = pairsInLine(block.text);
    if (found.pairs.length === 0) break;
    for (const [key] of found.pairs) seen.add(key);
    const last = found.pairs.at(-1);
    const next = blocks[at + 1];
    if (found.open && last !== undefined && next?.kind === "paragraph" && isValue(next.text)) {
      last[1] = next.text;
      at += 1;
    }
    append(pairs, found.pairs);
    at += 1;
  }
  return seen.size >= ENOUGH ? { pairs, end: at } : { pairs: [], end: from };
}

function isValue(text: string): boolean {
  return text.length <= MAX_LINE && pairsInLine(text).pairs.length === 0;
}

function pairsInLine(text: string): Found {
  if (text.length > MAX_LINE) return { pairs: [], open: false };
  const alone = keyOf(text);
  if (alone !== null) return { pairs: [[alone, ""]], open: true };
  if (!/[:：]/.test(text)) return { pairs: [], open: false };
  const marks = [...text.matchAll(inLine)];
  const first = marks[0];
  // Words in front of the first key mean that this is a sentence.
  if (first === undefined || first.index > 1) return { pairs: [], open: false };
  const pairs = marks.map((mark, index): [string, string] => {
    const value = text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length).trim();
    return [(mark[1] ?? "").replace(/[\s\u3000]/g, ""), value];
  });
  return { pairs, open: pairs.at(-1)?.[1] === "" };
}
