import type { Locale } from "@/lib/i18n/locales";
import type { TableColumn, TaskSort } from "@/lib/tasks/types";
import type { ColumnWidths } from "@/lib/views/types";

/** Columns beside the pinned ones (number, task, light), in their order. Widths in px; English words are longer. */
export const columns = [
  { key: "plan", width: 180, english: 220, sort: null },
  { key: "status", width: 80, english: 144, sort: "status" },
  { key: "lead", width: 148, english: 156, sort: "lead" },
  { key: "responsible", width: 148, english: 156, sort: null },
  { key: "cooperating", width: 180, english: 180, sort: null },
  { key: "deadline", width: 104, english: 104, sort: "deadline" },
  { key: "percent", width: 64, english: 52, sort: "percent" },
  { key: "bar", width: 124, english: 128, sort: "expected" },
  { key: "difference", width: 56, english: 60, sort: "difference" },
  { key: "report", width: 84, english: 116, sort: "report" },
] as const satisfies readonly { key: TableColumn; width: number; english: number; sort: TaskSort | null }[];

export type Column = (typeof columns)[number];
export type ColumnKey = Column["key"];

/** Where pinned columns begin, in px from the left edge, as ledger-grid.module.css has it too. */
export const pins = { number: 44, name: 92 };

/** The task's column takes what is left over, and no less than this. */
export const nameWidth = 268;

/** The columns that a table can show: of what plan a task is goes without saying on that plan's pages. */
export function columnsOf({ planId }: { planId: string | null }): readonly Column[] {
  return planId === null ? columns : columns.filter(({ key }) => key !== "plan");
}

export function columnWidth(column: Column, locale: Locale, widths: ColumnWidths): number {
  return widths[column.key] ?? (locale === "en" ? column.english : column.width);
}

/** The light's column, wide enough for its word and its reason. */
export function lightWidth(locale: Locale, widths: ColumnWidths): number {
  return widths.light ?? (locale === "en" ? 188 : 136);
}

/** The widths for the style sheet: --width-lead, --width-light. */
export function widthVariables(widths: ColumnWidths): Record<`--width-${string}`, string> {
  return Object.fromEntries(Object.entries(widths).map(([key, px]) => [`--width-${key}`, `${px}px`]));
}

/** As wide as these columns together. */
export function widthOver(keys: readonly ColumnKey[]): string {
  return `calc(${keys.map((key) => `var(--width-${key})`).join(" + ")})`;
}

/** Cells that a supervisor changes in place. */
export type EditableKey = "name" | "deadline" | "lead" | "responsible" | "cooperating";

/** The cells of a row as the arrows walk them. */
export function cellKeys(shown: readonly ColumnKey[]): string[] {
  return ["number", "name", "light", ...shown];
}

export function isEditable(key: string | undefined): key is EditableKey {
  return (
    key === "name" || key === "deadline" || key === "lead" || key === "responsible" || key === "cooperating"
  );
}
