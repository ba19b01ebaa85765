import type { ReadingPages } from "../types";

// How far the readings of this process are. Outlives a module that a development server loads anew.
const kept = globalThis as { luoshiPages?: Map<string, ReadingPages> };

function known(): Map<string, ReadingPages> {
  kept.luoshiPages ??= new Map();
  return kept.luoshiPages;
}

/** Notes how many pages of an import have been read; null when its pages are over. */
export function notePages(importId: string, pages: ReadingPages | null): void {
  if (pages === null) known().delete(importId);
  else known().set(importId, pages);
}

/** The pages of an import that this process reads; null where it does not, or where there are none. */
export function pagesOf(importId: string): ReadingPages | null {
  return known().get(importId) ?? null;
}
