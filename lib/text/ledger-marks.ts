/**
 * How a ledger that was exported from a plan is known again when it comes back from a spreadsheet program: its header
 * carries a mark in a hidden column, and each row what it was when it left. Cells stand for themselves, so rows may be
 * sorted, left out and added.
 */

const head = "luoshi-ledger:";

/** What stands in the header of the hidden column. */
export function ledgerHead(planId: string): string {
  return `${head}${planId}`;
}

/** The plan of a header's mark; null for any other words. */
export function planOfHead(text: string): string | null {
  const words = text.trim();
  return words.startsWith(head) ? words.slice(head.length) : null;
}

/** Whether the mark of a header stands anywhere in a text. */
export function holdsHead(text: string): boolean {
  return text.includes(head);
}

/** A cell without what programs change in passing: white space, width, the way a day is written. */
function foldCell(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?/gu, (_, year, month, day) =>
      [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-"),
    )
    .replace(/\s+/gu, "");
}

/** What a cell of a spreadsheet can hold; the rest of a longer text never leaves. */
const longestCell = 32_767;

/** A short word for a text, that is another one for nearly every other text. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of foldCell(text.slice(0, longestCell))) {
    hash ^= unit.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** What the plan says of a task, by fields that can be changed in the ledger. */
interface MarkedTask {
  title: string | null;
  text: string;
  parts: readonly { name: string; role: string; declined: boolean }[];
  deadline: { on: string | null; kind: string | null; words: string | null };
}

/** What a task was when it left, field by field: two of them differ where the plan was changed since. */
export function fieldMarks({ title, text, parts, deadline }: MarkedTask): [string, string, string] {
  const standing = parts.filter(({ declined }) => !declined).map(({ name, role }) => `${role} ${name}`);
  return [
    markOf(`${title ?? ""}|${text}`),
    markOf(standing.sort().join("|")),
    markOf(`${deadline.on}|${deadline.kind}|${deadline.on === null ? deadline.words : ""}`),
  ];
}

interface RowMark {
  taskId: string;
  /** Of each cell, in the order of the columns. */
  cells: string[];
  fields: string[];
}

/** What stands in the hidden column of a row. */
export function rowMark({ taskId, cells, fields }: RowMark): string {
  return [taskId, cells.join("."), fields.join(".")].join(" ");
}

/** The mark of a row; null where it has none, or a person wrote into it. */
export function readRowMark(text: string): RowMark | null {
  const [taskId = "", cells = "", fields = "", ...rest] = text.trim().split(/\s+/);
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(taskId) || rest.length > 0) return null;
  return { taskId, cells: cells.split("."), fields: fields.split(".") };
}
