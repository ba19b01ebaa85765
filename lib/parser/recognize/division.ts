import type { GridCell, GridTable } from "@/lib/parser/normalize/normalize";
import { type ColumnRole, isBanner, type TableHeader, yearOfColumn } from "@/lib/parser/recognize/columns";

/** One row of work of a division-of-work table. */
export interface DivisionRow {
  /** Cells of the row by the role of their column; a role may have several. */
  cells: Map<ColumnRole, GridCell[]>;
  /** Cells of columns that the header does not explain. */
  unknown: GridCell[];
  /** Heading rows (一、…) that stand above the row, outermost first. */
  headings: GridCell[];
  /** Years of the cells whose columns are for one. */
  years: Map<GridCell, number>;
  start: number;
  end: number;
  /** The table's first column names departments: rows have no title of their own. */
  byDepartment: boolean;
}

/** Takes the rows of a table apart by its header. Rows that one cell fills are headings of the rows below. */
export function readDivision(table: GridTable, header: TableHeader): DivisionRow[] {
  const rows: DivisionRow[] = [];
  let headings: GridCell[] = [];
  const firstRole = header.roles.find((role) => role !== "number") ?? null;
  const byDepartment = firstRole === "responsible" || firstRole === "lead";
  for (const row of table.rows.slice(header.first + header.rows)) {
    if (isBanner(row)) {
      const banner = row.find((cell): cell is GridCell => cell !== null && cell.text.trim() !== "");
      if (banner !== undefined) headings = stack(headings, banner);
      continue;
    }
    if (repeatsHeader(row, header)) continue;
    const section = sectionOf(row, header);
    if (section !== null) {
      headings = stack(headings, section);
      continue;
    }
    const cells = new Map<ColumnRole, GridCell[]>();
    const unknown: GridCell[] = [];
    const seen = new Set<GridCell>();
    const years = new Map<GridCell, number>();
    row.forEach((cell, c) => {
      if (cell === null || seen.has(cell) || cell.text.trim() === "") return;
      seen.add(cell);
      const role = header.roles[c] ?? null;
      // Goals of a year are the work where no other column holds it.
      const year = role === "target" || role === "work" ? yearOfColumn(header.names[c] ?? "") : null;
      if (year !== null) years.set(cell, year);
      if (role === null) unknown.push(cell);
      else cells.set(role, [...(cells.get(role) ?? []), cell]);
    });
    if (seen.size === 0) continue;
    const above = rows.at(-1);
    if (above?.headings === headings) continueGroup(cells, above, header);
    continueAbove(cells, above, header);
    const all = [...seen];
    rows.push({
      cells,
      unknown,
      headings,
      years,
      start: Math.min(...all.map((cell) => cell.start)),
      end: Math.max(...all.map((cell) => cell.end)),
      byDepartment,
    });
  }
  return rows;
}

/** A group that stands in front of its rows and is printed on the first of them alone, without merged cells. */
function continueGroup(cells: Map<ColumnRole, GridCell[]>, above: DivisionRow, header: TableHeader): void {
  const first = header.roles.find((role) => role !== "number");
  const only = header.roles.filter((role) => role === "group").length === 1;
  const group = above.cells.get("group");
  if (first !== "group" || !only || group === undefined || cells.has("group") || !cells.has("work")) return;
  cells.set("group", group);
}

const HEADS = ["number", "group", "title"] as const;
const NAMING = ["lead", "responsible", "cooperating"] as const;

/**
 * Formats without merged cells leave blank what goes on from the row above: a row with work but neither number nor title
 * has those of the row before, and its departments where it names none.
 */
function continueAbove(
  cells: Map<ColumnRole, GridCell[]>,
  above: DivisionRow | undefined,
  header: TableHeader,
): void {
  if (above === undefined || !header.roles.includes("number") || !cells.has("work")) return;
  if (cells.has("number") || cells.has("title")) return;
  const copied = NAMING.some((role) => cells.has(role)) ? HEADS : [...HEADS, ...NAMING];
  for (const role of copied) {
    const cell = above.cells.get(role);
    if (cell !== undefined && !cells.has(role)) cells.set(role, cell);
  }
}

const OWNERS: ReadonlySet<ColumnRole | null> = new Set<ColumnRole | null>([
  "lead",
  "responsible",
  "cooperating",
  "deadline",
]);
const LEVELS = [
  /^第?[一二三四五六七八九十]+(、|部分|章|\.)/,
  /^[(（][一二三四五六七八九十]+[)）]/,
  /^\d+[.、]/,
];

function levelOf(cell: GridCell): number {
  const level = LEVELS.findIndex((pattern) => pattern.test(cell.fold.trim()));
  return Math.max(level, 0);
}

/** A heading row closes the heading rows of its own and deeper levels. */
function stack(headings: readonly GridCell[], banner: GridCell): GridCell[] {
  const level = levelOf(banner);
  return [...headings.filter((heading) => levelOf(heading) < level), banner];
}

/** A row whose number is of a section (一、) and that names nobody heads the rows below it. */
function sectionOf(row: ReadonlyArray<GridCell | null>, header: TableHeader): GridCell | null {
  const number = row[header.roles.indexOf("number")];
  if (number == null || !/^[(]?[一二三四五六七八九十]+[)]?[、.]?$/.test(number.fold.trim())) return null;
  const owners = header.roles.some(
    (role, c) => OWNERS.has(role) && (row[c]?.text.trim() ?? "") !== "" && row[c] !== row[c - 1],
  );
  const title = row.find((cell) => cell !== null && cell !== number && cell.text.trim() !== "");
  if (owners || title == null || title.text.length > 60) return null;
  return {
    ...title,
    text: `${number.text.trim()}${title.text.trim()}`,
    fold: `${number.fold.trim()}${title.fold.trim()}`,
    start: number.start,
  };
}

/** A table that goes on over pages prints its header again. */
function repeatsHeader(row: ReadonlyArray<GridCell | null>, header: TableHeader): boolean {
  const names = row.map((cell) => cell?.fold.replace(/\s+/g, "") ?? "");
  return (
    names.length > 0 &&
    names.filter((name, c) => name === header.names[c]).length >= Math.max(2, names.length - 1)
  );
}
