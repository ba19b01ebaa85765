"use client";

import { useTaskOrder } from "@/components/tasks/task-order";
import { useMoreRows } from "@/components/tasks/use-more-rows";
import type { BoardCard, BoardView } from "@/lib/tasks/board/view";
import { viewHref } from "@/lib/tasks/view";

/** What the cards of a board are asked for by, and which of them are on their way to another column. */
export type PileQuery = Pick<BoardView, "planId" | "query"> & { leaving: ReadonlySet<string> };

/** How many more cards are read each time that the end of a pile comes into sight. */
const step = 60;

/** The cards of a column, or of one section of it, as far as they have been read. */
export function usePile({
  view: { planId, query, leaving },
  by,
  pile,
  lane,
  first,
  total,
  place,
}: {
  view: PileQuery;
  by: BoardView["by"];
  pile: string | null;
  /** The section (empty: none), where columns are cut across; else null. */
  lane: string | null;
  first: readonly BoardCard[];
  total: number;
  /** Where it stands among the piles of the board. */
  place: number;
}): { cards: readonly BoardCard[]; unread: number; more: () => void } {
  const cut = lane === null ? {} : { lanes: "section", lane };
  const address = viewHref(
    `/plans/${planId}/board/cards`,
    query,
    {},
    { by, pile: pile ?? undefined, ...cut },
  );
  const { rows, isWhole, begin } = useMoreRows<BoardCard>({ address, first, total, step });
  // What has been read here before it was moved is no longer shown here; where it goes it is among the first.
  const cards = leaving.size === 0 ? rows : rows.filter((row) => !leaving.has(row.id) || first.includes(row));
  useTaskOrder(
    cards.map(({ id }) => id),
    place,
  );
  return { cards, unread: isWhole ? 0 : Math.max(0, total - cards.length), more: begin };
}
