import type { FacetCount, LedgerRow, Light } from "../types";

export const boardGroupings = ["status", "light", "department", "section", "month"] as const;
export type BoardGrouping = (typeof boardGroupings)[number];

/** Cards in a column (`key`; null: without a lead, a section or a deadline) and a section, by light. */
export interface ColumnCount {
  key: string | null;
  sectionId: string | null;
  light: Light;
  count: number;
}

/** What the cards of a board stand in. */
export interface BoardPiles {
  by: BoardGrouping;
  /** Whether the columns are cut across by section. */
  lanes: boolean;
}

/** A column of a board, or where the columns are cut across by section what a section has in it. */
export interface Pile {
  key: string | null;
  sectionId: string | null;
}

/** Cards with what they stand in, all counts, and how many each choice of a filter would show. */
export interface BoardRead {
  rows: LedgerRow[];
  /** The tasks of each pile in their order. */
  piles: (Pile & { ids: string[] })[];
  counts: ColumnCount[];
  facets: FacetCount[];
}
