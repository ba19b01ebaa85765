"use client";

import { useEffect, useRef, useState } from "react";
import { findWords } from "@/lib/plans/original/view";
import { bareWords } from "@/lib/text/fold";
import { drawDocx } from "./docx-drawing";
import { useWidth } from "./use-width";
import type { PagesProps } from "./wanted";

/**
 * A room of its own for what somebody else has written: no script runs in it, nothing is loaded into it, its styles stay
 * in it. Paper is white in either theme.
 */
const room = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>.</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>
:root { color-scheme: only light; --fit: 1; --around: #eee; }
body { margin: 0; background: var(--around); }
body > .docx-wrapper { zoom: var(--fit); padding: 20px; background: none; width: max-content; min-width: 100%; box-sizing: border-box; }
body > .docx-wrapper > section.docx { box-shadow: 0 0 0 1px rgb(0 0 0 / 0.15); margin-bottom: 20px; flex: none; }
[data-lit] { background: #c7d9f8 !important; }
</style></head><body></body></html>`;

/** Around a page, before it is fitted. */
const edge = 20;

/** A Word document as it is printed, as far as a browser can set it. */
export function DocxPages({ bytes, label, zoom, wanted, onFail }: PagesProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const width = useWidth(frame);
  const [paper, setPaper] = useState<Document | null>(null);
  const [isDrawn, setDrawn] = useState(false);

  useEffect(() => {
    if (!paper) return;
    let isGone = false;
    drawDocx(bytes).then(
      (nodes) => {
        if (isGone) return;
        // The room's own styles come after those of the document.
        const own = paper.head.querySelector("style");
        for (const node of nodes) (node.nodeName === "STYLE" ? paper.head : paper.body).append(node);
        if (own) paper.head.append(own);
        setDrawn(true);
      },
      () => (isGone ? undefined : onFail()),
    );
    return () => {
      isGone = true;
    };
  }, [bytes, paper, onFail]);

  useEffect(() => {
    if (!paper || !isDrawn || width === 0) return;
    const { style } = paper.documentElement;
    style.setProperty("--around", getComputedStyle(document.body).getPropertyValue("--color-sunken"));
    style.setProperty("--fit", "1");
    const pages = [...paper.querySelectorAll<HTMLElement>("section.docx")].map((page) => page.offsetWidth);
    const room = paper.documentElement.clientWidth || width;
    style.setProperty("--fit", String((room / (Math.max(1, ...pages) + 2 * edge)) * zoom));
  }, [paper, isDrawn, width, zoom]);

  useEffect(() => {
    if (!paper || !isDrawn || !wanted) return;
    const lines = [...paper.querySelectorAll("p")];
    const found = findWords(
      lines.map((line) => bareWords(line.textContent)),
      wanted.words,
      wanted.at,
    );
    const line = found && lines[found.part];
    if (!line) return;
    for (const before of paper.querySelectorAll("[data-lit]")) before.removeAttribute("data-lit");
    line.setAttribute("data-lit", "true");
    const { top, height } = line.getBoundingClientRect();
    const { scrollingElement } = paper;
    if (scrollingElement)
      scrollingElement.scrollTop += top - Math.max(0, scrollingElement.clientHeight - height) / 3;
  }, [paper, isDrawn, wanted]);

  return (
    <iframe
      ref={frame}
      title={label}
      sandbox="allow-same-origin"
      srcDoc={room}
      onLoad={({ currentTarget }) => setPaper(currentTarget.contentDocument)}
      className="block min-h-0 w-full flex-1 border-0 bg-sunken"
    />
  );
}
