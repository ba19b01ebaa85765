import { KeyboardCode, type KeyboardCoordinateGetter } from "@dnd-kit/core";
import type { BoardCard } from "@/lib/tasks/board/view";

/** Left and right lead from column to column, so that a card crosses the board in a few steps. */
export const columnCoordinates: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const right = event.code === KeyboardCode.Right;
  if (!right && event.code !== KeyboardCode.Left) return undefined;
  event.preventDefault();
  const { collisionRect, droppableContainers, over } = context;
  if (!collisionRect) return undefined;
  const lane = laneOf(context.active?.data.current);
  const columns = droppableContainers
    .getEnabled()
    // A card stays in its section; only columns that are not cut across reach over all of them.
    .filter(({ id }) => !String(id).includes("|") || String(id).startsWith(`${lane}|`))
    .flatMap(({ id, rect }) => (rect.current ? [{ id, rect: rect.current }] : []))
    .sort((a, b) => a.rect.left - b.rect.left);
  const middle = collisionRect.left + collisionRect.width / 2;
  const here = columns.findIndex(({ id, rect }) =>
    over ? id === over.id : middle >= rect.left && middle < rect.right,
  );
  const target = columns[Math.min(columns.length - 1, Math.max(0, here + (right ? 1 : -1)))];
  if (!target) return undefined;
  return {
    x: target.rect.left + (target.rect.width - collisionRect.width) / 2,
    y: Math.max(
      target.rect.top + 48,
      Math.min(currentCoordinates.y, target.rect.top + target.rect.height - 90),
    ),
  };
};

function laneOf(data: unknown): string {
  const card = typeof data === "object" && data !== null && "card" in data ? data.card : null;
  return (card as BoardCard | null)?.sectionId ?? "";
}
