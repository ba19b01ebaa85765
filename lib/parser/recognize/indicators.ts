import type { GridCell, GridTable } from "@/lib/parser/normalize/normalize";
import { isBanner } from "@/lib/parser/recognize/columns";
import { readUnit } from "@/lib/parser/recognize/units";
import type { Indicator } from "@/lib/parser/types";

type Column =
  | "group"
  | "name"
  | "unit"
  | "nature"
  | "number"
  | "owner"
  | { year: number; kind: "baseline" | "target" }
  | null;

const NAME = /^.{0,10}(指标|名称|项目|内容).{0,6}$/;
const NATURE = /(属性|性质|类型|约束|预期)/;
const YEAR = /^[^\d]{0,10}(20\d\d)\s?年?(?!\s?\d*月)[^月。]{0,12}$/;
const BASELINE = /(实际|现状|基期|基数|基准|基础|完成值?|已)/;
const TARGET = /(目标|规划|预期|计划)/;
const VALUE =
  /^(?:约|近|超|达|≥|≤|>=|<=|>|<|>|＞|不低于|不少于|不超过|不高于|力争|左右|累计|\[|【|〔|\(|(?:累计|年均)?(?:下降|降低|增长|提高|减少|提升)|\s)*(-?\d[\d,]*(?:\.\d+)?)\s*(.*)$/;

/**
 * Reads a table of indicators: a header with the indicator's name and years as columns. Null for any other table.
 * Rows that hold one cell only name a group.
 */
export function readIndicators(table: GridTable, issueYear: number | null): Indicator[] | null {
  const found = findHeader(table, issueYear);
  if (found === null) return readYearRows(table);
  const { columns, first } = found;
  const indicators: Indicator[] = [];
  let group: string | null = null;
  for (const row of table.rows.slice(first)) {
    if (isBanner(row)) {
      const banner = row.find((cell) => cell !== null && cell.text.trim() !== "");
      if (banner != null && banner.text.length <= 40) group = banner.text.trim();
      continue;
    }
    const indicator = readRow(alignRow(row, columns), columns, group);
    if (indicator !== null) indicators.push(indicator);
  }
  // Where years head columns of words, the table divides work over years.
  const rows = table.rows.slice(first).filter((row) => !isBanner(row)).length;
  return indicators.length > 0 && indicators.length >= rows * 0.4 ? indicators : null;
}

const YEAR_CELL = /^(20\d\d)\s?年?$/;

/** A table with a row for each year: every further column is what grows over the years. */
function readYearRows(table: GridTable): Indicator[] | null {
  const first = table.rows.findIndex((row) => YEAR_CELL.test(row[0]?.fold.trim() ?? ""));
  const header = table.rows[first - 1];
  if (header === undefined || !/^(年度|年份|时间|年)$/.test(header[0]?.fold.replace(/\s/g, "") ?? ""))
    return null;
  const rows = table.rows.slice(first).filter((row) => YEAR_CELL.test(row[0]?.fold.trim() ?? ""));
  if (rows.length < 2) return null;
  const indicators = header.flatMap((name, c): Indicator[] => {
    if (c === 0 || name === null || name === header[c - 1] || name.text.trim() === "") return [];
    const cells = rows.flatMap((row) => (row[c] == null ? [] : [row[c]]));
    const values = rows.flatMap((row) => {
      const value = readValue(row[c]?.fold ?? "");
      const year = Number(YEAR_CELL.exec(row[0]?.fold.trim() ?? "")?.[1]);
      return value === null ? [] : [{ year, ...value }];
    });
    if (values.length === 0 || values.length < rows.length / 2) return [];
    const printed = splitUnit(name.text, "");
    return [
      {
        group: null,
        name: printed.name,
        unit: printed.unit ?? values[0]?.unit ?? null,
        nature: null,
        values: values.map(({ year, value }) => ({ year, value, kind: "target" as const })),
        anchor: [name.start, Math.max(...cells.map((cell) => cell.end))],
      },
    ];
  });
  return indicators.length > 0 ? indicators : null;
}

function findHeader(table: GridTable, issueYear: number | null): { columns: Column[]; first: number } | null {
  for (let r = 0; r < Math.min(5, table.rows.length); r++) {
    const rows = table.rows.slice(r, r + 3);
    // Up to three rows may form the header: 目标值 over 2023年 and 2025年.
    for (let height = 1; height <= Math.min(3, rows.length); height++) {
      const names = columnNames(rows.slice(0, height));
      const years = names.filter((name) => YEAR.test(name)).length;
      const named = names.some((name) => NAME.test(name) && !YEAR.test(name));
      if (years === 0 || !named) continue;
      const taller = height < rows.length ? columnNames(rows.slice(0, height + 1)) : [];
      const body = rows[height];
      if (
        body !== undefined &&
        taller.filter((name) => YEAR.test(name)).length > years &&
        !body.some(isNumber)
      )
        continue;
      let first = r + height;
      // A header that is merged downwards stands in each of its rows.
      while (table.rows[first]?.every((cell, c) => cell === table.rows[first - 1]?.[c]) === true) first++;
      return { columns: columnsOf(names, issueYear), first };
    }
  }
  return null;
}

function isNumber(cell: GridCell | null): boolean {
  const text = cell?.fold.trim() ?? "";
  return VALUE.test(text) && !YEAR.test(text);
}

function columnNames(rows: ReadonlyArray<ReadonlyArray<GridCell | null>>): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, c) => {
    const cells = new Set(rows.map((row) => row[c]).filter((cell) => cell != null && !coversAll(cell, rows)));
    return [...cells].map((cell) => cell?.fold.replace(/\s+/g, "") ?? "").join("");
  });
}

/** A title above the columns covers all of them and names none. */
function coversAll(cell: GridCell, rows: ReadonlyArray<ReadonlyArray<GridCell | null>>): boolean {
  return rows.some(
    (row) => row.length > 2 && row.every((other) => other === cell || other === null || other.text === ""),
  );
}

function columnsOf(names: readonly string[], issueYear: number | null): Column[] {
  const years = names.flatMap((name) => (YEAR.test(name) ? [Number(YEAR.exec(name)?.[1])] : []));
  const earliest = Math.min(...years);
  const several = new Set(years).size > 1;
  let nameSeen = false;
  const lastName = names.findLastIndex(
    (name) => !YEAR.test(name) && /(指标|名称|项目)/.test(name) && !NATURE.test(name),
  );
  return names.map((name, c): Column => {
    const year = YEAR.exec(name);
    if (year !== null && !/(年均|增速|增长率)/.test(name)) {
      const value = Number(year[1]);
      const early = several && value === earliest && (issueYear === null || value <= issueYear);
      const baseline = BASELINE.test(name) || (early && !TARGET.test(name));
      return { year: value, kind: baseline ? "baseline" : "target" };
    }
    if (/^(序号|编号)/.test(name)) return "number";
    if (/单位$/.test(name) && !/(责任|牵头|负责|主管|配合)/.test(name)) return "unit";
    if (/^计量/.test(name)) return "unit";
    if (NATURE.test(name) && !/名称/.test(name)) return "nature";
    if (/(责任|牵头|负责|部门)/.test(name)) return "owner";
    if (c === lastName || (!nameSeen && lastName < 0 && NAME.test(name))) {
      nameSeen = true;
      return "name";
    }
    return /(类别|分类|领域|维度|方面|类型|一级|指标|目标)/.test(name) || name === ""
      ? c < Math.max(0, lastName)
        ? "group"
        : null
      : null;
  });
}

/**
 * A flattened row may lack an empty cell, so that the cells behind it stand one column too far left. The cell that names
 * the nature tells by how much.
 */
function alignRow(row: ReadonlyArray<GridCell | null>, columns: readonly Column[]): Array<GridCell | null> {
  const at = row.findIndex((cell) => /^(预期|约束|引导|参考)性/.test(cell?.fold.trim() ?? ""));
  const due = columns.indexOf("nature");
  if (at < 0 || due < 0 || at >= due) return [...row];
  const firstYear = columns.findIndex((column) => typeof column === "object" && column !== null);
  if (firstYear < 0 || firstYear > at) return [...row];
  const shift = due - at;
  return [
    ...row.slice(0, firstYear),
    ...new Array<null>(shift).fill(null),
    ...row.slice(firstYear, at + 1),
    ...row.slice(due + 1),
  ];
}

function readRow(
  row: ReadonlyArray<GridCell | null>,
  columns: readonly Column[],
  banner: string | null,
): Indicator | null {
  const at = (kind: Column) => {
    const c = columns.indexOf(kind);
    return c < 0 ? "" : (row[c]?.text.replace(/\s+/g, " ").trim() ?? "");
  };
  const nameColumn = columns.indexOf("name");
  const nameCell = row[nameColumn];
  if (nameCell == null || nameCell.text.trim() === "") return null;
  const first = row[columns.findIndex((column) => typeof column === "object" && column !== null)];
  const printed = splitUnit(nameCell.text, first?.text ?? "");
  const values: Indicator["values"] = [];
  let valueUnit: string | null = null;
  columns.forEach((column, c) => {
    if (typeof column !== "object" || column === null) return;
    const value = readValue(row[c]?.fold ?? "");
    if (value === null) return;
    values.push({ year: column.year, value: value.value, kind: column.kind });
    valueUnit ??= value.unit;
  });
  if (values.length === 0) return null;
  const nature = /约束/.test(at("nature")) ? "binding" : /预期/.test(at("nature")) ? "expected" : null;
  const cells = row.filter((cell): cell is GridCell => cell !== null);
  const unit = at("unit").replace(/^[-—/]+$/, "");
  return {
    group: at("group") || banner,
    name: printed.name,
    unit: unit || printed.unit || valueUnit,
    nature,
    values,
    anchor: [
      nameCell.start,
      Math.max(nameCell.end, ...cells.map((cell) => (cell.start >= nameCell.start ? cell.end : 0))),
    ],
  };
}

/** `获证组织总数(家)` → name and unit; the closing bracket may have slipped into the next cell. */
function splitUnit(text: string, next: string): { name: string; unit: string | null } {
  const plain = text
    .replace(/\s+/g, "")
    .replace(/^\d{1,2}[.、．]/, "")
    .replace(/^[(（][一二三四五六七八九十\d]+[)）]/, "");
  const slipped = /^[)）]/.test(next.trim()) ? `${plain})` : plain;
  const match = /^(.+?)[(（[]([^()（）[\]]{1,12})[)）\]]$/.exec(slipped);
  if (match?.[1] !== undefined && match[2] !== undefined && isUnit(match[2]))
    return { name: match[1], unit: match[2] };
  return { name: plain, unit: null };
}

function isUnit(text: string): boolean {
  return readUnit(text)?.length === text.length || /^[%‰]|[元人家个项件张份吨米里亩天次台套]$|\//.test(text);
}

function readValue(fold: string): { value: number; unit: string | null } | null {
  const text = fold.trim().replace(/^[)\s]+/, "");
  const match = VALUE.exec(text);
  if (match?.[1] === undefined) return null;
  const rest = (match[2] ?? "").replace(/[\])】〕]/g, "").trim();
  if (/^[~—-]\s?\d/.test(rest)) return null;
  const unit = readUnit(rest);
  return { value: Number(match[1].replace(/,/g, "")), unit: unit?.unit ?? null };
}
