import { z } from "zod";
import { viewPages } from "./types";
import { canonicalQuery, longestQuery } from "./view";

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
