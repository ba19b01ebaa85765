"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { LedgerView } from "@/lib/tasks/view";

const PlanNames = createContext<ReadonlyMap<string, string>>(new Map());

/** Hands the titles of plans to the cells that name one, so that rows need not carry them. */
export function PlanNamesProvider({ plans, children }: Pick<LedgerView, "plans"> & { children: ReactNode }) {
  const names = useMemo(() => new Map(plans.map(({ id, name }) => [id, name])), [plans]);
  return <PlanNames value={names}>{children}</PlanNames>;
}

/** The title of a row's plan; blank on the pages of one plan. */
export function usePlanName(): (planId: string | undefined) => string {
  const names = useContext(PlanNames);
  return (planId) => names.get(planId ?? "") ?? "";
}
