"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";

/** What a press on it tells the page; whoever keeps the search listens. */
export const searchAsked = "luoshi:search";

/** The way into the search from the head of a page; on the phone its sign alone. */
export function SearchButton() {
  const t = useTranslations("common.search");
  return (
    <button
      type="button"
      aria-label={t("label")}
      aria-keyshortcuts="Control+K"
      onClick={() => window.dispatchEvent(new Event(searchAsked))}
      className="field flex w-55 items-center gap-2 pr-2 pl-2.5 text-left text-table text-ink-3 max-md:w-11 max-md:justify-center max-md:px-0"
    >
      <Search aria-hidden="true" strokeWidth={1.6} className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate max-md:hidden">{t("label")}</span>
      <span aria-hidden="true" className="leading-none whitespace-nowrap max-md:hidden">
        <Kbd>Ctrl K</Kbd>
      </span>
    </button>
  );
}
