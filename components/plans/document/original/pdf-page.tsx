"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { OpenPdf, PDFPageProxy } from "./pdf-library";
import style from "./pdf-page.module.css";

/** Drawn before it comes into sight, and let go of when it is far. */
const ahead = "600px 0px";
/** Beyond it a picture costs more than it shows; browsers of phones refuse much larger ones. */
const mostPixels = 8_000_000;

/** One page: its picture, and over it its words, which can be chosen and copied. */
export function PdfPage({
  pdf,
  page,
  scale,
  lit,
}: {
  pdf: OpenPdf;
  page: PDFPageProxy;
  scale: number;
  /** Pieces of its words that are marked. */
  lit: readonly number[];
}) {
  const t = useTranslations("plans.document.original");
  const frame = useRef<HTMLElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const isNear = useNear(frame);
  const [pieces, setPieces] = useState<readonly HTMLElement[]>([]);
  const [hasFailed, setFailed] = useState(false);
  const viewport = page.getViewport({ scale });

  useEffect(() => {
    const { current: canvas } = picture;
    const { current: container } = words;
    if (!isNear || !canvas || !container) return;
    const size = page.getViewport({ scale });
    const ratio = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (size.width * size.height)));
    canvas.width = Math.floor(size.width * ratio);
    canvas.height = Math.floor(size.height * ratio);
    let isGone = false;
    const drawing = page.render({
      canvas,
      viewport: size,
      transform: ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0],
    });
    const layer = new pdf.library.TextLayer({
      textContentSource: page.streamTextContent(),
      container,
      viewport: size,
    });
    drawing.promise.then(
      () => (isGone ? undefined : setFailed(false)),
      () => (isGone ? undefined : setFailed(true)),
    );
    // Without its words the page still shows.
    layer.render().then(
      () => (isGone ? undefined : setPieces(layer.textDivs)),
      () => undefined,
    );
    return () => {
      isGone = true;
      drawing.cancel();
      layer.cancel();
      setPieces([]);
      container.replaceChildren();
      // An empty canvas gives its memory back at once.
      canvas.width = 0;
      canvas.height = 0;
    };
  }, [pdf, page, scale, isNear]);

  useEffect(() => {
    const marked = lit.flatMap((index) => pieces[index] ?? []);
    for (const piece of marked) piece.dataset.lit = "true";
    return () => {
      for (const piece of marked) delete piece.dataset.lit;
    };
  }, [lit, pieces]);

  return (
    <section
      ref={frame}
      aria-label={t("page", { number: page.pageNumber, count: pdf.pages.length })}
      data-page={page.pageNumber}
      className={style.page}
      style={{ width: Math.floor(viewport.width), height: Math.floor(viewport.height) }}
    >
      <canvas ref={picture} className="size-full" />
      <div
        ref={words}
        lang="zh-CN"
        className={style.words}
        style={{ "--total-scale-factor": scale } as object}
      />
      {hasFailed ? <p className={style.failed}>{t("pageFailed")}</p> : null}
    </section>
  );
}

function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const watching = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: current.closest("[data-scroll-pages]"),
      rootMargin: ahead,
    });
    watching.observe(current);
    return () => watching.disconnect();
  }, [element]);
  return isNear;
}
