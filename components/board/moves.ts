import type { BoardCard, BoardColumn } from "@/lib/tasks/board/view";
import type { TaskStatus } from "@/lib/tasks/types";

/** A step that has been asked for and not yet answered. */
export interface OptimisticMove {
  card: BoardCard;
  to: TaskStatus;
}

/** The columns as they will be once the server has agreed; the counts follow the cards that are on their way. */
export function withMoves(columns: readonly BoardColumn[], moves: readonly OptimisticMove[]): BoardColumn[] {
  return moves.reduce<BoardColumn[]>(
    (before, { card, to }) => {
      if (card.status === to || !before.some(({ key }) => key === to)) return before;
      return before.map((column) => {
        const step = column.key === to ? 1 : column.key === card.status ? -1 : 0;
        if (step === 0) return column;
        return {
          ...column,
          count: column.count + step,
          lights: { ...column.lights, [card.light]: column.lights[card.light] + step },
          cards:
            step === 1
              ? [{ ...card, status: to, steps: [] }, ...column.cards]
              : column.cards.filter(({ id }) => id !== card.id),
        };
      });
    },
    [...columns],
  );
}
