import type { Block } from "@/lib/text/document";

/** Longest line that can be furniture. */
const MAX_LINE = 200;

/** Lines that a site prints around any document, whole. */
const anywhere = [
  /^(?:当前|您(?:的|现在的?|当前的?)?|你的?|现在的?)(?:所在)?(?:的)?位置(?:是)?[:：]/,
  /^(?:网站)?首页\s*[>＞»›/|｜]/,
  /^(?=.*(?:打印|关闭|收藏|字体|字号|分享|顶部|大\s*中\s*小))[【[［]?\s*(?:打印|关闭|收藏|返回|字体|字号|分享|纠错|下载|大|中|小|本页|此页|窗口|全文|本文|文章|顶部|[\s|｜/\][】【［］:：])+\s*[】\]］]?$/,
  /^扫一扫.{0,30}(?:打开|分享|手机|阅读|浏览)/,
  /^(?:分享到|分享至|上一篇|下一篇|上一条|下一条|相关链接|相关新闻|相关阅读|相关文档|相关文件|相关解读|政策解读|视力保护色|无障碍|繁體|责任编辑|浏览次数|点击数)[:：]?\s*(?:无|没有了?|[[【].{0,20}[\]】])?$/,
  /^(?:上一篇|下一篇|上一条|下一条|分享到|分享|责任编辑|浏览次数|点击数|打印本页|关闭窗口)\s*[:：].{0,100}$/,
  /(?:ICP备|公网安备|网站标识码)/i,
  /^(?:版权所有|Copyright|©)/i,
  /^(?=.{0,120}$)(?:主办|承办)(?:单位|方)?\s*[:：].*(?:网站|备案|地址|电话|邮编)/,
  /^(?:您的浏览器|您当前使用的浏览器|本网站|javascript)/i,
];

/** Takes out lines that belong to the site and survived the choice of the main part. */
export function dropFurniture(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => {
    const text = onlyText(block);
    return text === null || text.length > MAX_LINE || !anywhere.some((pattern) => pattern.test(text));
  });
}

/** The words of a paragraph, or of a table that lays out one cell; null for a table of more. */
function onlyText(block: Block): string | null {
  if (block.kind === "paragraph") return block.text;
  const cells = block.rows.flat().filter(({ text }) => text !== "");
  return cells.length === 1 ? (cells[0]?.text ?? null) : null;
}
