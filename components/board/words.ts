"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMonth } from "@/lib/i18n/format";
import type { BoardGrouping } from "@/lib/tasks/board/types";
import type { BoardColumn, Move } from "@/lib/tasks/board/view";

/** The heading of a column. */
export function useColumnName(): (by: BoardGrouping, column: Pick<BoardColumn, "key" | "name">) => string {
  const t = useTranslations();
  const locale = useLocale();
  return (by, { key, name }) => {
    if (by === "status") return t(`terms.taskStatus.${key}` as "terms.taskStatus.draft");
    if (by === "light") return t(`terms.light.${key}` as "terms.light.red");
    if (by === "month") return key === null ? t("board.noDeadline") : formatMonth(key, locale);
    return name ?? t(by === "department" ? "board.noLead" : "board.noSection");
  };
}

/** What would happen if the card were put down here, or why it cannot be. */
export function useMoveWords(): (move: Move) => string {
  const t = useTranslations("board");
  return (move) => {
    switch (move.kind) {
      case "here":
        return t("origin");
      case "step":
        return t("drop", { step: t(`step.${move.step}`) });
      case "others":
        return t(`others.${move.step}`);
      case "never":
        return t(`never.${move.to}`);
    }
  };
}
