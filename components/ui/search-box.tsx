"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Kbd } from "./kbd";
import { isTyping } from "./typing-target";

/** A form that asks the server, so that a search has its address. The key / goes there from anywhere. */
export function SearchBox({
  action,
  name = "q",
  defaultValue,
  placeholder,
}: {
  action: string;
  name?: string;
  defaultValue?: string;
  placeholder?: string;
}) {
  const t = useTranslations("common.search");
  const ref = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focusOnSlash = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      ref.current?.focus();
    };
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, []);

  return (
    <search data-print="hide" className="block w-55 max-md:w-full">
      <form action={action} className="field flex items-center gap-2 pr-2 pl-2.5 text-table max-md:h-11">
        <Search aria-hidden="true" strokeWidth={1.6} className="size-4 shrink-0 text-ink-3" />
        <input
          ref={ref}
          type="search"
          name={name}
          defaultValue={defaultValue}
          aria-label={t("label")}
          placeholder={placeholder ?? t("placeholder")}
          className="w-full min-w-0 bg-transparent outline-none max-md:text-lead"
        />
        <span aria-hidden="true" className="leading-none max-md:hidden">
          <Kbd>/</Kbd>
        </span>
      </form>
    </search>
  );
}
