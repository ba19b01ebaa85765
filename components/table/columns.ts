import type { TaskSort } from "@/lib/tasks/types";

/** Columns beside the pinned ones (number, task, light), in their order. Widths in px. */
export const columns = [
  { key: "status", width: 88, sort: "status" },
  { key: "lead", width: 152, sort: "lead" },
  { key: "responsible", width: 152, sort: null },
  { key: "cooperating", width: 196, sort: null },
  { key: "deadline", width: 116, sort: "deadline" },
  { key: "percent", width: 68, sort: "percent" },
  { key: "bar", width: 132, sort: "expected" },
  { key: "difference", width: 64, sort: "difference" },
  { key: "report", width: 92, sort: "report" },
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
