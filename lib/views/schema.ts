import { z } from "zod";
import { viewPages } from "./types";

/** What belongs to a moment, not to a way of looking: the task that is open, the page of a list. */
const passing = ["task", "ids", "after", "before"];
const longestQuery = 2000;

/** The address of a view in one order, so that two that ask for the same are the same. */
export function canonicalQuery(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(
    ([key, value]) => /^[a-z]{1,20}$/i.test(key) && value !== "" && !passing.includes(key),
  );
  const params = new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  return params.toString().replaceAll("%2C", ",").slice(0, longestQuery);
}

const name = z.string().trim().min(1).max(40);
const query = z.string().max(longestQuery).transform(canonicalQuery);

export const saveViewInput = z.object({
  planId: z.uuid(),
  name,
  page: z.enum(viewPages),
  query,
  isShared: z.boolean(),
});
export type SaveViewInput = z.output<typeof saveViewInput>;

export const changeViewInput = z.object({
  viewId: z.uuid(),
  name: name.optional(),
  isShared: z.boolean().optional(),
  /** Another way of looking under the same name. */
  look: z.object({ page: z.enum(viewPages), query }).optional(),
});
export type ChangeViewInput = z.output<typeof changeViewInput>;

export const removeViewInput = z.object({ viewId: z.uuid() });
export type RemoveViewInput = z.output<typeof removeViewInput>;
