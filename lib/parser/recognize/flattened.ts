import type { Line } from "@/lib/parser/normalize/normalize";
import type { ColumnRole } from "@/lib/parser/recognize/columns";
import { isCollective, looksLikeOrganisation } from "@/lib/parser/recognize/organisations";
import type { Range } from "@/lib/parser/types";

/** A table whose cells a plain-text conversion ran together: one line a row, the cells without a separator. */
export interface FlatTable {
  header: Line;
  roles: ColumnRole[];
  rows: FlatRow[];
}

export interface FlatRow {
  line: Line;
  number: string | null;
  /** Task and work, still one range. */
  content: Range;
  /** The list of departments at the row's end. */
  owners: Range | null;
}

const COLUMN: Array<[ColumnRole, RegExp]> = [
  ["number", /^(序号|编号)/],
  ["lead", /^(牵头(责任)?(单位|部门)|主办单位|主责单位)/],
  ["cooperating", /^(配合(单位|部门)|协办单位|参与单位|协同单位)/],
  ["responsible", /^((责任|承办|落实|负责|实施)(单位|部门)|责任分工|职责分工|任务分工)/],
  ["deadline", /^((完成|办结)?时限(要求)?|完成时间|时间节点|时间安排|进度安排|完成期限)/],
  ["group", /^(类别|领域|分类)/],
  [
    "work",
    /^(重点工作(内容|任务)?|工作内容|具体内容|主要内容|工作措施|具体措施|主要措施|工作举措|具体举措|任务内容|具体任务|工作任务|主要任务|任务分解|重点内容|工作要求)/,
  ],
  ["title", /^(重点任务|任务名称|任务|项目名称|项目|工作事项|事项|目标任务|重点事项|工作项目|主要工作)/],
  ["remark", /^备注/],
];

/** Reads a line as the run-together header of a table with departments in its last column, or null. */
function readHeader(fold: string): ColumnRole[] | null {
  let rest = fold.replace(/\s+/g, "");
  if (rest.length > 120) return null;
  const roles: ColumnRole[] = [];
  while (rest.length > 0) {
    const found = COLUMN.find(([, pattern]) => pattern.test(rest));
    if (found === undefined) return null;
    roles.push(found[0]);
    rest = rest.replace(found[1], "").replace(/^[((][^()]{0,80}[))]/, "");
  }
  const owner = roles.at(-1);
  return roles.length >= 3 && (owner === "responsible" || owner === "lead") ? roles : null;
}

/** Finds tables whose rows are lines without separators. Rows follow the header and end in a list of departments. */
export function findFlatTables(lines: readonly Line[]): FlatTable[] {
  const tables: FlatTable[] = [];
  for (let i = 0; i < lines.length; i++) {
    const header = lines[i];
    const roles = header === undefined ? null : readHeader(header.fold);
    if (header === undefined || roles === null) continue;
    const rows: FlatRow[] = [];
    let at = i + 1;
    for (; at < lines.length; at++) {
      const line = lines[at];
      const row = line === undefined ? null : readRow(line, lastNumber(rows));
      if (row === null) break;
      rows.push(row);
    }
    if (rows.length >= 2) {
      tables.push({ header, roles, rows });
      i = at - 1;
    }
  }
  return tables;
}

function lastNumber(rows: readonly FlatRow[]): number {
  return Number(rows.findLast((row) => row.number !== null)?.number ?? 0);
}

function readRow(line: Line, last: number): FlatRow | null {
  const fold = line.fold;
  const match = /^\s*(\d{1,3})\s?[.、]?\s?(?!\d)/.exec(fold);
  const counted = match !== null && Number(match[1]) === last + 1;
  const start = counted ? (match?.[0].length ?? 0) : 0;
  const owners = ownersAt(fold);
  if (owners === null || owners <= start + 4) return null;
  if (!counted && last === 0) return null;
  return {
    line,
    number: counted ? (match?.[1] ?? null) : null,
    content: { start: line.start + start, end: line.start + owners },
    owners: { start: line.start + owners, end: line.end },
  };
}

/** Where the closing list of departments begins: behind the last sentence, all of it names. */
function ownersAt(fold: string): number | null {
  const stop = Math.max(fold.lastIndexOf("。"), fold.lastIndexOf(";"), fold.lastIndexOf("”"));
  const tail = fold.slice(stop + 1);
  const names = tail
    .split(/[、,]/)
    .map((name) => name.trim())
    .filter((name) => name.length > 0);
  if (stop <= 0 || names.length === 0) return null;
  const sound = names.filter((name) => looksLikeOrganisation(name) || isCollective(name)).length;
  return sound / names.length >= 0.75 ? stop + 1 : null;
}
