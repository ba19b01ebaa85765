"use client";

import { useSyncExternalStore } from "react";

const phone = "(width < 48rem)";

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(phone);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether this is a phone; null while the server draws, which cannot know and draws both. */
export function useNarrow(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    subscribe,
    () => window.matchMedia(phone).matches,
    () => null,
  );
}
