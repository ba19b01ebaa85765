"use client";

import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { DocumentSection } from "@/lib/dashboards/document/types";
import { type Line, type DocumentText as Text, windowAt } from "@/lib/dashboards/document/view";
import { DocumentBody } from "./document-body";
import { DocumentTools } from "./document-tools";
import { useWindows } from "./use-windows";

/** How high a character makes its window, about, until it has been drawn. */
const heightEach = 0.7;
/** Who does this goes their own way. */
const signs = ["wheel", "touchstart", "keydown", "pointerdown"] as const;

/** After so long without anything new, a place has been reached. */
const settled = 700;

/** A place that the page is to show. */
interface Place {
  index: number;
  /** Of the element that stands there. */
  id: string | null;
  at: number;
}

/** The text of a plan. A long one is read and drawn window by window, as far as somebody looks. */
export function DocumentText({
  planId,
  text,
  sections,
}: {
  planId: string;
  text: Text;
  sections: readonly DocumentSection[];
}) {
  const { starts, first } = text;
  const address = `/plans/${planId}/document`;
  const windows = useWindows(`${address}/rows`, starts, first);
  const [isPrinting, setPrinting] = useState(false);
  const [place, setPlace] = usePlace(text, sections, windows.find);

  // Drawn again when the parts of the place and around it come: until they stay as they are, so does the place.
  const staying = useRef(0);
  useLayoutEffect(() => {
    if (!place || !arrive(place)) return;
    clearTimeout(staying.current);
    staying.current = window.setTimeout(() => setPlace(null), settled);
  });

  const print = async () => {
    await windows.readAll();
    flushSync(() => setPrinting(true));
    window.print();
    setPrinting(false);
  };

  if (starts.length === 1)
    return (
      <div className="px-gutter py-6 max-md:px-4">
        <DocumentBody lines={first.lines} />
      </div>
    );
  return (
    <div className="min-w-0">
      <DocumentTools
        address={`${address}/places`}
        onPlace={(at) => setPlace({ index: windowAt(starts, at), id: null, at })}
        onPrint={print}
        isWhole={isPrinting}
      />
      <div className="space-y-1 px-gutter py-6 max-md:px-4">
        {starts.map((start, index) => {
          const end = starts[index + 1] ?? text.length;
          const lines = isPrinting || windows.isNear(index) ? windows.linesOf(index) : null;
          return (
            <div
              key={start}
              ref={windows.watch}
              data-window={index}
              className="relative print:h-auto!"
              style={
                lines
                  ? undefined
                  : { height: windows.heightOf(index) ?? Math.ceil((end - start) * heightEach) }
              }
            >
              {lines ? (
                <Window lines={lines} />
              ) : (
                <Headings sections={sections.filter((one) => one.start >= start && one.start < end)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const Window = memo(function Window({ lines }: { lines: readonly Line[] }) {
  return <DocumentBody lines={lines} />;
});

/** Where links to headings arrive in a part that has not been drawn. */
function Headings({ sections }: { sections: readonly DocumentSection[] }) {
  return sections.map(({ id }) => <span key={id} id={`section-${id}`} className="absolute top-0" />);
}

/** The place that an address or a click asks for; none any more as soon as somebody goes their own way. */
function usePlace(
  { starts, first, taskId, at }: Text,
  sections: readonly DocumentSection[],
  find: (taskId: string) => Promise<number | null>,
): [Place | null, (place: Place | null) => void] {
  const [place, setPlace] = useState<Place | null>(() =>
    at === null ? null : { index: first.index, id: taskId && `task-${taskId}`, at },
  );
  const go = useCallback(
    async (hash: string) => {
      const [kind, id] = [hash.slice(1, hash.indexOf("-")), hash.slice(hash.indexOf("-") + 1)];
      const section = kind === "section" ? sections.find((one) => one.id === id) : undefined;
      if (section) setPlace({ index: windowAt(starts, section.start), id: hash.slice(1), at: section.start });
      if (kind !== "task") return;
      const index = await find(id).catch(() => null);
      if (index !== null) setPlace({ index, id: hash.slice(1), at: starts[index] ?? 0 });
    },
    [sections, starts, find],
  );
  const isLong = starts.length > 1;
  useEffect(() => {
    if (!isLong) return;
    if (location.hash) void go(location.hash);
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
      if (link) void go(link.getAttribute("href") ?? "");
    };
    const leave = () => setPlace(null);
    const goAgain = () => void go(location.hash);
    for (const sign of signs) window.addEventListener(sign, leave, { capture: true, passive: true });
    document.addEventListener("click", follow);
    window.addEventListener("hashchange", goAgain);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, leave, { capture: true });
      document.removeEventListener("click", follow);
      window.removeEventListener("hashchange", goAgain);
    };
  }, [isLong, go]);
  return [place, setPlace];
}

/** Scrolls to a place: to its part and, as soon as that has been drawn, to the line itself. Says whether that was there. */
function arrive({ index, id, at }: Place): boolean {
  const part = document.querySelector(`[data-window="${index}"]`);
  const named =
    id === null ? null : document.querySelector(`[data-window="${index}"] [id="${id}"][data-place]`);
  const line = named ?? (id === null ? lineAt(part, at) : null);
  (line ?? part)?.scrollIntoView({ block: named ? "start" : "center" });
  if (!line) return false;
  if (!named) {
    for (const before of document.querySelectorAll("[data-found]")) before.removeAttribute("data-found");
    line.setAttribute("data-found", "");
  }
  return true;
}

function lineAt(part: Element | null, at: number): Element | null {
  const lines = [...(part?.querySelectorAll("[data-start]") ?? [])];
  return lines.findLast((line) => Number(line.getAttribute("data-start")) <= at) ?? null;
}
