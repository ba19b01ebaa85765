"use client";

const most = 6;

function place(owner: string): string {
  return `luoshi-search:${owner}`;
}

/** What this person looked for last in this browser, the latest first. */
export function recentSearches(owner: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(owner)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, most) : [];
  } catch {
    return [];
  }
}

export function keepSearch(owner: string, query: string): void {
  const words = query.trim();
  if (words === "") return;
  try {
    const others = recentSearches(owner).filter((one) => one !== words);
    localStorage.setItem(place(owner), JSON.stringify([words, ...others].slice(0, most)));
  } catch {
    // A browser that keeps nothing still searches.
  }
}

export function forgetSearches(owner: string): void {
  try {
    localStorage.removeItem(place(owner));
  } catch {
    // Nothing was kept.
  }
}
