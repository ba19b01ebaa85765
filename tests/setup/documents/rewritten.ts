import { extractDocument } from "@/lib/extract/extract";
import { asHtml, asPdf, asSheet, asWord } from "./block-files";
import type { CorpusCase } from "./corpus-cases";
import type { PlanFile } from "./plan-files";

/** Cases that are about their format: encodings, hard line ends, the page of a site. */
const bound = [
  "script/gb18030",
  "script/utf16",
  "script/markdown",
  "responsibility/broken-lines",
  "document/site-page",
  "document/title-stated-beside-another",
  "whole/page-of-an-old-site",
];

/** A case of the corpus in the other formats that can carry it. */
export async function rewritten({ name, fileName, bytes }: CorpusCase): Promise<PlanFile[]> {
  if (bound.includes(name)) return [];
  const { document } = await extractDocument(bytes, fileName);
  const blocks = document.blocks.map((block, index) =>
    block.kind === "paragraph" && index === 0 ? { ...block, centred: true } : block,
  );
  const tables = blocks.filter((block) => block.kind === "table").length;
  const files = [
    { kind: "page", fileName: "source.html", bytes: asHtml(blocks) },
    { kind: "Word", fileName: "source.docx", bytes: asWord(blocks) },
    { kind: "PDF", fileName: "source.pdf", bytes: asPdf(blocks) },
  ];
  // A sheet carries a table under its title, not a text.
  if (tables === 1 && blocks.length <= 2)
    files.push({ kind: "sheet", fileName: "source.xlsx", bytes: asSheet(blocks) });
  return files;
}
