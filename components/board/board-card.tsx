"use client";

import { useDraggable } from "@dnd-kit/core";
import { Ellipsis, GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { OnDemand } from "@/components/ui/on-demand";
import type { BoardCard as Card, TaskStep } from "@/lib/tasks/view";
import { CardBody } from "./card-body";

const StepMenu = lazy(() => import("./step-menu").then((module) => ({ default: module.StepMenu })));

const cardStyle =
  "rounded-md border border-line bg-surface px-2.5 pt-[7px] pb-1.5 min-w-0 group/card relative hover:border-line-strong";

/** A card that stays where it is: the rules of the grouping do not let it be dragged. */
export function StillCard({ card, onStep }: { card: Card; onStep: (card: Card, step: TaskStep) => void }) {
  return (
    <li className={cardStyle} data-card={card.number ?? undefined}>
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
      className={classNames(
        "cursor-grab touch-manipulation select-none",
        isDragging ? "relative rounded-md border border-dashed border-line-field" : cardStyle,
      )}
    >
      {isDragging ? (
        <span className="absolute inset-0 grid place-items-center text-meta text-ink-3">
          {card.number}　{t("origin")}
        </span>
      ) : null}
      {/* Only out of sight, not out of the page: the keyboard is holding the handle in it. */}
      <div className={isDragging ? "px-2.5 pt-[7px] pb-1.5 opacity-0" : undefined}>
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
                className={`${iconButtonStyle} size-6 cursor-grab max-md:hidden`}
              >
                <GripVertical aria-hidden="true" strokeWidth={1.6} />
              </button>
              <CardMenu card={card} onStep={onStep} />
            </Tools>
          }
        />
      </div>
    </li>
  );
}

/** Over the corner of the card while it is pointed at or used; always there where nothing can hover. */
function Tools({ children }: { children: ReactNode }) {
  return (
    <span className="absolute top-1 right-1 flex rounded-md bg-surface opacity-0 group-hover/card:opacity-100 focus-within:opacity-100 has-[[data-state=open]]:opacity-100 [@media(hover:none)]:static [@media(hover:none)]:-my-3 [@media(hover:none)]:-mr-2.5 [@media(hover:none)]:opacity-100">
      {children}
    </span>
  );
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
      className={`${iconButtonStyle} size-6`}
    >
      <Ellipsis aria-hidden="true" strokeWidth={1.6} />
    </button>
  );
  return (
    <OnDemand button={button}>
      <StepMenu card={card} trigger={button} onStep={onStep} />
    </OnDemand>
  );
}
