import type { CellEdit } from "@/lib/assignments/schema";
import { isCalendarDate } from "@/lib/calendar/date";
import type { AssignmentRole, DeadlineKind, LedgerRow } from "@/lib/tasks/types";
import { shortName } from "@/lib/tasks/view";
import { type EditableKey, isEditable } from "./columns";
import type { DepartmentName } from "./department-picker";

/** Cells as a spreadsheet puts them on the clipboard: tabs between, what holds a line break in quotes. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < body.length; at++) {
    const sign = body[at] ?? "";
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') {
        cell += sign;
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)?.push(cell);
  return rows;
}

/** The same, on the way out. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  const written = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(written).join("\t")).join("\n");
}

export type Refusal = "readOnly" | "unknownDepartment" | "twice" | "notADay" | "blank" | "tooLong";

interface Cell {
  row: LedgerRow;
  column: string;
  from: string;
  to: string;
}

export interface BlockPlan {
  changes: (Cell & { column: EditableKey })[];
  refused: (Cell & { why: Refusal; word: string })[];
  /** Cells of the block that lie beyond the last row or column. */
  beyond: number;
  edits: CellEdit[];
  /** Whether any of the tasks has been handed out, so that its change needs a reason. */
  reasonNeeded: boolean;
}

export interface BlockTarget {
  /** The rows and columns from the first cell on. */
  rows: readonly LedgerRow[];
  columns: readonly string[];
  departments: readonly DepartmentName[];
  /** What stands in a cell, as it is copied. */
  text: (row: LedgerRow, column: string) => string;
  /** The words for deadlines that are no day. */
  kinds: Readonly<Record<DeadlineKind | "none", string>>;
}

const roles: readonly AssignmentRole[] = ["lead", "responsible", "cooperating"];
const nobody = /^[\s—–-]*$/;

/** What a block of words would change where it is put, cell by cell, and which cells it may not or cannot change. */
export function planBlock(block: readonly (readonly string[])[], target: BlockTarget): BlockPlan {
  const plan: BlockPlan = { changes: [], refused: [], beyond: 0, edits: [], reasonNeeded: false };
  const byName = new Map<string, string | null>();
  for (const { id, name } of target.departments) {
    const short = shortName(name);
    // A short name that two departments share names neither.
    if (short !== name) byName.set(short, byName.has(short) ? null : id);
  }
  for (const { id, name } of target.departments) byName.set(name, id);
  block.forEach((cells, down) => {
    const row = target.rows[down];
    if (!row) {
      plan.beyond += cells.length;
      return;
    }
    plan.beyond += Math.max(0, cells.length - target.columns.length);
    planRow(row, cells, target, byName, plan);
  });
  return plan;
}

function planRow(
  row: LedgerRow,
  cells: readonly string[],
  target: BlockTarget,
  byName: ReadonlyMap<string, string | null>,
  plan: BlockPlan,
): void {
  const edit: CellEdit = { taskId: row.id, version: row.version };
  const wanted = new Map<AssignmentRole, string[]>();
  const changed: BlockPlan["changes"] = [];
  target.columns.slice(0, cells.length).forEach((column, right) => {
    const to = (cells[right] ?? "").trim();
    const from = target.text(row, column);
    if (to === from) return;
    const cell = { row, column, from, to };
    const refuse = (why: Refusal, word = "") => plan.refused.push({ ...cell, why, word });
    if (!isEditable(column)) refuse("readOnly");
    else if (column === "name") {
      if (to === "") refuse("blank");
      else if (to.length > 200) refuse("tooLong");
      else {
        edit.changes = { ...edit.changes, title: to };
        changed.push({ ...cell, column });
      }
    } else if (column === "deadline") {
      const deadline = readDeadline(to, target.kinds);
      if (deadline === null) refuse("notADay");
      else if (deadline.deadlineOn === row.deadlineOn && deadline.deadlineKind === row.deadlineKind) return;
      else {
        edit.changes = { ...edit.changes, ...deadline };
        changed.push({ ...cell, column });
      }
    } else {
      const names = nobody.test(to) ? [] : [...new Set(to.split(/\s*[、，,;；\n]\s*/).filter(Boolean))];
      const unknown = names.find((name) => !byName.get(name));
      const ids = names.flatMap((name) => byName.get(name) ?? []);
      const elsewhere = ids.find((id) => [...wanted].some(([, others]) => others.includes(id)));
      if (unknown !== undefined) refuse("unknownDepartment", unknown);
      else if (elsewhere !== undefined)
        refuse("twice", target.departments.find(({ id }) => id === elsewhere)?.name);
      else {
        wanted.set(column, ids);
        const now = row.parties.filter(({ role }) => role === column).map(({ departmentId }) => departmentId);
        if (ids.length !== now.length || ids.some((id) => !now.includes(id)))
          changed.push({ ...cell, column });
      }
    }
  });
  const given = rolesFor(row, wanted);
  if (given.length > 0) edit.roles = given;
  if (!edit.changes && !edit.roles) return;
  plan.changes.push(...changed);
  plan.edits.push(edit);
  plan.reasonNeeded ||= row.status !== "draft";
}

/** Who leaves a column leaves the task, unless another column takes them in. */
function rolesFor(row: LedgerRow, wanted: ReadonlyMap<AssignmentRole, readonly string[]>) {
  const result = new Map<string, AssignmentRole | null>();
  for (const { departmentId, role } of row.parties) {
    if (wanted.has(role) && !wanted.get(role)?.includes(departmentId)) result.set(departmentId, null);
  }
  for (const role of roles) {
    for (const id of wanted.get(role) ?? []) {
      if (!row.parties.some((party) => party.departmentId === id && party.role === role))
        result.set(id, role);
    }
  }
  return [...result].map(([departmentId, role]) => ({ departmentId, role }));
}

/** 2027-06-30, 2027/6/30, 2027.6.30, 2027年6月30日, or one of the words for deadlines that are no day. */
function readDeadline(
  text: string,
  kinds: BlockTarget["kinds"],
): { deadlineOn: string | null; deadlineKind: DeadlineKind | null } | null {
  if (nobody.test(text) || text === kinds.none) return { deadlineOn: null, deadlineKind: null };
  for (const kind of ["recurring", "ongoing"] as const) {
    if (text === kinds[kind]) return { deadlineOn: null, deadlineKind: kind };
  }
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? { deadlineOn: date, deadlineKind: "by" } : null;
}
