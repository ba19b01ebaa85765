import type { TableColumn } from "@/lib/tasks/types";

export const viewPages = ["table", "board", "timeline", "matrix"] as const;
export type ViewPage = (typeof viewPages)[number];

/** Widths of a table's columns in px; what is not named is as everybody has it. */
export type ColumnWidths = Partial<Record<"name" | "light" | TableColumn, number>>;

/** A way of looking at the tasks of a plan, or of all plans. */
export interface Look {
  page: ViewPage;
  /** What the address asks for, without its question mark. */
  query: string;
  /** Of the columns of a table, as they are kept: `writeWidths`. */
  widths: string;
}

/** One that is kept under a name. */
export interface SavedView extends Look {
  id: string;
  name: string;
  isShared: boolean;
  /** Whether the reader may change or remove it. */
  mayChange: boolean;
}

/** With how many tasks it shows now. */
export interface CountedView extends SavedView {
  count: number;
}

/** What a page hands to the menu of views and to its table. */
export interface ViewsOfReader {
  /** Null: views across plans. */
  planId: string | null;
  views: SavedView[];
  mayShare: boolean;
  personId: string;
  /** The reader's own, kept in the browser. */
  widths: string;
}
