import type { Actor } from "@/lib/auth/types";
import { tableColumns } from "@/lib/tasks/types";
import { mayChangeView } from "./policy";
import { type ColumnWidths, type SavedView, viewPages } from "./types";

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

const widthKeys = ["name", "light", ...tableColumns] as const;
/** A column that is narrower cannot be taken hold of; one that is wider fills a screen. */
export const widthLimits = { least: 48, most: 800 };

/** A width as it can be: whole, and neither too narrow nor too wide. */
export function fittingWidth(px: number): number {
  return Math.min(widthLimits.most, Math.max(widthLimits.least, Math.round(px)));
}

/** Reads widths as they are kept: `name:320,lead:180`. What it does not know it passes over. */
export function readWidths(text: string): ColumnWidths {
  const widths: ColumnWidths = {};
  for (const part of text.split(",")) {
    const [, name, px] = /^([a-z]{1,20}):(\d{1,5})$/.exec(part) ?? [];
    const key = widthKeys.find((one) => one === name);
    if (key && px) widths[key] = fittingWidth(Number(px));
  }
  return widths;
}

/** The same widths in one order, so that two that are alike are the same text. */
export function writeWidths(widths: ColumnWidths): string {
  return widthKeys.flatMap((key) => (widths[key] === undefined ? [] : [`${key}:${widths[key]}`])).join();
}

interface Stored {
  id: string;
  ownerId: string;
  name: string;
  page: string;
  query: string;
  widths: string;
  isShared: boolean;
}

/** A stored view as its reader sees it. */
export function savedView(actor: Pick<Actor, "role" | "userId">, stored: Stored): SavedView {
  const { id, name, query, widths, isShared } = stored;
  return {
    id,
    name,
    query,
    widths,
    isShared,
    page: viewPages.find((page) => page === stored.page) ?? "table",
    mayChange: mayChangeView(actor, stored),
  };
}

/** Widths are kept in a cookie, so that the server draws a table as it will stay; each with the person whose they are. */
export const widthsCookie = "luoshi-widths";

/** A person's own widths from what a browser keeps, which may be somebody else's. */
export function widthsOf(personId: string, kept: string): string {
  const [owner, text = ""] = kept.split("~");
  return owner === personId ? writeWidths(readWidths(text)) : "";
}
