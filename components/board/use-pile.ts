"use client";

import { useMoreRows } from "@/components/tasks/use-more-rows";
import { type BoardCard, type BoardView, viewHref } from "@/lib/tasks/view";

/** What the cards of a board are asked for by. */
export type PileQuery = Pick<BoardView, "planId" | "query">;

/** How many more cards are read each time that the end of a pile comes into sight. */
const step = 60;

/** The cards of a column, or of one section of it, as far as they have been read. */
export function usePile({
  view: { planId, query },
  by,
  pile,
  lane,
  first,
  total,
}: {
  view: PileQuery;
  by: BoardView["by"];
  pile: string | null;
  /** The section (empty: none), where columns are cut across; else null. */
  lane: string | null;
  first: readonly BoardCard[];
  total: number;
}): { cards: readonly BoardCard[]; unread: number; more: () => void } {
  const cut = lane === null ? {} : { lanes: "section", lane };
  const address = viewHref(
    `/plans/${planId}/board/cards`,
    query,
    {},
    { by, pile: pile ?? undefined, ...cut },
  );
  const { rows, isWhole, begin } = useMoreRows<BoardCard>({ address, first, total, step });
  return { cards: rows, unread: isWhole ? 0 : Math.max(0, total - rows.length), more: begin };
}
