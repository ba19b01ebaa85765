export const viewPages = ["table", "board", "timeline", "matrix"] as const;
export type ViewPage = (typeof viewPages)[number];

/** A way of looking at a plan's tasks. */
export interface Look {
  page: ViewPage;
  /** What the address asks for, without its question mark. */
  query: string;
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
