import type { Block, Table } from "@/lib/text/document";

/** The text of what stands in one cell: paragraphs by "\n"; a table inside gives a line for each of its rows. */
export function blocksAsText(blocks: readonly Block[]): string {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") lines.push(block.text);
    else
      for (const row of block.rows)
        lines.push(
          row
            .map((cell) => cell.text.replaceAll("\n", " "))
            .join(" ")
            .trim(),
        );
  }
  return lines.filter((line) => line !== "").join("\n");
}

/** Whether a table has at least two rows of at least two cells: it orders things, and does not only frame them. */
export function isGrid(table: Table): boolean {
  return table.rows.filter((row) => row.length >= 2).length >= 2;
}
