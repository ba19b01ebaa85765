import type { TaskSort } from "@/lib/tasks/types";

/** Columns beside the pinned ones (number, task, light), in their order. Widths in px. */
export const columns = [
  { key: "status", width: 80, sort: "status" },
  { key: "lead", width: 148, sort: "lead" },
  { key: "responsible", width: 148, sort: null },
  { key: "cooperating", width: 180, sort: null },
  { key: "deadline", width: 104, sort: "deadline" },
  { key: "percent", width: 64, sort: "percent" },
  { key: "bar", width: 124, sort: "expected" },
  { key: "difference", width: 56, sort: "difference" },
  { key: "report", width: 84, sort: "report" },
] as const satisfies readonly { key: string; width: number; sort: TaskSort | null }[];

export type Column = (typeof columns)[number];
export type ColumnKey = Column["key"];

export const pinned = { select: 44, number: 48, name: 268, light: 136 };
export const pinnedWidth = pinned.select + pinned.number + pinned.name + pinned.light;

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
