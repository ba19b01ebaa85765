import { findOriginalName } from "../data";
import { planAccess } from "../loaders";
import type { ShownOriginal } from "./types";
import { shownFormat } from "./view";

/** The original of a plan, for whoever may see the plan; null where it has none whose pages can be shown. */
export async function loadShownOriginal(planId: string): Promise<ShownOriginal | null> {
  const { scope, plan } = await planAccess(planId);
  const original = await findOriginalName(scope, plan.id);
  const format = shownFormat(original?.format ?? null);
  return format && original ? { planId: plan.id, format, fileName: original.fileName } : null;
}
