import type { Evidence } from "./types";

export { isEvidenced } from "@/lib/tasks/rules";

/** 412 KB, 3.6 MB: in the unit in which the figure is short. */
export function sizeOf({ size }: Pick<Evidence, "size">): { unit: "kb" | "mb"; value: string } {
  const kb = size / 1024;
  if (kb < 1000) return { unit: "kb", value: String(Math.max(1, Math.round(kb))) };
  return { unit: "mb", value: (kb / 1024).toFixed(1) };
}

/** JPG, PDF: what stands behind the last point of the name. */
export function typeMark({ fileName }: Pick<Evidence, "fileName">): string | null {
  return /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase() ?? null;
}

/**
 * The list as a page knows it: what the server last told, with what has been added and without what has been taken away
 * since then.
 */
export function withChanges<T extends Pick<Evidence, "id">>(
  told: readonly T[],
  added: readonly T[],
  removed: ReadonlySet<string>,
): T[] {
  const known = new Set(told.map(({ id }) => id));
  return [...told, ...added.filter(({ id }) => !known.has(id))].filter(({ id }) => !removed.has(id));
}
