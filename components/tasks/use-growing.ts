"use client";

import { type RefCallback, useCallback, useState } from "react";

/** Also where the element is out of sight in a pane of its own; browsers that cannot tell see it when it is there. */
const near: IntersectionObserverInit & { scrollMargin: string } = {
  rootMargin: "600px",
  scrollMargin: "200px",
};

/** Does something each time an element comes into sight, or nearly. */
export function useReached(onReached: () => void): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const watch = new IntersectionObserver(([entry]) => {
        if (entry?.isIntersecting) onReached();
      }, near);
      watch.observe(element);
      return () => watch.disconnect();
    },
    [onReached],
  );
}

/** Enough for a phone's screen several times over. */
const step = 60;

/** How many of a long list of cards are drawn: more as its end comes into sight. */
export function useGrowing(): { count: number; end: RefCallback<HTMLElement> } {
  const [count, setCount] = useState(step);
  const grow = useCallback(() => setCount((before) => before + step), []);
  return { count, end: useReached(grow) };
}
