export const viewPages = ["table", "board", "timeline", "matrix"] as const;
export type ViewPage = (typeof viewPages)[number];

/** A way of looking at a plan's tasks, kept under a name. */
export interface SavedView {
  id: string;
  name: string;
  page: ViewPage;
  /** What the address asks for, without its question mark. */
  query: string;
  isShared: boolean;
  /** Whether the reader may change or remove it. */
  mayChange: boolean;
}

/** With how many tasks it shows now. */
export interface CountedView extends SavedView {
  count: number;
}
