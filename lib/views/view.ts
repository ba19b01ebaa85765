import type { Actor } from "@/lib/auth/types";
import { mayChangeView } from "./policy";
import { type SavedView, viewPages } from "./types";

/** What belongs to a moment, not to a way of looking: the task that is open, the page of a list. */
const passing = ["task", "ids", "after", "before"];
/** Of an address that is kept. */
export const longestQuery = 2000;

/** The address of a view in one order, so that two that ask for the same are the same. */
export function canonicalQuery(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(
    ([key, value]) => /^[a-z]{1,20}$/i.test(key) && value !== "" && !passing.includes(key),
  );
  const params = new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  return params.toString().replaceAll("%2C", ",").slice(0, longestQuery);
}

interface Stored {
  id: string;
  ownerId: string;
  name: string;
  page: string;
  query: string;
  isShared: boolean;
}

/** A stored view as its reader sees it. */
export function savedView(actor: Pick<Actor, "role" | "userId">, stored: Stored): SavedView {
  const { id, name, query, isShared } = stored;
  return {
    id,
    name,
    query,
    isShared,
    page: viewPages.find((page) => page === stored.page) ?? "table",
    mayChange: mayChangeView(actor, stored),
  };
}
