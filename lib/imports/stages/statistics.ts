import { database } from "@/lib/db/client";

/** Tables that a plan fills, by the name under which the database knows them. */
const filled = [
  "tasks",
  "assignments",
  "sections",
  "targets",
  "indicator_values",
  "status_changes",
  "reporting_periods",
] as const;

/** Below so many new rows the planner's guesses are still good. */
const manyRows = 500;

/**
 * Lets the database look at tables that have just been filled: until it has, it plans for empty ones, and a new
 * installation's pages take many times as long. After the transaction and best effort: nothing depends on it.
 */
export async function refreshStatistics(): Promise<void> {
  try {
    const due = await database().$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_user_tables
      WHERE relname = ANY (${[...filled]}::text[]) AND n_mod_since_analyze >= ${manyRows}
        AND n_mod_since_analyze * 5 >= n_live_tup
      LIMIT 1`;
    if (due.length === 0) return;
    await database()
      .$executeRaw`ANALYZE tasks, assignments, sections, targets, indicator_values, status_changes, reporting_periods`;
  } catch (error) {
    console.warn("statistics were not refreshed", error);
  }
}
