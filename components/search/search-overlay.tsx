"use client";

import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { isPlainEnter } from "@/components/ui/enter-key";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { HitLines } from "./hit-lines";
import { forgetSearches, keepSearch, recentSearches } from "./recent-searches";
import { useSearch } from "./use-search";

interface Choice {
  id: string;
  href: string;
}

/** The search over the page: one box, what it finds by kind, arrows and Enter. */
export function SearchOverlay({ owner, onClose }: { owner: string; onClose: () => void }) {
  const t = useTranslations("search");
  const router = useRouter();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const composing = useRef(false);
  const [typed, setTyped] = useState("");
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [recent, setRecent] = useState<string[]>(() => recentSearches(owner));
  const { answer, problem, busy } = useSearch(query);

  useEffect(() => {
    dialog.current?.showModal();
    input.current?.focus();
  }, []);

  const groups = answer?.groups ?? [];
  const all: Choice = { id: "all", href: `/search?q=${encodeURIComponent(query.trim())}` };
  const choices: Choice[] = groups.length > 0 ? [...groups.flatMap(({ hits }) => hits), all] : [];
  const current = choices[Math.min(active, choices.length - 1)];
  const optionId = (choice: Choice) => `${id}-${choice.id}`;

  function look(words: string) {
    setTyped(words);
    if (composing.current) return;
    setQuery(words);
    setActive(0);
  }

  function open(choice: Choice) {
    keepSearch(owner, query);
    dialog.current?.close();
    router.push(choice.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (choices.length === 0) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = (Math.min(active, choices.length - 1) + step + choices.length) % choices.length;
      setActive(next);
      const choice = choices[next];
      if (choice) document.getElementById(optionId(choice))?.scrollIntoView({ block: "nearest" });
    } else if (isPlainEnter(event)) {
      event.preventDefault();
      if (current && !busy) open(current);
    }
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t("title")}
      onClose={onClose}
      // A press beside the box is a press on the dialog itself.
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
      className="mx-auto mt-[10vh] mb-auto w-full max-w-[640px] rounded-md bg-raised p-0 text-body text-ink shadow-float backdrop:bg-[rgb(15_17_19/0.4)] max-md:mt-0 max-md:max-h-dvh max-md:max-w-none max-md:rounded-none"
    >
      <div className="flex max-h-[76vh] flex-col max-md:h-dvh max-md:max-h-none">
        <div className="flex items-center gap-2.5 border-b border-line px-4">
          <Search aria-hidden="true" strokeWidth={1.6} className="size-5 shrink-0 text-ink-3" />
          <input
            ref={input}
            type="text"
            inputMode="search"
            role="combobox"
            aria-label={t("title")}
            aria-expanded={choices.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={current ? optionId(current) : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            value={typed}
            placeholder={t("placeholder")}
            onChange={(event) => look(event.target.value)}
            onCompositionStart={() => {
              composing.current = true;
            }}
            onCompositionEnd={(event) => {
              composing.current = false;
              look(event.currentTarget.value);
            }}
            onKeyDown={onKeyDown}
            className="h-13 min-w-0 flex-1 bg-transparent text-lead outline-none"
          />
          <IconButton label={t("close")} onClick={() => dialog.current?.close()}>
            <X aria-hidden="true" strokeWidth={1.6} />
          </IconButton>
        </div>
        <div className="flex min-h-0 flex-1 flex-col px-2 py-2" aria-busy={busy}>
          <p role="status" className="sr-only">
            {answer && !busy
              ? t("found", { count: groups.reduce((sum, { total }) => sum + total, 0) })
              : null}
          </p>
          {problem ? <p className="px-2 py-3 text-table">{problem}</p> : null}
          {query.trim() === "" ? (
            <Beginning
              recent={recent}
              onChoose={(words) => {
                look(words);
                input.current?.focus();
              }}
              onForget={() => {
                forgetSearches(owner);
                setRecent([]);
                input.current?.focus();
              }}
            />
          ) : null}
          {answer && groups.length === 0 && !problem ? (
            <div className="px-2 py-3">
              <p className="font-strong">{t("none.title", { words: answer.query })}</p>
              <p className="mt-1 text-table text-ink-2">{t("none.help")}</p>
            </div>
          ) : null}
          {groups.length > 0 ? (
            <div
              id={`${id}-list`}
              role="listbox"
              aria-label={t("results")}
              className="min-h-0 overflow-y-auto"
            >
              {groups.map((group) => (
                // biome-ignore lint/a11y/useSemanticElements: options of a list are grouped, not fields of a form
                <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`} className="mb-1.5">
                  <p
                    id={`${id}-${group.kind}`}
                    className="flex items-baseline gap-2 px-2 pt-1.5 pb-0.5 text-meta text-ink-3"
                  >
                    <span className="font-strong text-ink-2">{t(`kinds.${group.kind}`)}</span>
                    <span>{group.total}</span>
                  </p>
                  {group.hits.map((hit) => (
                    <Option
                      key={hit.id}
                      id={optionId(hit)}
                      active={current?.id === hit.id}
                      href={hit.href}
                      onOpen={() => open(hit)}
                    >
                      <HitLines hit={hit} />
                    </Option>
                  ))}
                </div>
              ))}
              <Option
                id={optionId(all)}
                active={current?.id === all.id}
                href={all.href}
                onOpen={() => open(all)}
              >
                <span className="text-action">{t("all")}</span>
              </Option>
            </div>
          ) : null}
        </div>
        <p className="flex flex-wrap gap-x-4 border-t border-line px-4 py-2 text-meta text-ink-3 max-md:hidden">
          <span>
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t("keys.choose")}
          </span>
          <span>
            <Kbd>Enter</Kbd> {t("keys.open")}
          </span>
          <span>
            <Kbd>Esc</Kbd> {t("keys.close")}
          </span>
        </p>
      </div>
    </dialog>
  );
}

function Option({
  id,
  active,
  href,
  onOpen,
  children,
}: {
  id: string;
  active: boolean;
  href: string;
  onOpen: () => void;
  children: React.ReactNode;
}) {
  return (
    <a
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      href={href}
      onClick={(event) => {
        // A click with a key held opens another tab, as on every link.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen();
      }}
      className="block rounded-sm px-2 py-1.5 text-ink no-underline hover:bg-hover aria-selected:bg-action-tint max-md:min-h-11"
    >
      {children}
    </a>
  );
}

function Beginning({
  recent,
  onChoose,
  onForget,
}: {
  recent: readonly string[];
  onChoose: (words: string) => void;
  onForget: () => void;
}) {
  const t = useTranslations("search");
  return (
    <div className="px-2 py-2">
      {recent.length > 0 ? (
        <>
          <p className="flex items-baseline justify-between text-meta text-ink-3">
            {t("recent")}
            <button type="button" onClick={onForget} className="text-action max-md:min-h-11">
              {t("forget")}
            </button>
          </p>
          <ul className="-mx-2 mb-3">
            {recent.map((words) => (
              <li key={words}>
                <button
                  type="button"
                  onClick={() => onChoose(words)}
                  className="w-full truncate rounded-sm px-2 py-1 text-left hover:bg-hover max-md:min-h-11"
                >
                  {words}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="text-table text-ink-2">{t("hint")}</p>
    </div>
  );
}
