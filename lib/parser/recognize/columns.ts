import type { GridCell, GridTable } from "@/lib/parser/normalize/normalize";
import type { Warning } from "@/lib/parser/types";

export type ColumnRole =
  | "number"
  | "group"
  | "title"
  | "work"
  | "lead"
  | "cooperating"
  | "responsible"
  | "leader"
  | "division"
  | "deadline"
  | "target"
  | "remark";

export interface TableHeader {
  /** Number of rows that the header takes. */
  rows: number;
  /** Row that the header starts at; rows above are the table's title. */
  first: number;
  roles: Array<ColumnRole | null>;
  /** Header text of each column, width-folded, without white space. */
  names: string[];
}

/** The names that columns of a division-of-work table go by; the first pattern that fits decides. */
const NAMES: Array<[ColumnRole, RegExp]> = [
  ["number", /^(序号|编号|项号|号|项次|No\.?|任务编号|任务序号)$/i],
  // 责任单位及责任人 names departments too.
  [
    "leader",
    /^(?!.*(单位|部门|机构)[及和与、/(]).*(领导|责任人|负责人|联系人|联络员|联络人|召集人|组长|专员|链长|河长)$/,
  ],
  ["division", /(处室|科室|股室|部室)/],
  ["remark", /^(计划|预计|拟)?(开工|启动|开始|起始|开展)(时间|日期|年月)?$/],
  ["deadline", /(时限|期限|时间|节点|进度|完成日期|截止|年限)/],
  ["cooperating", /(配合|协办|协同|协助|参与|参加|协作|会办|联合|支持)(.{0,4})?(单位|部门|机构|主体|局|方)?/],
  ["lead", /(牵头|主办|主责|主管)(.{0,6})?(单位|部门|机构|主体|局)?/],
  [
    "responsible",
    /(责任|承办|落实|负责|实施|承担|执行|组织|建设|工作|分工|整改|推进|具体)(.{0,4})?(单位|部门|机构|主体|分工|局|方|地区|县区|区县)|^(单位|部门|单位名称|部门名称|责任|责任部门\/单位|分工|任务分工|职责分工|单位\(部门\)|部门\(单位\)|责任划分|市直部门|地区|县区)/,
  ],
  ["remark", /^(备注|说明|附注|依据|政策依据|文件依据|来源|任务来源|设定依据)/],
  ["remark", /(属性|性质)$/],
  ["title", /名称$/],
  ["work", /(内容|措施|举措|做法).{0,10}$/],
  ["target", /^(?!.*任务)(.{0,8})(目标|指标|成果|成效|效果|标准|要求)(.{0,4})?$/],
  ["group", /(类别|类型|领域|专项|板块|分类|方面|环节|大类|维度|一级|行动名称|工程名称|分项|部分|任务来源)/],
  [
    "work",
    /(内容|措施|举措|做法|事项|具体任务|任务分解|分解任务|任务内容|重点工作|主要工作|工作任务|主要任务|工作安排|具体工作|工作要点|二级|三级|清单|任务要求|条款|项目)/,
  ],
  ["title", /(任务|工作|行动|名称|主题|问题)/],
];

function roleOf(name: string): ColumnRole | null {
  if (name.length === 0 || name.length > 60) return null;
  const plain = name.replace(/[(（][^()（）]{0,80}[)）]/g, "");
  if (isPeriod(plain)) return "remark";
  if (yearOfColumn(plain) !== null) return "target";
  for (const [role, pattern] of NAMES) if (pattern.test(plain)) return role;
  return null;
}

/** Looks for the header among a table's first rows. Null where no two columns are known, so that it divides no work. */
export function readHeader(table: GridTable): TableHeader | null {
  const limit = Math.min(table.rows.length, 6);
  for (let first = 0; first < limit; first++) {
    const row = table.rows[first] ?? [];
    if (isBanner(row)) continue;
    const names = row.map(nameOf);
    const roles = names.map(roleOf);
    if (!isHeader(roles, names)) continue;
    let rows = 1;
    // A header over two rows: the second one parts a spanning name (责任分工 → 牵头单位, 配合单位).
    const below = table.rows[first + 1] ?? [];
    if (row.some((cell, c) => cell !== null && cell === below[c]) || spans(row)) {
      const under = below.map(nameOf);
      const roleUnder = below.map((cell, c) =>
        cell === row[c] ? (roles[c] ?? null) : (roleOf(under[c] ?? "") ?? null),
      );
      const parted = below.some(
        (cell, c) =>
          cell !== row[c] &&
          (roleOf(under[c] ?? "") !== null || isPeriod(under[c] ?? "")) &&
          under[c] !== names[c],
      );
      if (parted && below.every((cell) => nameOf(cell).length <= 20)) {
        rows = 2;
        roleUnder.forEach((role, c) => {
          // What a spanning 进度 parts into quarters or months is how far the work is to be, not its limit.
          if (isPeriod(under[c] ?? "")) roles[c] = "remark";
          else if (role !== null) roles[c] = role;
          names[c] = below[c] === row[c] ? (names[c] ?? "") : `${names[c] ?? ""}${under[c] ?? ""}`;
        });
      }
    }
    return { first, rows, roles: settle(roles, names), names };
  }
  return null;
}

const PERIOD =
  /^(20\d\d年)?(第?[一二三四1-4](季度|季)|([一二三四1-4]?[、至—~-])?第?[一二三四1-4]季度|(\d{1,2}[—~至-])?\d{1,2}月份?|上半年|下半年|全年)(末|底)?(目标|进度|计划|任务|安排|节点|形象进度|工作目标|完成情况)?$/;

/** A column for a quarter, a month or half a year: how far the work is to be by then. */
function isPeriod(name: string): boolean {
  return PERIOD.test(name);
}

/** The year whose share of the work a column holds: 2024年, 2024年度目标; null for any other. */
export function yearOfColumn(name: string): number | null {
  const match = /(20\d\d)年?度?(工作)?(目标|任务|计划|内容|安排)?$/.exec(name);
  return match === null ? null : Number(match[1]);
}

function nameOf(cell: GridCell | null | undefined): string {
  return (cell?.fold ?? "").replace(/\s+/g, "");
}

/** A row that one cell fills: the table's title, or a heading between rows. */
export function isBanner(row: ReadonlyArray<GridCell | null>): boolean {
  const cells = new Set(row.filter((cell): cell is GridCell => cell !== null && cell.text.trim() !== ""));
  return cells.size <= 1;
}

function spans(row: ReadonlyArray<GridCell | null>): boolean {
  return row.some((cell, c) => c > 0 && cell !== null && cell === row[c - 1]);
}

function isHeader(roles: ReadonlyArray<ColumnRole | null>, names: readonly string[]): boolean {
  const known = roles.filter((role) => role !== null).length;
  if (known < 2 || known < names.filter((name) => name.length > 0).length / 2) return false;
  const owner = roles.some(
    (role) => role === "lead" || role === "responsible" || role === "cooperating" || role === "division",
  );
  const content = roles.some(
    (role) => role === "work" || role === "title" || role === "target" || role === "group",
  );
  return content && (owner || roles.includes("deadline")) && names.every((name) => name.length <= 60);
}

/**
 * Which column holds the work: the last one of those that name it. What stands before it names the task or groups tasks.
 * Where nothing names the work, goals or the task's title are the work.
 */
function settle(roles: Array<ColumnRole | null>, names: readonly string[]): Array<ColumnRole | null> {
  const settled = [...roles];
  // Within one body its offices are who the work is divided among.
  if (!settled.some((role) => role === "lead" || role === "responsible" || role === "cooperating"))
    settled.forEach((role, c) => {
      const name = names[c] ?? "";
      if (role === "division")
        settled[c] = /牵头|主办|主责/.test(name)
          ? "lead"
          : /配合|协办|协同/.test(name)
            ? "cooperating"
            : "responsible";
    });
  const distinct = (role: ColumnRole) => settled.flatMap((own, c) => (own === role ? [c] : []));
  if (distinct("work").length === 0) {
    const [title, target, group] = [
      distinct("title").at(-1),
      distinct("target").at(-1),
      distinct("group").at(-1),
    ];
    // A named thing with what is to come of it: the latter is the work. Years share it out, and none of them is it.
    const shares = distinct("target").filter((c) => yearOfColumn(names[c] ?? "") !== null);
    const shared = shares.length > 1 && shares.length === distinct("target").length;
    const candidate =
      title !== undefined && target !== undefined && !shared ? target : (title ?? target ?? group);
    settled.forEach((role, c) => {
      if (candidate === undefined) return;
      if (c === candidate || (names[c] === names[candidate] && role === settled[candidate]))
        settled[c] = "work";
    });
  }
  return settled;
}

/** A warning for each column whose name tells nothing: its cells are in the text, but in no field. */
export function unreadColumns(table: GridTable, header: TableHeader): Warning[] {
  const seen = new Set<GridCell>();
  return header.roles.flatMap((role, c): Warning[] => {
    const cell = table.rows[header.first]?.[c];
    if (role !== null || cell == null || cell.text.trim() === "" || seen.has(cell)) return [];
    seen.add(cell);
    return [
      {
        code: "unread-column",
        message: "This column of a table of tasks was not understood.",
        anchor: [cell.start, cell.end],
      },
    ];
  });
}
