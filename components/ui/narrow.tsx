"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const narrow = "(width < 48rem)";

const Expected = createContext<boolean | null>(null);

/** What the server took the window to be when it drew the page; null where it could not tell. */
export function NarrowProvider({ expected, children }: { expected: boolean | null; children: ReactNode }) {
  return <Expected value={expected}>{children}</Expected>;
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(narrow);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/**
 * Whether the window is as narrow as a phone's: a view that stands there as cards and elsewhere as a table draws only the
 * one. While the server draws, and until the page has woken, it is what the browser made expect; null draws both.
 */
export function useNarrow(): boolean | null {
  const expected = useContext(Expected);
  return useSyncExternalStore<boolean | null>(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => expected,
  );
}
