import { tidyLine } from "@/lib/extract/spacing";
import type { Block, DocumentText } from "@/lib/text/document";

/** From this many cells on lines with tabs are rows; one tab parts a label from its words. */
const FEWEST_CELLS = 3;

/** Plain text: each line that is not blank is a paragraph, lines of cells between tabs are a table. */
export function readTxt(text: string): DocumentText {
  const blocks: Block[] = [];
  let rows: string[] = [];
  const endRows = () => {
    if (rows.length > 1) blocks.push({ kind: "table", rows: rows.map(cellsOf) });
    else for (const row of rows) blocks.push(paragraph(tidyLine(row)));
    rows = [];
  };
  for (const raw of text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
    if (raw.includes("\t") && raw.trim().split("\t").length >= FEWEST_CELLS) {
      rows.push(raw);
      continue;
    }
    const line = tidyLine(raw);
    if (line === "") continue;
    endRows();
    blocks.push(paragraph(line));
  }
  endRows();
  return { blocks, metadata: {} };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text, heading: null, centred: false };
}

function cellsOf(row: string) {
  return row.split("\t").map((cell) => ({ text: tidyLine(cell), rowSpan: 1, colSpan: 1, header: false }));
}
