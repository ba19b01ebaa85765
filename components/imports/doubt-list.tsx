"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import type { DraftTask, ImportDraft } from "@/lib/imports/types";
import { PaneHeader } from "./source-pane";
import type { DeskDoubt, DeskEdits } from "./use-desk";

const StandingOffer = lazy(() =>
  import("./standing-offer").then((module) => ({ default: module.StandingOffer })),
);

/** What the reader or we are not sure of, one after the other: J goes on, a press settles. */
export function DoubtList({
  doubts,
  tasks,
  currentKey,
  source,
  draft,
  names,
  edits,
  onGo,
  onAdd,
}: {
  doubts: readonly DeskDoubt[];
  tasks: ReadonlyMap<string, DraftTask>;
  currentKey: string | null;
  source: string;
  draft: ImportDraft;
  names: ReadonlyMap<string, string>;
  edits: DeskEdits;
  onGo: (doubt: DeskDoubt) => void;
  /** Makes a task of words that belong to nothing. */
  onAdd: (words: readonly [number, number]) => void;
}) {
  const t = useTranslations("imports.doubts");
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    if (currentKey === null) return;
    const item = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    item?.scrollIntoView({ block: "nearest" });
    // The first button settles the doubt, so that J and Enter work through the list.
    item?.querySelector("button")?.focus({ preventScroll: true });
  }, [currentKey]);

  return (
    <>
      <PaneHeader title={t("title", { count: doubts.length })}>
        <span className="ml-auto text-meta text-ink-3 max-md:hidden">
          <Kbd>J</Kbd> {t("next")}
        </span>
      </PaneHeader>
      <section
        aria-label={t("label")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        data-scroll
        className="min-h-0 flex-1 overflow-auto -outline-offset-2"
      >
        {doubts.length === 0 ? <p className="px-4 py-3 text-table text-ink-2">{t("none")}</p> : null}
        <ul ref={list}>
          {doubts.map((doubt) => (
            <DoubtItem
              key={doubt.key}
              doubt={doubt}
              task={doubt.taskKey === null ? null : (tasks.get(doubt.taskKey) ?? null)}
              current={doubt.key === currentKey}
              source={source}
              draft={draft}
              names={names}
              edits={edits}
              onGo={onGo}
              onAdd={onAdd}
            />
          ))}
        </ul>
      </section>
      <p className="border-t border-line px-4 py-3 text-meta text-ink-3">{t("later")}</p>
    </>
  );
}

function DoubtItem({
  doubt,
  task,
  current,
  source,
  draft,
  names,
  edits,
  onGo,
  onAdd,
}: {
  doubt: DeskDoubt;
  task: DraftTask | null;
  current: boolean;
  source: string;
  draft: ImportDraft;
  names: ReadonlyMap<string, string>;
  edits: DeskEdits;
  onGo: (doubt: DeskDoubt) => void;
  /** Makes a task of words that belong to nothing. */
  onAdd: (words: readonly [number, number]) => void;
}) {
  const t = useTranslations("imports.doubts");
  const { departmentKey } = doubt;
  const say = useDoubtWords();
  const { title, body } = say(doubt);
  const unread = doubt.code === "unread-text" && doubt.count === undefined ? doubt.anchor : null;
  return (
    <li
      aria-current={current || undefined}
      className={classNames(
        "flex gap-2 border-b border-line px-4 py-3 text-table",
        current && "bg-action-tint shadow-[inset_3px_0_0_var(--color-action)]",
      )}
    >
      <span className="min-w-4.5 text-ink-3">{task?.number ?? ""}</span>
      <div className="min-w-0 flex-1">
        <b>{title}</b>
        {task?.title ? <span className="text-ink-3"> {task.title}</span> : null}
        <p className="break-words text-ink-2">{body}</p>
        <div className="mt-1 flex flex-wrap gap-x-1 gap-y-1">
          {departmentKey && doubt.candidates
            ? doubt.candidates.map((candidate) => (
                <Button
                  key={candidate.id}
                  size="small"
                  className="whitespace-normal"
                  onClick={() => edits.settle(departmentKey, { departmentId: candidate.id })}
                >
                  {t("is", { name: candidate.name })}
                </Button>
              ))
            : null}
          {doubt.code === "applies-to-all" && task ? (
            <Suspense>
              <StandingOffer
                source={source}
                draft={draft}
                task={task}
                doubtKey={doubt.key}
                names={names}
                edits={edits}
              />
            </Suspense>
          ) : null}
          {unread ? (
            <Button size="small" onClick={() => onAdd(unread)}>
              {t("makeTask")}
            </Button>
          ) : null}
          <Button
            variant="quiet"
            size="small"
            className={unread ? undefined : "-ml-1.5"}
            onClick={() => edits.acknowledge(doubt.key)}
          >
            {doubt.kind === "similar_department" ? t("asNew") : t("accept")}
          </Button>
          {doubt.taskKey !== null || doubt.anchor !== null ? (
            <Button variant="quiet" size="small" onClick={() => onGo(doubt)}>
              {t("show")}
            </Button>
          ) : null}
        </div>
      </div>
    </li>
  );
}

/** A doubt in words: what is unclear, and what will be done about it if nobody says otherwise. */
export function useDoubtWords(): (doubt: DeskDoubt) => { title: string; body: string } {
  const t = useTranslations("imports.doubts");
  return ({ kind, code, name = "", count = 0 }) => {
    if (kind === "reader") {
      const known = code && t.has(`codes.${code}.title` as "codes.other.title") ? code : "other";
      const title = t(`codes.${known}.title` as "codes.other.title");
      return {
        title: count > 1 ? t("times", { title, count }) : title,
        body: t(`codes.${known}.body` as "codes.other.body"),
      };
    }
    return {
      title: t(`kinds.${kind}.title`, { name, count }),
      body: t(`kinds.${kind}.body`, { name, count }),
    };
  };
}
