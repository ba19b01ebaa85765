"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { BoardCard } from "@/lib/tasks/board/view";
import type { TaskStep } from "@/lib/tasks/view";

/** What the reader may do with a card, without dragging it. */
export function StepMenu({
  card,
  trigger,
  onStep,
}: {
  card: BoardCard;
  trigger: ReactNode;
  onStep: (card: BoardCard, step: TaskStep) => void;
}) {
  const t = useTranslations("board");
  return (
    <Menu align="end" label={t("menu", { number: card.number ?? "" })} defaultOpen trigger={trigger}>
      {card.steps.map((step) => (
        <MenuItem key={step} onSelect={() => onStep(card, step)}>
          {t(`step.${step}`)}
        </MenuItem>
      ))}
      {card.steps.length === 0 ? (
        <MenuItem disabled onSelect={() => undefined}>
          {t("noSteps")}
        </MenuItem>
      ) : null}
      <MenuSeparator />
      <MenuLink>
        <Link href={`/tasks/${card.id}`}>{t("open")}</Link>
      </MenuLink>
    </Menu>
  );
}
