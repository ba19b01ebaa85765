import { csvFile } from "@/lib/text/csv";
import { currentPeriod } from "./rules";
import type { LackingPart, Period, PeriodView } from "./types";
import { periodViews } from "./types";

/** The view that an address asks for. */
export function viewOf(text: string | undefined): PeriodView {
  return periodViews.find((view) => view === text) ?? "departments";
}

/** The period that an address asks for, else the current one, else the first that is ahead. */
export function chosenPeriod(periods: Period[], id: string | undefined): Period | null {
  return (
    periods.find((period) => period.id === id) ??
    currentPeriod(periods) ??
    periods.find(({ state }) => state !== "upcoming") ??
    periods.at(-1) ??
    null
  );
}

/** Parts that have handed in, whenever. */
export function reported({ counts }: Pick<Period, "counts">): number {
  return counts.onTime + counts.late;
}

export interface ListWords {
  header: readonly string[];
  role: (part: LackingPart) => string;
  outcome: (part: LackingPart) => string;
}

/** The list as a file: department, number, task, role, what was lacking, when it came. */
export function lackingCsv(parts: readonly LackingPart[], words: ListWords): string {
  const rows = parts.map((part) => [
    part.department,
    part.number ?? "",
    part.task,
    words.role(part),
    words.outcome(part),
    part.firstOn ?? part.madeUpOn ?? "",
  ]);
  return csvFile([words.header, ...rows]);
}
