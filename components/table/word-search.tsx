"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { isPlainEnter } from "@/components/ui/enter-key";
import { Kbd } from "@/components/ui/kbd";
import { useViews } from "@/components/views/views-context";

/** Narrows the view to words; the rest of the address stays. The key / leads here from anywhere. */
export function WordSearch({ value, href }: { value: string; href: (q: string) => string }) {
  const t = useTranslations("table.search");
  const isAcross = useViews()?.planId === null;
  const router = useRouter();
  const [words, setWords] = useState(value);
  const ref = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focusOnSlash = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target;
      if (target instanceof HTMLElement && target.closest("input, textarea, select")) return;
      event.preventDefault();
      ref.current?.focus();
    };
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, []);

  return (
    <search className="field flex h-7 w-50 items-center gap-2 pr-1.5 pl-2 text-table max-md:h-11 max-md:w-full">
      <Search aria-hidden="true" strokeWidth={1.6} className="size-3.5 shrink-0 text-ink-3" />
      <input
        ref={ref}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (isPlainEnter(event)) router.push(href(words.trim()), { scroll: false });
        }}
        aria-label={t(isAcross ? "across" : "label")}
        placeholder={t("placeholder")}
        className="w-full min-w-0 bg-transparent outline-none max-md:text-lead"
      />
      <span aria-hidden="true" className="leading-none max-md:hidden">
        <Kbd>/</Kbd>
      </span>
    </search>
  );
}
