import { readBlocks } from "@/lib/extract/html/blocks";
import { parseHtml } from "@/lib/extract/html/dom";
import { dropFurniture } from "@/lib/extract/html/furniture";
import { findMainPart, furnitureWithin } from "@/lib/extract/html/main-part";
import { separateMetadata } from "@/lib/extract/html/metadata";
import { metaOf, withTitle } from "@/lib/extract/html/title";
import { weigh } from "@/lib/extract/html/weigh";
import type { Block, DocumentText } from "@/lib/text/document";

/** What some sites say of a document in the page's head, and the words under which others print it. */
const metaKeys: ReadonlyArray<readonly [string, string]> = [
  ["articletitle", "标题"],
  ["contentsource", "来源"],
  ["pubdate", "发布日期"],
];

/**
 * Reads the document out of a web page as saved from a site; menus, side bars, share buttons and footers are left out,
 * the block with its particulars goes to `metadata`. Throws ExtractError `too-complex`.
 */
export function readHtml(text: string): DocumentText {
  const page = parseHtml(text);
  const weights = weigh(page);
  const main = findMainPart(page, weights);
  const { metadata } = separateMetadata(readBlocks(page));
  for (const [name, key] of metaKeys) {
    const value = metaOf(page, name);
    if (value !== undefined && !Object.hasOwn(metadata, key)) metadata[key] = value;
  }
  const found = separateMetadata(readBlocks(main, furnitureWithin(main, weights)));
  const title = metadata.标题 ?? metadata.名称 ?? metadata.文件名称 ?? metadata.信息名称;
  return { blocks: withTitle(dropFurniture(found.blocks), page, title), metadata };
}

/** Blocks of a piece of HTML that is all document: nothing is left out but what shows nothing. */
export function readHtmlBlocks(text: string): Block[] {
  return readBlocks(parseHtml(text));
}
