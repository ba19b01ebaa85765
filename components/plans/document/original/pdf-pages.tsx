"use client";

import { useEffect, useRef, useState } from "react";
import { findWords, piecesOf } from "@/lib/plans/original/view";
import { type OpenPdf, openPdf } from "./pdf-library";
import { PdfPage } from "./pdf-page";
import { useWidth } from "./use-width";
import type { PagesProps, Wanted } from "./wanted";

const edge = 16;

interface Lit {
  page: number;
  pieces: readonly number[];
  /** How far down the page the first of them stands: 0 at its top, 1 at its bottom. */
  height: number;
}

/** The pages of a PDF, one below the other, each drawn when somebody is near it. */
export function PdfPages({
  bytes,
  label,
  zoom,
  wanted,
  onFail,
  onPlace,
}: PagesProps & { onPlace: (page: number, total: number) => void }) {
  const scroller = useRef<HTMLElement>(null);
  const width = useWidth(scroller);
  const pdf = usePdf(bytes, onFail);
  const lit = useLit(pdf, wanted);

  const tell = () => {
    const { current } = scroller;
    if (!current || !pdf) return;
    const middle = current.getBoundingClientRect().top + current.clientHeight / 2;
    const pages = [...current.querySelectorAll("[data-page]")];
    const at = pages.findLastIndex((page) => page.getBoundingClientRect().top <= middle);
    onPlace(Math.max(at, 0) + 1, pdf.pages.length);
  };
  const telling = useRef(tell);
  useEffect(() => {
    telling.current = tell;
  });
  useEffect(() => {
    if (pdf) telling.current();
  }, [pdf]);

  useEffect(() => {
    const { current } = scroller;
    const page = lit && current?.querySelector(`[data-page="${lit.page}"]`);
    if (!page || !current) return;
    const { top, height } = page.getBoundingClientRect();
    // The words in the upper part of what is seen, and the page from its head where that shows them as well.
    const down = Math.max(-edge, lit.height * height - current.clientHeight / 3);
    current.scrollTop += top + down - current.getBoundingClientRect().top;
  }, [lit]);

  const sizes = pdf?.pages.map((page) => page.getViewport({ scale: 1 })) ?? [];
  const widest = Math.max(1, ...sizes.map((size) => size.width));
  const scale = ((width - 2 * edge) / widest) * zoom;
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys
      tabIndex={0}
      aria-label={label}
      data-scroll-pages
      onScroll={tell}
      className="relative min-h-0 flex-1 overflow-auto bg-sunken -outline-offset-2"
    >
      {pdf && scale > 0 ? (
        <div className="mx-auto flex w-max flex-col gap-4 p-4">
          {pdf.pages.map((page, index) => (
            <PdfPage
              key={page.pageNumber}
              pdf={pdf}
              page={page}
              scale={scale}
              lit={lit?.page === index + 1 ? lit.pieces : none}
            />
          ))}
        </div>
      ) : null}
    </section>
  );
}

const none: readonly number[] = [];

function usePdf(bytes: Uint8Array, onFail: () => void): OpenPdf | null {
  const [pdf, setPdf] = useState<OpenPdf | null>(null);
  useEffect(() => {
    let isGone = false;
    const opening = openPdf(bytes);
    opening.then(
      (opened) => (isGone ? undefined : setPdf(opened)),
      () => (isGone ? undefined : onFail()),
    );
    return () => {
      isGone = true;
      setPdf(null);
      opening.then(
        (opened) => opened.close(),
        () => undefined,
      );
    };
  }, [bytes, onFail]);
  return pdf;
}

/** The page and its pieces that hold the words asked for last; where they are not found, what was found before stays. */
function useLit(pdf: OpenPdf | null, wanted: Wanted | null): Lit | null {
  const [lit, setLit] = useState<Lit | null>(null);
  useEffect(() => {
    if (!pdf || !wanted) return;
    let isOld = false;
    const look = async () => {
      const pages = await pdf.words();
      const found = findWords(
        pages.map(({ pieces }) => pieces.join("")),
        wanted.words,
        wanted.at,
      );
      const page = found && pages[found.part];
      if (!page || isOld) return;
      const pieces = piecesOf(page.pieces, found);
      setLit({ page: found.part + 1, pieces, height: page.heights[pieces[0] ?? 0] ?? 0 });
    };
    // A page without readable words is a page whose words are not found.
    look().catch(() => undefined);
    return () => {
      isOld = true;
    };
  }, [pdf, wanted]);
  return lit;
}
