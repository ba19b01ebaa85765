"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { SavedView } from "@/lib/views/types";

interface PlanViews {
  planId: string;
  views: readonly SavedView[];
  mayShare: boolean;
}

const ViewsContext = createContext<PlanViews | null>(null);

/** Hands the saved views of a plan to the toolbars below, so that no view of the tasks has to carry them. */
export function ViewsProvider({ children, ...views }: PlanViews & { children: ReactNode }) {
  return <ViewsContext value={views}>{children}</ViewsContext>;
}

export function usePlanViews(): PlanViews | null {
  return useContext(ViewsContext);
}
