"use client";

import { useEffect, useState } from "react";
import type { ActionResult } from "@/lib/auth/types";
import type { CountedView, SavedView } from "@/lib/views/types";

/** How many tasks each view of a plan, or (null) across plans, shows now; null until the server has said, and where it does not answer. */
export function useCounts(
  planId: string | null,
  views: readonly SavedView[],
): ReadonlyMap<string, number> | null {
  const [counts, setCounts] = useState<ReadonlyMap<string, number> | null>(null);
  // Asked anew when a view came, went, or shows something else.
  const asked = views.map(({ id, query }) => `${id}?${query}`).join();
  useEffect(() => {
    if (asked === "") return;
    const control = new AbortController();
    const ask = async () => {
      const response = await fetch(planId === null ? "/api/views" : `/api/views?plan=${planId}`, {
        signal: control.signal,
      });
      const result = (await response.json()) as ActionResult<CountedView[]>;
      if (result.ok) setCounts(new Map(result.data.map(({ id, count }) => [id, count])));
    };
    ask().catch(() => undefined);
    return () => control.abort();
  }, [planId, asked]);
  return counts;
}
