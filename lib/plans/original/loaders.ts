import { findPlanOrigin } from "../data";
import { planAccess } from "../loaders";
import type { ShownOriginal } from "./types";
import { shownFormat } from "./view";

/** The original of a plan, for whoever may see the plan; null where it has none whose pages can be shown. */
export async function loadShownOriginal(planId: string): Promise<ShownOriginal | null> {
  const { scope, plan } = await planAccess(planId);
  const origin = await findPlanOrigin(scope, plan.id);
  const format = shownFormat(origin?.format ?? null);
  return format && origin?.fileName ? { planId: plan.id, format, fileName: origin.fileName } : null;
}
