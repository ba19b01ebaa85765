import type { Actor } from "@/lib/auth/types";
import { mayChangeView } from "./policy";
import { type SavedView, viewPages } from "./types";

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
