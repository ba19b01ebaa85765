"use client";

import { type RefObject, useEffect } from "react";

/** After so long without a scroll the table stands still, in milliseconds. */
const settled = 150;

/**
 * While somebody scrolls downwards, the cells of its body that are pinned to the side do not stick but are held where
 * they are, as a part of their rows: each cell that sticks is a layer of its own, which the browser would move with
 * every frame. Marks the body with data-held; --held says how far it is scrolled sideways, where it is.
 */
export function useHeldCells(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const held = body.current;
    const pane = held?.closest("[data-scroll]");
    if (!held || !pane) return;
    let left = 0;
    let isSideways = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      isSideways = false;
      held.removeAttribute("data-held");
      // Each cell is looked at anew for it.
      if (pane.scrollLeft === left) return;
      left = pane.scrollLeft;
      held.style.setProperty("--held", `${left}px`);
    };
    const move = () => {
      clearTimeout(timer);
      timer = setTimeout(rest, settled);
      isSideways ||= pane.scrollLeft !== left;
      held.toggleAttribute("data-held", !isSideways);
    };
    rest();
    pane.addEventListener("scroll", move, { passive: true });
    return () => {
      clearTimeout(timer);
      pane.removeEventListener("scroll", move);
    };
  }, [body]);
}
