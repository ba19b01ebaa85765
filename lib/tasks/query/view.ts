import {
  dueWindows,
  type Facet,
  type FacetCount,
  hasFilters,
  lights,
  partFilters,
  type TaskQuery,
  taskStatuses,
} from "../types";

export interface FacetOption {
  key: string;
  /** Of plans, sections and departments; the rest is named by the messages. */
  name: string | null;
  count: number;
  on: boolean;
}

export type FacetOptions = Record<Facet, FacetOption[]>;

interface Named {
  id: string;
  name: string;
}

/** The choices of each filter in a lasting order, with how many tasks each would show. */
export function facetOptions(
  counts: readonly FacetCount[],
  query: TaskQuery,
  names: Record<"sections" | "departments" | "plans", readonly Named[]>,
): FacetOptions {
  const byKey = new Map(counts.map(({ facet, key, count }) => [`${facet}:${key}`, count]));
  const option = (facet: Facet, key: string, name: string | null = null): FacetOption => {
    const chosen: readonly string[] = query[facet];
    return { key, name, count: byKey.get(`${facet}:${key}`) ?? 0, on: chosen.includes(key) };
  };
  const shown = (options: FacetOption[]) => options.filter(({ count, on }) => count > 0 || on);
  const worded = (facet: Facet, keys: readonly string[]) => shown(keys.map((key) => option(facet, key)));
  const named = (facet: Facet, all: readonly Named[]) =>
    shown(all.map(({ id, name }) => option(facet, id, name)));
  return {
    plan: named("plan", names.plans),
    status: worded("status", taskStatuses),
    light: worded("light", lights),
    department: named("department", names.departments),
    role: worded("role", partFilters),
    section: named("section", names.sections),
    due: worded("due", dueWindows),
    has: worded("has", hasFilters),
  };
}
