"use client";

import { type RefCallback, useCallback, useState } from "react";

/** Enough for a phone's screen several times over. */
const step = 60;

/** How many of a long list of cards are drawn: more as its end comes into sight. */
export function useGrowing(): { count: number; end: RefCallback<HTMLElement> } {
  const [count, setCount] = useState(step);
  const end = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setCount((before) => before + step);
      },
      { rootMargin: "1200px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { count, end };
}
