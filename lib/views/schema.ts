import { z } from "zod";
import { viewPages } from "./types";
import { canonicalQuery, longestQuery, readWidths, writeWidths } from "./view";

const name = z.string().trim().min(1).max(40);
const query = z.string().max(longestQuery).transform(canonicalQuery);
const widths = z
  .string()
  .max(400)
  .default("")
  .transform((text) => writeWidths(readWidths(text)));

export const saveViewInput = z
  .object({
    /** Null: across all plans, where there is a table alone. */
    planId: z.uuid().nullable(),
    name,
    page: z.enum(viewPages),
    query,
    widths,
    isShared: z.boolean(),
  })
  .refine(({ planId, page }) => planId !== null || page === "table");
export type SaveViewInput = z.output<typeof saveViewInput>;

export const changeViewInput = z.object({
  viewId: z.uuid(),
  name: name.optional(),
  isShared: z.boolean().optional(),
  /** Another way of looking under the same name. */
  look: z.object({ page: z.enum(viewPages), query, widths }).optional(),
});
export type ChangeViewInput = z.output<typeof changeViewInput>;

export const removeViewInput = z.object({ viewId: z.uuid() });
export type RemoveViewInput = z.output<typeof removeViewInput>;
