"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What can be done with the chosen rows. Floats over the table; Esc lets go (the table listens for it). */
export function BulkBar({
  count,
  which,
  onClear,
  children,
}: {
  count: number;
  /** Their numbers: 21、24、29. */
  which?: string;
  onClear: () => void;
  /** BulkAction buttons. */
  children: ReactNode;
}) {
  const t = useTranslations("common.selection");
  if (count === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label={t("chosen", { count })}
      data-print="hide"
      className="absolute bottom-13 left-1/2 z-20 flex h-11 max-w-[calc(100%-16px)] -translate-x-1/2 items-center overflow-x-auto rounded-md bg-inverse pr-2 pl-4 text-table whitespace-nowrap text-on-inverse shadow-float max-md:bottom-17"
    >
      <b>{t("chosen", { count })}</b>
      {which ? <span className="ml-2.5 max-w-60 truncate opacity-80">{which}</span> : null}
      <span className="mr-2 ml-3.5 h-5 w-px shrink-0 bg-current opacity-30" />
      {children}
      <span className="mx-2 h-5 w-px shrink-0 bg-current opacity-30" />
      <button type="button" onClick={onClear} className="h-8 px-2.5 max-md:h-11">
        <kbd className="mr-1 rounded-sm border border-current px-1 font-sans text-meta opacity-80 max-md:hidden">
          Esc
        </kbd>
        {t("clear")}
      </button>
    </div>
  );
}

export function BulkAction({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="h-8 px-2.5 outline-offset-[-2px] hover:underline max-md:h-11"
    >
      {children}
    </button>
  );
}
