"use client";

import { useTranslations } from "next-intl";
import { widthLimits } from "@/lib/views/view";
import type { useResizing, WidthKey } from "./use-resizing";

/** The edge of a column's head: drawn, pressed with the arrows, or pressed twice, it gives the column another width. */
export function ColumnHandle({
  column,
  words,
  width,
  resizing,
}: {
  column: WidthKey;
  /** The head's own words. */
  words: string;
  width: number;
  resizing: ReturnType<typeof useResizing>;
}) {
  const t = useTranslations("table");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("width", { column: words })}
      aria-valuenow={width}
      aria-valuemin={widthLimits.least}
      aria-valuemax={widthLimits.most}
      tabIndex={0}
      data-print="hide"
      {...resizing(column)}
      className="absolute inset-y-0 right-0 w-2 cursor-col-resize touch-none select-none border-r-2 border-transparent -outline-offset-2 hover:border-line-field active:border-action pointer-coarse:w-6"
    />
  );
}
