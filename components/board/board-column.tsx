"use client";

import { useDroppable } from "@dnd-kit/core";
import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Light } from "@/components/ui/light";
import { LightCounts } from "@/components/ui/light-counts";
import type { BoardGrouping } from "@/lib/tasks/board/types";
import { type BoardCard, type BoardColumn as Column, type Move, moveOf } from "@/lib/tasks/board/view";
import { lights, type TaskStatus, type Thresholds, taskStatuses } from "@/lib/tasks/types";
import type { TaskStep } from "@/lib/tasks/view";
import { DragCard, StillCard } from "./board-card";
import { EndOfPile } from "./end-of-pile";
import { type PileQuery, usePile } from "./use-pile";
import { useColumnName, useMoveWords } from "./words";

/** The state of a column, or of its cell in a lane: "completed", "section|completed". */
export function statusOf(key: string | null): TaskStatus | null {
  const own = key?.slice(key.lastIndexOf("|") + 1);
  return taskStatuses.find((status) => status === own) ?? null;
}

export interface ColumnProps {
  column: Column;
  /** Where it stands among the piles of the board. */
  place: number;
  by: BoardGrouping;
  /** What the board shows, for the cards that have not been read yet. */
  view: PileQuery;
  thresholds: Thresholds;
  mayMove: boolean;
  /** The card in flight, and whether it is over this column. */
  flying: BoardCard | null;
  isOver: boolean;
  onStep: (card: BoardCard, step: TaskStep) => void;
}

/** A column of the board; while a card is in flight it says whether the card may come here, or why not. */
export function BoardColumn(
  props: ColumnProps & { isFolded: boolean; onFold: (key: string | null) => void },
) {
  const { column, by, flying, isOver, isFolded, onFold } = props;
  const name = useColumnName()(by, column);
  const status = by === "status" ? statusOf(column.key) : null;
  const { setNodeRef } = useDroppable({ id: column.key ?? "none", disabled: status === null });
  const move: Move | null = flying && status ? moveOf(flying, status) : null;
  const refused = move?.kind === "never" || move?.kind === "others";
  const isWide = column.key === "in_progress";
  const { cards, unread, more } = usePile({
    view: props.view,
    by,
    pile: column.key,
    lane: null,
    first: column.cards,
    total: column.count,
    place: props.place,
  });
  return (
    <section
      ref={setNodeRef}
      aria-label={name}
      data-column={column.key ?? ""}
      className={classNames(
        "flex min-h-0 min-w-0 snap-start flex-col border-l border-line first:border-l-0",
        move?.kind === "step" && isOver
          ? "bg-action-tint shadow-[inset_0_0_0_2px_var(--color-action)]"
          : "bg-canvas",
      )}
    >
      {isFolded ? (
        <FoldedHead name={name} count={column.count} onOpen={() => onFold(column.key)} />
      ) : (
        <>
          <ColumnHead {...props} refused={refused} onFold={() => onFold(column.key)} />
          <MoveWords move={move} isOver={isOver} />
          <div
            data-scroll
            className={classNames(
              "min-h-0 flex-1 overflow-auto bg-inherit px-2.5 pb-4",
              refused && "opacity-70",
            )}
          >
            {cards.length === 0 && unread > 0 ? null : isWide ? (
              <SplitByLight {...props} cards={cards} />
            ) : (
              <Cards {...props} cards={cards} />
            )}
            <EndOfPile shown={cards.length} unread={unread} more={more} />
          </div>
        </>
      )}
    </section>
  );
}

/** A column that has been folded: its name and count alone, upright; a card can still be dropped on it. */
function FoldedHead({ name, count, onOpen }: { name: string; count: number; onOpen: () => void }) {
  const t = useTranslations("board");
  return (
    <header className="contents">
      <button
        type="button"
        aria-expanded={false}
        aria-label={t("unfold", { name, count })}
        onClick={onOpen}
        className="flex min-h-0 flex-1 items-center gap-2 px-2.5 py-3 text-body -outline-offset-2 [writing-mode:vertical-rl] hover:bg-hover"
      >
        <b>{name}</b>
        <span className="text-ink-2">{count}</span>
      </button>
    </header>
  );
}

/** The name of a column, how many cards it has, and what it means. */
export function ColumnHead(
  props: Pick<ColumnProps, "column" | "by" | "thresholds"> & { refused?: boolean; onFold?: () => void },
) {
  const { column, by, refused, onFold } = props;
  const t = useTranslations("board");
  const name = useColumnName()(by, column);
  const status = by === "status" ? statusOf(column.key) : null;
  const hint = status && status in columnHints ? t(`columnHint.${status}` as "columnHint.assigned") : null;
  return (
    <>
      <header className="flex items-baseline gap-2 px-3 pt-2.5 pb-2">
        <h2 className={classNames("shrink-0 max-w-full text-body", refused && "font-normal text-ink-2")}>
          {name}
        </h2>
        <span className="text-ink-2">{column.count}</span>
        {hint ? (
          <span className="ml-auto min-w-0 truncate text-meta text-ink-3" title={hint}>
            {hint}
          </span>
        ) : null}
        {onFold ? (
          <button
            type="button"
            aria-expanded
            aria-label={t("fold", { name })}
            onClick={onFold}
            className={classNames(
              !hint && "ml-auto",
              "-mr-1.5 grid size-6 shrink-0 place-items-center self-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink max-md:hidden",
            )}
          >
            <ChevronLeft aria-hidden="true" strokeWidth={1.6} className="size-4" />
          </button>
        ) : null}
      </header>
      {by === "department" || by === "section" || by === "month" ? (
        <div className="px-3 pb-2">
          <LightCounts counts={column.lights} size="meta" />
        </div>
      ) : null}
      {by === "light" ? (
        <p className="px-3 pb-2 text-meta text-ink-3">
          {t(`rule.${column.key}` as "rule.red", { ...props.thresholds })}
        </p>
      ) : null}
    </>
  );
}

const columnHints: Partial<Record<TaskStatus, true>> = {
  draft: true,
  assigned: true,
  completion_claimed: true,
  suspended: true,
  cancelled: true,
};

export function MoveWords({ move, isOver }: { move: Move | null; isOver: boolean }) {
  const words = useMoveWords();
  if (move === null || move.kind === "here") return null;
  if (move.kind === "step") {
    return isOver ? (
      <p className="mx-2.5 mb-2 grid h-[78px] shrink-0 place-items-center rounded-md border border-dashed border-action bg-surface text-meta text-action">
        {words(move)}
      </p>
    ) : null;
  }
  return <p className="px-3 pb-2 text-meta text-ink-2">{words(move)}</p>;
}

export function Cards({
  cards,
  mayMove,
  by,
  two,
  onStep,
}: Pick<ColumnProps, "mayMove" | "by" | "onStep"> & { cards: readonly BoardCard[]; two?: boolean }) {
  const t = useTranslations("board");
  if (cards.length === 0) return <p className="px-1 py-2 text-meta text-ink-3">{t("emptyColumn")}</p>;
  return (
    <ul className={classNames("grid gap-2", two && "@md:grid-cols-2")}>
      {cards.map((card) =>
        mayMove && by === "status" ? (
          <DragCard key={card.id} card={card} onStep={onStep} />
        ) : (
          <StillCard key={card.id} card={card} onStep={onStep} />
        ),
      )}
    </ul>
  );
}

/** 办理中 is where the work is: wide, and split by light with the rule of each in words. */
function SplitByLight(props: ColumnProps & { cards: readonly BoardCard[] }) {
  const { column, cards: read, thresholds } = props;
  const t = useTranslations("board.rule");
  if (read.length === 0) return <Cards {...props} cards={[]} />;
  return (
    <div className="@container">
      {lights.map((light) => {
        const cards = read.filter((card) => card.light === light);
        return cards.length === 0 ? null : (
          <section key={light} className="pb-1">
            <h3 className="flex flex-wrap items-baseline gap-x-2.5 px-0.5 pt-1.5 pb-1.5 font-normal">
              <Light light={light} count={column.lights[light]} />
              <span className="text-meta text-ink-3">{t(light, { ...thresholds })}</span>
            </h3>
            <Cards {...props} cards={cards} two />
          </section>
        );
      })}
    </div>
  );
}
