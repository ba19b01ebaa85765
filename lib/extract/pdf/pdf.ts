import { asParagraphs, type Margins, marginsOf, type PlacedLine } from "@/lib/extract/pdf/flow";
import type { PageContent } from "@/lib/extract/pdf/geometry";
import { findGrids } from "@/lib/extract/pdf/grids";
import { asLines } from "@/lib/extract/pdf/lines";
import { readPages } from "@/lib/extract/pdf/open";
import { withoutRunningHeads } from "@/lib/extract/pdf/running";
import { hasStrayBlanks } from "@/lib/extract/pdf/stray-blanks";
import { asTable, continues, joinTables, type PageTable } from "@/lib/extract/pdf/tables";
import { append } from "@/lib/extract/sequences";
import { tidyLine } from "@/lib/extract/spacing";
import type { OnPage } from "@/lib/extract/types";
import type { Block, DocumentText } from "@/lib/text/document";

interface PlacedTable extends PageTable {
  page: number;
  top: number;
}

type Placed = { line: PlacedLine } | { table: PlacedTable };

/**
 * Reads a PDF that has a text layer: hard line breaks are joined into paragraphs, running heads and page numbers left
 * out, ruled tables rebuilt and joined over pages. A scan yields no blocks. Throws ExtractError on damage or password.
 */
export async function readPdf(bytes: Uint8Array, onPage?: OnPage): Promise<DocumentText> {
  const pages = await readPages(bytes, onPage);
  const stray = hasStrayBlanks(pages);
  const lines: PlacedLine[] = [];
  const tables: PlacedTable[] = [];
  pages.forEach(({ glyphs, rules }, page) => {
    const grids = findGrids(rules);
    const within = (x: number, y: number) =>
      grids.some((grid) => x > grid.left && x < grid.right && y > grid.top && y < grid.bottom);
    const free = glyphs.filter(
      (piece) => !within((piece.left + piece.right) / 2, piece.baseline - piece.size / 3),
    );
    append(
      lines,
      asLines(free, stray).map((line) => ({ ...line, page })),
    );
    append(
      tables,
      grids.map((grid) => ({ ...asTable(grid, glyphs, stray), page, top: grid.top })),
    );
  });
  const kept = withoutRunningHeads(
    lines,
    pages.map((page) => page.height),
  );
  const filled = tables.filter(({ table }) => table.rows.some((row) => row.some((cell) => cell.text !== "")));
  return { blocks: asBlocks(inOrder(kept, filled), marginsByPage(kept, pages)), metadata: {} };
}

function inOrder(lines: readonly PlacedLine[], tables: readonly PlacedTable[]): Placed[] {
  const key = (placed: Placed) => ("line" in placed ? placed.line : placed.table);
  const height = (placed: Placed) => ("line" in placed ? placed.line.baseline : placed.table.top);
  return [...lines.map((line) => ({ line })), ...tables.map((table) => ({ table }))].sort(
    (a, b) => key(a).page - key(b).page || height(a) - height(b),
  );
}

/** The margins that hold on each page: upright and lying pages of one document have their own. */
function marginsByPage(
  lines: readonly PlacedLine[],
  pages: readonly PageContent[],
): (page: number) => Margins {
  const widthAt = (page: number) => Math.round(pages[page]?.width ?? 0);
  const byWidth = new Map<number, PlacedLine[]>();
  for (const line of lines) {
    const width = widthAt(line.page);
    const same = byWidth.get(width);
    if (same === undefined) byWidth.set(width, [line]);
    else same.push(line);
  }
  const margins = new Map([...byWidth].map(([width, same]) => [width, marginsOf(same, width)]));
  const none: Margins = { left: 0, right: 0, firm: false };
  return (page) => margins.get(widthAt(page)) ?? none;
}

function asBlocks(placed: readonly Placed[], marginsAt: (page: number) => Margins): Block[] {
  const blocks: Block[] = [];
  let run: PlacedLine[] = [];
  let open: PlacedTable | null = null;
  const endRun = (): void => {
    for (const { text, centred } of asParagraphs(run, marginsAt)) {
      const tidied = tidyLine(text);
      if (tidied !== "") blocks.push({ kind: "paragraph", text: tidied, heading: null, centred });
    }
    run = [];
  };
  for (const each of placed) {
    if ("line" in each) {
      run.push(each.line);
      open = null;
      continue;
    }
    endRun();
    if (open !== null && each.table.page > open.page && continues(open, each.table)) {
      joinTables(open, each.table);
      open.page = each.table.page;
    } else {
      open = each.table;
      blocks.push(each.table.table);
    }
  }
  endRun();
  return blocks;
}
