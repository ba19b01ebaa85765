import { tidyLines } from "@/lib/extract/spacing";
import type { Block, DocumentText } from "@/lib/text/document";

/** Plain text: each line that is not blank is a paragraph. What a line means is for the parser to say. */
export function readTxt(text: string): DocumentText {
  const blocks: Block[] = tidyLines(text).map((line) => ({
    kind: "paragraph",
    text: line,
    heading: null,
    centred: false,
  }));
  return { blocks, metadata: {} };
}
