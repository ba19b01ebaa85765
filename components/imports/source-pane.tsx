"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, lazy, memo, Suspense, useEffect, useMemo, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { isPlainEnter } from "@/components/ui/enter-key";
import type { Anchor, ImportDraft } from "@/lib/imports/types";
import { paragraphsOf, type Run, type SourceMark, type SourceParagraph } from "./source-marks";
import type { DeskEdits } from "./use-desk";

const SelectionButton = lazy(() =>
  import("./selection-button").then((module) => ({ default: module.SelectionButton })),
);

const styles: Record<SourceParagraph["style"], string> = {
  title: "doc-title !text-headline !leading-[34px] py-3",
  heading: "doc-hei !text-lead !leading-[30px]",
  subheading: "doc-kai !text-lead !leading-[30px]",
  text: "doc-text !leading-[30px]",
};

/** The document as it was read; words that became a field are underlined, those of the current field are lit. */
export function SourcePane({
  text,
  draft,
  openKey,
  lit,
  shown,
  edits,
  onLight,
  onChoose,
}: {
  text: string;
  /** As it was when words last changed their task; other corrections do not change where they stand. */
  draft: ImportDraft;
  edits: DeskEdits;
  openKey: string | null;
  lit: Anchor | null;
  shown: readonly [number, number] | null;
  onLight: (anchor: Anchor | null) => void;
  onChoose: (mark: SourceMark) => void;
}) {
  const t = useTranslations("imports.source");
  const paragraphs = useMemo(() => paragraphsOf(text, draft), [text, draft]);
  const pane = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!shown) return;
    const at = paragraphs.findLast(({ start }) => start <= shown[0]);
    const line = at ? pane.current?.querySelector(`#source-${at.start}`) : null;
    line?.scrollIntoView({ block: "center" });
  }, [shown, paragraphs]);

  return (
    <>
      <PaneHeader title={t("title")}>
        <span className="ml-auto flex items-center gap-3 text-meta text-ink-2">
          <Suspense>
            <SelectionButton pane={pane} source={text} edits={edits} />
          </Suspense>
          <span className="flex gap-3 max-md:hidden">
            <mark>{t("read")}</mark>
            <mark data-lit="true">{t("current")}</mark>
          </span>
        </span>
      </PaneHeader>
      <section
        ref={pane}
        aria-label={t("title")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        data-scroll
        className="relative min-h-0 flex-1 overflow-auto py-3 pr-6 pl-5 -outline-offset-2 max-md:px-3"
      >
        {paragraphs.map((paragraph) => (
          <Paragraph
            key={paragraph.start}
            paragraph={paragraph}
            text={text}
            current={paragraph.taskKey !== null && paragraph.taskKey === openKey}
            lit={lit && lit[0] < paragraph.end && lit[1] > paragraph.start ? lit : null}
            onLight={onLight}
            onChoose={onChoose}
          />
        ))}
      </section>
    </>
  );
}

/** The bar over each of the three panes. */
export function PaneHeader({ title, children }: { title: React.ReactNode; children?: React.ReactNode }) {
  return (
    <header className="flex h-10 shrink-0 items-center gap-2.5 border-b border-line bg-canvas px-4 whitespace-nowrap">
      <h2 className="text-body">{title}</h2>
      {children}
    </header>
  );
}

const Paragraph = memo(function Paragraph({
  paragraph,
  text,
  current,
  lit,
  onLight,
  onChoose,
}: {
  paragraph: SourceParagraph;
  text: string;
  current: boolean;
  lit: Anchor | null;
  onLight: (anchor: Anchor | null) => void;
  onChoose: (mark: SourceMark) => void;
}) {
  const { start, runs, ordinal, style } = paragraph;
  return (
    <div
      id={`source-${start}`}
      className={classNames(
        "relative py-1 pl-9 [contain-intrinsic-size:auto_68px] [content-visibility:auto]",
        current && "-ml-5 pl-14 shadow-[inset_2px_0_0_var(--color-ink)] max-md:-ml-3 max-md:pl-12",
      )}
    >
      {ordinal === null ? null : (
        <span
          className={classNames(
            "absolute w-[22px] text-right font-sans text-meta leading-[38px]",
            current ? "left-5 font-strong text-ink max-md:left-3" : "left-0 text-ink-3",
          )}
        >
          {ordinal}
        </span>
      )}
      <p className={styles[style]} data-size="small" data-start={start}>
        {runs.map((run) => (
          <Words
            key={run.start}
            run={run}
            text={text.slice(run.start, run.end)}
            tabbable={current}
            lit={lit !== null && lit[0] <= run.start && lit[1] >= run.end}
            onLight={onLight}
            onChoose={onChoose}
          />
        ))}
      </p>
    </div>
  );
});

function Words({
  run,
  text,
  tabbable,
  lit,
  onLight,
  onChoose,
}: {
  run: Run;
  text: string;
  tabbable: boolean;
  lit: boolean;
  onLight: (anchor: Anchor | null) => void;
  onChoose: (mark: SourceMark) => void;
}) {
  const mark = run.marks[0];
  if (!mark) return lit ? <mark data-lit="true">{text}</mark> : text;
  const choose = () => onChoose(mark);
  return (
    <mark data-lit={lit || undefined} className={mark.field === "title" ? "font-strong" : undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a button would not break across lines as words do */}
      <span
        role="button"
        // Only the words of the open task are stops of the Tab key: a document has hundreds.
        tabIndex={tabbable ? 0 : -1}
        className="cursor-pointer"
        onMouseEnter={() => onLight(mark.anchor)}
        onMouseLeave={() => onLight(null)}
        onFocus={() => onLight(mark.anchor)}
        onBlur={() => onLight(null)}
        onClick={choose}
        onKeyDown={(event: KeyboardEvent) => {
          if (isPlainEnter(event)) choose();
        }}
      >
        {text}
      </span>
    </mark>
  );
}
