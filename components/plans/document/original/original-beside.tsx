"use client";

import dynamic from "next/dynamic";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { ShownOriginal } from "@/lib/plans/original/types";
import { type Wanted, wordsAround } from "./wanted";

// A library that draws pages is as large as the rest of the page several times over.
const OriginalPane = dynamic(() => import("./original-pane").then((module) => module.OriginalPane), {
  ssr: false,
});

/**
 * The text of a plan, and beside it the pages that it was read from: where there is no room for both, one in place of the
 * other. The pages follow what somebody clicks on in the text.
 */
export function OriginalBeside({
  original,
  children,
}: {
  /** Null: there are no pages to show, and the text stands alone. */
  original: ShownOriginal | null;
  children: ReactNode;
}) {
  return original ? <Beside original={original}>{children}</Beside> : children;
}

function Beside({ original, children }: { original: ShownOriginal; children: ReactNode }) {
  const t = useTranslations("plans.document.original");
  const text = useRef<HTMLDivElement>(null);
  const isOpen = useOpen(`/plans/${original.planId}/document`);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const keepPlace = usePlaceKept(text, isOpen);
  useFollowing(text, isOpen, setWanted);

  const change = (next: "text" | "original") => {
    const line = keepPlace();
    const wish = line && wordsAround(line);
    if (next === "original" && wish) setWanted(wish);
    const params = new URLSearchParams(location.search);
    if (next === "original") params.set("original", "1");
    else params.delete("original");
    const search = params.toString();
    history.pushState(null, "", `${location.pathname}${search ? `?${search}` : ""}${location.hash}`);
  };

  return (
    <div
      data-original={isOpen || undefined}
      className="group/beside min-[1100px]:data-original:grid min-[1100px]:data-original:grid-cols-2 print:block!"
    >
      <div data-print="hide" className="col-span-2 flex justify-end px-gutter pt-3 max-md:px-4">
        <SegmentedControl
          label={t("shown")}
          value={isOpen ? "original" : "text"}
          options={[
            { value: "text", label: t("text") },
            {
              value: "original",
              label: (
                <>
                  <span className="max-[1099px]:hidden">{t("both")}</span>
                  <span className="min-[1100px]:hidden">{t("original")}</span>
                </>
              ),
            },
          ]}
          onChange={change}
        />
      </div>
      <div ref={text} className="min-w-0 max-[1099px]:group-data-original/beside:hidden print:block!">
        {children}
      </div>
      {isOpen ? (
        <aside
          aria-label={t("original")}
          data-print="hide"
          className="sticky top-0 mt-3 flex h-dvh min-w-0 flex-col border-line max-[1099px]:h-[85dvh] max-[1099px]:border-t min-[1100px]:border-l"
        >
          <OriginalPane original={original} wanted={wanted} />
        </aside>
      ) : null}
    </div>
  );
}

/** Whether the address asks for the original. A task opened beside the page has the address meanwhile. */
function useOpen(address: string): boolean {
  const isHere = usePathname() === address;
  const isAsked = useSearchParams().get("original") === "1";
  const [isOpen, setOpen] = useState(isAsked);
  if (isHere && isAsked !== isOpen) setOpen(isAsked);
  return isOpen;
}

/** Lines become longer or shorter; the one that is being read stays where it is. Gives that line, if it is not the first. */
function usePlaceKept(text: RefObject<HTMLElement | null>, isOpen: boolean): () => Element | null {
  const kept = useRef<{ line: Element; top: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is used when the room for the text changes
  useLayoutEffect(() => {
    const { current: place } = kept;
    const now = place?.line.getBoundingClientRect();
    if (!place || !now || now.height === 0) return;
    window.scrollBy({ top: now.top - place.top, behavior: "instant" });
    kept.current = null;
  }, [isOpen]);
  return () => {
    const lines = [...(text.current?.querySelectorAll("[data-start]") ?? [])];
    const line = lines.find((one) => one.getBoundingClientRect().bottom > 0);
    if (!line || line === lines[0]) return null;
    kept.current = { line, top: line.getBoundingClientRect().top };
    return line;
  };
}

/** The pages go along with what is clicked on, and with the keys. */
function useFollowing(
  text: RefObject<HTMLElement | null>,
  isOpen: boolean,
  onWanted: (wanted: Wanted) => void,
): void {
  useEffect(() => {
    const { current } = text;
    if (!isOpen || !current) return;
    const follow = ({ target }: Event) => {
      const wanted = target instanceof Element ? wordsAround(target) : null;
      if (wanted) onWanted(wanted);
    };
    const followKeys = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) follow(event);
    };
    current.addEventListener("click", follow);
    current.addEventListener("focusin", followKeys);
    return () => {
      current.removeEventListener("click", follow);
      current.removeEventListener("focusin", followKeys);
    };
  }, [text, isOpen, onWanted]);
}
