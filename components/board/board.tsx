"use client";

import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardCode,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import { type CSSProperties, startTransition, useOptimistic, useRef, useState } from "react";
import { sendStep } from "@/components/tasks/send-step";
import { useStepUndo } from "@/components/tasks/use-step-undo";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { onDemand } from "@/components/ui/on-demand";
import { useAnnounce } from "@/components/ui/toast";
import { useFolded } from "@/components/ui/use-folded";
import { useRefusal } from "@/components/ui/use-refusal";
import { useUndoKey } from "@/components/ui/use-undo-key";
import { type BoardCard, type BoardView, moveOf } from "@/lib/tasks/board/view";
import type { TaskStatus } from "@/lib/tasks/types";
import { isFiltered, statusAfter, stepNeedsReason, type TaskStep } from "@/lib/tasks/view";
import { BoardColumn, statusOf } from "./board-column";
import { BoardLanes } from "./board-lanes";
import { BoardToolbar } from "./board-toolbar";
import { CardBody } from "./card-body";
import { CardIcons } from "./card-icons";
import { columnCoordinates } from "./keyboard-columns";
import { type OptimisticMove, withMoves } from "./moves";
import { useColumnName, useMoveWords } from "./words";

const StepDialog = onDemand(() => import("./step-dialog").then((module) => module.StepDialog));

/** The board of a plan: drag a card, or take the same step from its menu. */
export function Board({ view }: { view: BoardView }) {
  const t = useTranslations();
  const announce = useAnnounce();
  const refusal = useRefusal();
  const moveWords = useMoveWords();
  const columnName = useColumnName();
  const [moves, addMove] = useOptimistic<OptimisticMove[], OptimisticMove>([], (before, move) => [
    ...before,
    move,
  ]);
  const columns = withMoves(view.columns, moves);
  const shown = {
    planId: view.planId,
    query: view.query,
    leaving: new Set(moves.map(({ card }) => card.id)),
  };
  const told = useStepUndo();
  /** The way back from one's last step. */
  const takeBack = useRef<(() => void) | null>(null);
  useUndoKey(view.mayMove ? (way) => way === "undo" && takeBack.current?.() : null);
  const [folded, fold] = useFolded<string | null>();
  const [flying, setFlying] = useState<BoardCard | null>(null);
  const [overKey, setOverKey] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ card: BoardCard; step: TaskStep } | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A short hold, so that a finger can still scroll.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: columnCoordinates,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  );

  async function send(card: BoardCard, step: TaskStep, reason: string | null): Promise<string | null> {
    const number = card.number ?? "";
    const result = await sendStep({ taskId: card.id, version: card.version }, step, reason).catch(() => null);
    if (result?.ok) {
      takeBack.current = told(t("board.done", { number, step: t(`board.step.${step}`) }), step, result.data);
      return null;
    }
    return result ? refusal(result.error) : t("board.offline");
  }

  /** Shown as done at once; where the server refuses, the card goes back and the reason is said. */
  function take(card: BoardCard, step: TaskStep) {
    // What cannot be taken back is asked for once more.
    if (stepNeedsReason(step) || step === "hand_out") {
      setAsking({ card, step });
      return;
    }
    startTransition(async () => {
      const to = statusAfter(card.status, step);
      if (to) addMove({ card, to });
      const refused = await send(card, step, null);
      if (refused) announce(t("board.refused", { number: card.number ?? "", reason: refused }));
    });
  }

  function onDragEnd({ over }: DragEndEvent) {
    const card = flying;
    setFlying(null);
    setOverKey(null);
    const status: TaskStatus | null = over ? statusOf(String(over.id)) : null;
    if (!card || !status) return;
    const move = moveOf(card, status);
    if (move.kind === "step") take(card, move.step);
    else if (move.kind !== "here") {
      announce(t("board.refused", { number: card.number ?? "", reason: moveWords(move) }));
    }
  }

  const cardOf = (data: unknown): BoardCard | null =>
    typeof data === "object" && data !== null && "card" in data ? (data as { card: BoardCard }).card : null;
  const nameOf = (id: unknown) => columnName("status", { key: statusOf(String(id)), name: null });
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("board.drag.start", { number: cardOf(active.data.current)?.number ?? "" }),
    onDragOver: ({ active, over }) => {
      const card = cardOf(active.data.current);
      const status = over ? statusOf(String(over.id)) : null;
      if (!card || !over || !status) return t("board.drag.away", { number: card?.number ?? "" });
      const words = moveWords(moveOf(card, status));
      return t("board.drag.over", { number: card.number ?? "", column: nameOf(over.id), words });
    },
    onDragEnd: ({ active, over }) => {
      const card = cardOf(active.data.current);
      const status = over ? statusOf(String(over.id)) : null;
      if (!card || !status || status === card.status)
        return t("board.drag.cancel", { number: card?.number ?? "" });
      // Whether it is done or why not is said once the server has answered.
      return moveOf(card, status).kind === "step"
        ? t("board.drag.asked", { number: card.number ?? "", column: nameOf(over?.id) })
        : undefined;
    },
    onDragCancel: ({ active }) =>
      t("board.drag.cancel", { number: cardOf(active.data.current)?.number ?? "" }),
  };

  const root = `/plans/${view.planId}/board`;
  if (view.total === 0) {
    return (
      <>
        <BoardToolbar view={view} root={root} />
        {isFiltered(view.query) ? (
          <EmptyState
            title={t("board.empty.filtered")}
            action={<LinkButton href={root}>{t("table.filters.clear")}</LinkButton>}
          >
            {t("board.empty.filteredHelp")}
          </EmptyState>
        ) : (
          <EmptyState title={t("board.empty.title")}>{t("board.empty.help")}</EmptyState>
        )}
      </>
    );
  }
  return (
    <>
      <BoardToolbar view={view} root={root} />
      <CardIcons />
      <DndContext
        id="board"
        sensors={sensors}
        collisionDetection={(given) => {
          // The pointer tells for mouse and touch; the keyboard has none, there the card itself does.
          const within = pointerWithin(given);
          return within.length > 0 ? within : rectIntersection(given);
        }}
        accessibility={{
          announcements,
          screenReaderInstructions: { draggable: t("board.drag.instructions") },
        }}
        onDragStart={({ active }) => setFlying(cardOf(active.data.current))}
        onDragOver={({ over }) => setOverKey(over ? String(over.id) : null)}
        onDragEnd={onDragEnd}
        onDragCancel={() => {
          setFlying(null);
          setOverKey(null);
        }}
      >
        {view.lanes ? (
          <div
            data-scroll
            className="relative min-h-0 flex-1 overflow-auto bg-canvas"
            style={columnWidths(view)}
          >
            <BoardLanes
              lanes={view.lanes}
              columns={columns}
              by={view.by}
              view={shown}
              thresholds={view.thresholds}
              mayMove={view.mayMove}
              flying={flying}
              overKey={overKey}
              onStep={take}
            />
          </div>
        ) : (
          <div
            data-scroll
            className="grid min-h-0 flex-1 snap-x snap-proximity overflow-x-auto bg-canvas max-md:auto-cols-[85vw] max-md:grid-flow-col md:[grid-template-columns:var(--columns)]"
            style={columnWidths(view, folded)}
          >
            {columns.map((column, place) => (
              <BoardColumn
                key={column.key}
                place={place}
                isFolded={folded.has(column.key)}
                onFold={fold}
                column={column}
                by={view.by}
                view={shown}
                thresholds={view.thresholds}
                mayMove={view.mayMove}
                flying={flying}
                isOver={overKey === column.key}
                onStep={take}
              />
            ))}
          </div>
        )}
        <DragOverlay dropAnimation={null}>
          {flying ? (
            <div className="@container cursor-grabbing rounded-md border border-action bg-raised px-2.5 pt-[7px] pb-1.5 shadow-float">
              <CardBody card={flying} />
            </div>
          ) : null}
        </DragOverlay>
      </DndContext>
      {asking ? (
        <StepDialog
          card={asking.card}
          step={asking.step}
          onClose={() => setAsking(null)}
          onSend={async (reason) => {
            const refused = await send(asking.card, asking.step, reason || null);
            if (refused === null) setAsking(null);
            return refused;
          }}
        />
      ) : null}
    </>
  );
}

function columnWidths(
  { by, lanes, columns }: BoardView,
  folded: ReadonlySet<string | null> = new Set(),
): CSSProperties & { "--columns": string; "--count": number } {
  const isByStatus = by === "status" && !lanes;
  const widths = columns.map(({ key }) => {
    if (folded.has(key)) return "44px";
    if (!isByStatus) return "minmax(264px, 1fr)";
    return key === "in_progress" ? "minmax(440px, 1fr)" : "208px";
  });
  return { "--count": columns.length, "--columns": widths.join(" ") };
}
