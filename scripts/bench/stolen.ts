/** What a machine that is shared gives to others meanwhile. */
import { readFile } from "node:fs/promises";

/**
 * The share of the processors' time that somebody else had while `work` went on, between 0 and 1; null where the system
 * does not tell. Linux: proc_stat(5), the eighth figure of its first line.
 */
export async function stolenFrom<T>(work: () => Promise<T>): Promise<{ result: T; stolen: number | null }> {
  const before = await times();
  const result = await work();
  const after = await times();
  if (!before || !after) return { result, stolen: null };
  const passed = after.all - before.all;
  return { result, stolen: passed > 0 ? (after.stolen - before.stolen) / passed : 0 };
}

async function times(): Promise<{ all: number; stolen: number } | null> {
  const text = await readFile("/proc/stat", "utf8").catch(() => null);
  if (text === null) return null;
  const figures = (text.split("\n")[0] ?? "").split(/\s+/).slice(1, 9).map(Number);
  return { all: figures.reduce((sum, figure) => sum + figure, 0), stolen: figures[7] ?? 0 };
}
