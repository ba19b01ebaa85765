"use client";

import { useDraggable } from "@dnd-kit/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { OnDemand, onDemand } from "@/components/ui/on-demand";
import type { BoardCard as Card } from "@/lib/tasks/board/view";
import type { TaskStep } from "@/lib/tasks/view";
import style from "./board-card.module.css";
import { CardBody } from "./card-body";
import { CardIcon } from "./card-icons";

const StepMenu = onDemand(() => import("./step-menu").then((module) => module.StepMenu));

/** A card that stays where it is: the rules of the grouping do not let it be dragged. */
export function StillCard({ card, onStep }: { card: Card; onStep: (card: Card, step: TaskStep) => void }) {
  return (
    <li className={style.card} data-card={card.number ?? undefined}>
      <CardBody
        card={card}
        tools={
          <Tools>
            <CardMenu card={card} onStep={onStep} />
          </Tools>
        }
      />
    </li>
  );
}

/** Mouse and touch take hold of the whole card; the keyboard of its handle, so that link and menu stay within reach. */
export function DragCard({ card, onStep }: { card: Card; onStep: (card: Card, step: TaskStep) => void }) {
  const t = useTranslations("board");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: card.id,
    data: { card },
    attributes: { roleDescription: t("drag.role") },
  });
  return (
    <li
      ref={setNodeRef}
      data-card={card.number ?? undefined}
      onMouseDown={(event) => listeners?.onMouseDown?.(event)}
      onTouchStart={(event) => listeners?.onTouchStart?.(event)}
      data-dragging={isDragging || undefined}
      className={classNames(style.card, style.held)}
    >
      {isDragging ? (
        <span className={style.origin}>
          {card.number}　{t("origin")}
        </span>
      ) : null}
      <CardBody
        card={card}
        tools={
          <Tools>
            <button
              type="button"
              ref={setActivatorNodeRef}
              {...attributes}
              onKeyDown={(event) => listeners?.onKeyDown?.(event)}
              aria-label={`${t("hintPick")} ${card.number ?? ""} ${card.name}`}
              className={classNames(style.tool, style.grip)}
            >
              <CardIcon name="grip" />
            </button>
            <CardMenu card={card} onStep={onStep} />
          </Tools>
        }
      />
    </li>
  );
}

function Tools({ children }: { children: ReactNode }) {
  return <span className={style.tools}>{children}</span>;
}

/** The steps of a card; the menu itself is fetched when one is first opened. */
function CardMenu({ card, onStep }: { card: Card; onStep: (card: Card, step: TaskStep) => void }) {
  const t = useTranslations("board");
  const button = (
    <button
      type="button"
      aria-label={t("menu", { number: card.number ?? "" })}
      onMouseDown={(event) => event.stopPropagation()}
      onTouchStart={(event) => event.stopPropagation()}
      className={style.tool}
    >
      <CardIcon name="menu" />
    </button>
  );
  return (
    <OnDemand button={button}>
      <StepMenu card={card} trigger={button} onStep={onStep} />
    </OnDemand>
  );
}
