"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Kbd } from "@/components/ui/kbd";
import { useAnnounce } from "@/components/ui/toast";
import { formatDate, formatMonth, formatWeekday } from "@/lib/i18n/format";
import type { OwedReport } from "@/lib/reports/types";
import {
  commonMonth,
  entryKey,
  entryState,
  firstDue,
  groupEntries,
  linkedPairs,
  mayBeSubmitted,
  owedSums,
} from "@/lib/reports/view";
import type { Refusal } from "./draft";
import { OwedRow } from "./owed-row";
import { useActiveRow } from "./use-active-row";
import { useDrafts } from "./use-drafts";
import { focusField, focusRow, useOwedKeys } from "./use-owed-keys";
import { useRefusalWords } from "./use-refusal-words";

type PhoneFilter = "open" | "ready" | "handedIn";

/** Everything that a department owes, written on one page with the keyboard alone. */
export function OwedList({
  entries: all,
  userId,
  daysLeft,
  pageKeys = true,
}: {
  entries: readonly OwedReport[];
  userId: string;
  /** Days until the first of the reports is due; negative when that day has passed. */
  daysLeft: number;
  /** Whether keys pressed outside of any row are for this list. */
  pageKeys?: boolean;
}) {
  const t = useTranslations("reports");
  const announce = useAnnounce();
  const refusalWords = useRefusalWords();
  const { store, drafts } = useDrafts(all, userId);
  // One item serves linked tasks.
  const pairs = useMemo(() => linkedPairs(all), [all]);
  const entries = useMemo(() => {
    const served = new Set(pairs.values());
    return all.filter((entry) => !served.has(entryKey(entry)));
  }, [all, pairs]);
  const root = useRef<HTMLElement>(null);
  const handIn = useRef<HTMLButtonElement>(null);
  const isLast = useRef(false);
  const [active, setActive] = useActiveRow(root);
  const [filter, setFilter] = useState<PhoneFilter>("open");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const month = useMemo(() => commonMonth(entries), [entries]);
  const groups = useMemo(() => groupEntries(entries), [entries]);
  const keys = groups.flatMap((group) => group.entries.map(entryKey));
  const states = new Map(
    keys.flatMap((key) => {
      const draft = drafts.get(key);
      return draft ? [[key, entryState(draft.report, draft.content)] as const] : [];
    }),
  );
  const sums = owedSums([...states.values()]);
  const ready = keys.filter((key) => mayBeSubmitted(states.get(key) ?? "empty"));

  // What keeps rows from being saved is said once, however many rows it concerns.
  const troubles = [
    ...new Set(
      [...drafts.values()].flatMap((draft) =>
        draft.refusal && draft.phase !== "conflict" ? [refusalWords(draft.refusal)] : [],
      ),
    ),
  ];

  const submit = async (which: readonly string[]) => {
    setBusy(true);
    setRefusal(null);
    const answer = await store.submit(which);
    setBusy(false);
    if ("count" in answer) announce(t("owed.submitted", { count: answer.count }));
    else setRefusal(answer.refusal);
    return "count" in answer;
  };
  /** On to the next row below that is still to be answered, else to the first such row, else to handing in. */
  const goOn = (key: string, to: "row" | "text") => {
    // What is on its way to the server has been answered, though its state does not say so yet.
    const awaits = (other: string) =>
      other !== key &&
      drafts.get(other)?.phase !== "saving" &&
      ["empty", "returned"].includes(states.get(other) ?? "empty");
    const next = keys.slice(keys.indexOf(key) + 1).find(awaits) ?? keys.find(awaits);
    if (!next) handIn.current?.focus();
    else if (to === "row") focusRow(root.current, next);
    else focusField(root.current, next, "text");
    return next !== undefined;
  };
  const submitOne = async (key: string) => {
    isLast.current = !goOn(key, "text");
    if (await submit([key])) return;
    isLast.current = false;
    focusField(root.current, key, "text");
  };
  // While it is busy the button cannot keep the focus.
  useEffect(() => {
    if (busy || !isLast.current) return;
    isLast.current = false;
    handIn.current?.focus();
  }, [busy]);

  useOwedKeys(root, pageKeys, keys, {
    submit: (key) => void submitOne(key),
    unchanged: (key) => {
      const draft = drafts.get(key);
      const state = states.get(key);
      if (state === "handed_in" || state === "unchanged") return;
      // What has been typed is not thrown away by one key.
      if (state === "ready") announce(t("owed.hasText"));
      else if (!draft?.entry.last || state === "returned") {
        announce(refusalWords({ code: "unchangedNotAllowed", params: {} }));
      } else {
        void store.markUnchanged(key);
        goOn(key, "row");
      }
    },
    takeLast: (key) => {
      store.takeLast(key);
      focusField(root.current, key, "text");
    },
  });

  const filterOf = (key: string): PhoneFilter => {
    const state = states.get(key) ?? "empty";
    return state === "handed_in" ? "handedIn" : mayBeSubmitted(state) ? "ready" : "open";
  };

  return (
    <section ref={root} aria-labelledby="owed-title" className="max-md:bg-canvas">
      <OwedHead entries={entries} month={month} sums={sums} daysLeft={daysLeft}>
        <Button
          ref={handIn}
          variant="primary"
          busy={busy}
          disabled={ready.length === 0}
          onClick={() => void submit(ready)}
        >
          {t("owed.submit", { count: ready.length })}
        </Button>
      </OwedHead>
      <fieldset
        aria-label={t("owed.filter")}
        className="sticky top-0 z-20 flex gap-5 border-b border-line bg-surface px-4 md:hidden"
      >
        {(["open", "ready", "handedIn"] as const).map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={filter === value}
            onClick={() => setFilter(value)}
            className="min-h-11 border-b-2 border-transparent text-ink-2 aria-pressed:border-ink aria-pressed:font-strong aria-pressed:text-ink"
          >
            {t(`owed.${value}`)} {sums[value]}
          </button>
        ))}
      </fieldset>
      {troubles.map((words) => (
        <p
          key={words}
          role="status"
          className="mx-gutter mb-3 border-l-2 border-ink pl-3 text-table max-md:m-3"
        >
          {words}
        </p>
      ))}
      {refusal ? (
        <div className="px-gutter pb-3 max-md:p-3">
          <ErrorSummary title={t("owed.notSubmitted")}>{refusalWords(refusal)}</ErrorSummary>
        </div>
      ) : null}
      <div
        aria-hidden="true"
        className="sticky top-0 z-20 hidden gap-x-4 border-b border-line-strong bg-sunken px-gutter text-table leading-7 text-ink-2 xl:grid xl:grid-cols-[248px_240px_minmax(0,1fr)_76px_88px]"
      >
        <span>{t("columns.task")}</span>
        <span>{t("columns.last")}</span>
        <span>{t("columns.text")}</span>
        <span>{t("columns.percent")}</span>
        <span />
      </div>
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`owed-${group.key}`}>
          <h3
            id={`owed-${group.key}`}
            className="border-b border-line px-gutter pt-3 pb-1 text-table max-md:border-b-0 max-md:px-4"
          >
            {t(group.planTitle === null ? "owed.returnedGroup" : "owed.periodGroup", {
              count: group.entries.length,
            })}
            <span className="ml-2.5 text-meta font-normal text-ink-3">
              {group.planTitle === null ? t("owed.returnedHelp") : t("planTitle", { title: group.planTitle })}
            </span>
          </h3>
          <ul className="max-md:grid max-md:gap-2 max-md:px-3">
            {group.entries.map((entry) => {
              const key = entryKey(entry);
              const draft = drafts.get(key);
              return draft ? (
                <OwedRow
                  key={key}
                  rowKey={key}
                  draft={draft}
                  linked={drafts.get(pairs.get(key) ?? "")}
                  store={store}
                  month={month}
                  active={active === key}
                  hiddenOnPhone={filterOf(key) !== filter && active !== key}
                  onOpen={() => {
                    setActive(key);
                    // The fields are there once the row has opened.
                    requestAnimationFrame(() => focusField(root.current, key, "text"));
                  }}
                  onSubmit={() => void submitOne(key)}
                />
              ) : null;
            })}
          </ul>
        </section>
      ))}
      {sums[filter] === 0 ? (
        <p className="px-4 py-6 text-table text-ink-2 md:hidden">{t(`owed.none.${filter}`)}</p>
      ) : null}
      <div
        data-print="hide"
        className="sticky bottom-14 z-20 mt-3 border-t border-line bg-surface px-4 py-2 md:hidden"
      >
        <Button
          variant="primary"
          busy={busy}
          disabled={ready.length === 0}
          onClick={() => void submit(ready)}
          className="w-full"
        >
          {t("owed.submit", { count: ready.length })}
        </Button>
      </div>
    </section>
  );
}

function OwedHead({
  entries,
  month,
  sums,
  daysLeft,
  children,
}: {
  entries: readonly OwedReport[];
  month: string | null;
  sums: ReturnType<typeof owedSums>;
  daysLeft: number;
  children: React.ReactNode;
}) {
  const t = useTranslations("reports");
  const tc = useTranslations("common.days");
  const locale = useLocale();
  const due = firstDue(entries) ?? "";
  const left =
    daysLeft === 0
      ? tc("today")
      : daysLeft > 0
        ? tc("left", { count: daysLeft })
        : tc("past", { count: -daysLeft });
  const title = { count: sums.total, open: sums.open };
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-gutter pt-4 pb-3.5 max-md:bg-surface max-md:px-4 max-md:pt-3 max-md:pb-1">
      <div>
        <h2 id="owed-title" className="text-headline">
          {month
            ? t("owed.title", { ...title, month: formatMonth(month, locale, "short") })
            : t("owed.titleMixed", title)}
        </h2>
        <p className="text-meta text-ink-3">
          {t("owed.due", {
            date: formatDate(due, locale, "day"),
            weekday: formatWeekday(due, locale),
            left,
          })}
          <span className="ml-6 max-md:hidden">
            {t("owed.sums", { handedIn: sums.handedIn, ready: sums.ready, open: sums.open })}
          </span>
        </p>
      </div>
      <div className="ml-auto flex items-center gap-3 max-md:hidden" data-print="hide">
        <span className="flex items-center gap-1 text-meta whitespace-nowrap text-ink-3 max-xl:hidden">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd>
          <span className="mr-2">{t("keys.move")}</span>
          <Kbd>N</Kbd>
          <span className="mr-2">{t("keys.unchanged")}</span>
          <Kbd>L</Kbd>
          <span className="mr-2">{t("keys.last")}</span>
          <Kbd>Ctrl ↵</Kbd>
          <span className="mr-2">{t("keys.submit")}</span>
        </span>
        {children}
      </div>
    </header>
  );
}
