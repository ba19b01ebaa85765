"use client";

import { useDroppable } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useReached } from "@/components/tasks/use-growing";
import { classNames } from "@/components/ui/class-names";
import { FoldMark } from "@/components/ui/fold-mark";
import { useFolded } from "@/components/ui/use-folded";
import { type BoardColumn, type BoardLane, moveOf } from "@/lib/tasks/board/view";
import { Cards, ColumnHead, type ColumnProps, MoveWords, statusOf } from "./board-column";
import { EndOfPile } from "./end-of-pile";
import { usePile } from "./use-pile";

/** Of a card, about. */
const cardHeight = 84;

type Shared = Omit<ColumnProps, "column" | "isOver" | "place">;

/** The board cut across by section: the columns' heads stay, each section can be folded away. */
export function BoardLanes({
  lanes,
  columns,
  overKey,
  ...shared
}: Shared & { lanes: readonly BoardLane[]; columns: readonly BoardColumn[]; overKey: string | null }) {
  const [folded, fold] = useFolded<string | null>();
  const begun = new Set(columns.flatMap(({ cards }) => cards.map(({ sectionId }) => sectionId)));
  return (
    <div className="grid content-start max-md:min-w-[calc(var(--count)*85vw)] max-md:[grid-template-columns:repeat(var(--count),85vw)] md:min-w-[calc(var(--count)*264px)] md:[grid-template-columns:var(--columns)]">
      {columns.map((column) => (
        <div
          key={column.key}
          data-column={column.key ?? ""}
          className="sticky top-0 z-10 border-b border-l border-line-strong bg-sunken first:border-l-0"
        >
          <ColumnHead {...shared} column={column} />
        </div>
      ))}
      {lanes.map((lane, index) => (
        <Lane
          key={lane.sectionId}
          {...shared}
          lane={lane}
          columns={columns}
          overKey={overKey}
          place={index * columns.length}
          isBegun={begun.has(lane.sectionId)}
          isFolded={folded.has(lane.sectionId)}
          onFold={fold}
        />
      ))}
    </div>
  );
}

/** A section across the columns. The page comes with the upper ones; the others are drawn when they come into sight. */
function Lane({
  lane: { sectionId, name, count },
  columns,
  place,
  isBegun,
  isFolded,
  onFold,
  ...shared
}: Shared & {
  lane: BoardLane;
  columns: readonly BoardColumn[];
  overKey: string | null;
  place: number;
  isBegun: boolean;
  isFolded: boolean;
  onFold: (sectionId: string | null) => void;
}) {
  const t = useTranslations();
  const [isReached, setReached] = useState(isBegun);
  const reached = useReached(useCallback(() => setReached(true), []));
  const totals = columns.map(
    ({ sections }) => sections.find((one) => one.sectionId === sectionId)?.count ?? 0,
  );
  return (
    <>
      <h2 className="col-span-full border-b border-line bg-canvas text-body">
        <button
          type="button"
          aria-expanded={!isFolded}
          onClick={() => onFold(sectionId)}
          className="sticky left-0 inline-flex min-h-9 items-center gap-1.5 px-3 max-md:min-h-11"
        >
          <FoldMark isFolded={isFolded} />
          {name ?? t("board.noSection")}
          <span className="font-normal text-ink-3">{t("common.count.tasks", { count })}</span>
        </button>
      </h2>
      {isFolded ? null : isReached ? (
        columns.map((column, index) => (
          <LaneCell
            key={column.key}
            {...shared}
            id={`${sectionId ?? ""}|${column.key ?? ""}`}
            place={place + index}
            lane={sectionId}
            total={totals[index] ?? 0}
            column={{ ...column, cards: column.cards.filter((card) => card.sectionId === sectionId) }}
          />
        ))
      ) : (
        <div ref={reached} className="col-span-full" style={{ height: roomFor(Math.max(...totals)) }} />
      )}
    </>
  );
}

/** For the cards that will come, so that not all sections are in sight at once. */
function roomFor(cards: number): number {
  return Math.max(1, Math.min(cards, 6)) * cardHeight;
}

function LaneCell({
  id,
  overKey,
  column,
  lane,
  total,
  place,
  ...shared
}: Shared & {
  id: string;
  overKey: string | null;
  column: BoardColumn;
  place: number;
  lane: string | null;
  /** How many cards the section has in the column. */
  total: number;
}) {
  const { cards, unread, more } = usePile({
    view: shared.view,
    by: shared.by,
    pile: column.key,
    lane: lane ?? "",
    first: column.cards,
    total,
    place,
  });
  const status = shared.by === "status" ? statusOf(column.key) : null;
  const { setNodeRef } = useDroppable({ id, disabled: status === null });
  const isOver = overKey === id;
  const move = shared.flying && status && isOver ? moveOf(shared.flying, status) : null;
  return (
    <div
      ref={setNodeRef}
      className={classNames(
        "min-h-16 min-w-0 border-b border-l border-line px-2.5 py-2 first:border-l-0",
        move?.kind === "step" && "bg-action-tint shadow-[inset_0_0_0_2px_var(--color-action)]",
      )}
      style={cards.length === 0 && unread > 0 ? { minHeight: roomFor(unread) } : undefined}
    >
      <MoveWords move={move} isOver={isOver} />
      {cards.length > 0 ? <Cards {...shared} cards={cards} /> : null}
      <EndOfPile shown={cards.length} unread={unread} more={more} />
    </div>
  );
}
