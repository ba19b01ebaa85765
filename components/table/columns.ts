import type { Locale } from "@/lib/i18n/locales";
import type { TaskSort } from "@/lib/tasks/types";

/** Columns beside the pinned ones (number, task, light), in their order. Widths in px; English words are longer. */
export const columns = [
  { key: "status", width: 80, english: 128, sort: "status" },
  { key: "lead", width: 148, english: 156, sort: "lead" },
  { key: "responsible", width: 148, english: 156, sort: null },
  { key: "cooperating", width: 180, english: 180, sort: null },
  { key: "deadline", width: 104, english: 104, sort: "deadline" },
  { key: "percent", width: 64, english: 52, sort: "percent" },
  { key: "bar", width: 124, english: 128, sort: "expected" },
  { key: "difference", width: 56, english: 60, sort: "difference" },
  { key: "report", width: 84, english: 116, sort: "report" },
] as const satisfies readonly { key: string; width: number; english: number; sort: TaskSort | null }[];

export type Column = (typeof columns)[number];
export type ColumnKey = Column["key"];

/** Where the pinned columns begin, from the left edge. */
export const pins = { select: 0, number: 44, name: 92, light: 360 };

export function columnWidth(column: Column, locale: Locale): number {
  return locale === "en" ? column.english : column.width;
}

/** The light's column, wide enough for its word and its reason. */
export function lightWidth(locale: Locale): number {
  return locale === "en" ? 188 : 136;
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
