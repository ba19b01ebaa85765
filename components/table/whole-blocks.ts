import type { Range } from "@tanstack/react-virtual";

/**
 * Rows come and go by so many at once: each time, all that is drawn is laid out anew, and a scroll that did so for each
 * single row would be felt.
 */
const block = 6;

/** The rows that are drawn: those in sight with some beyond them, in whole blocks. */
export function wholeBlocks({ startIndex, endIndex, overscan, count }: Range): number[] {
  const from = Math.max(0, startIndex - overscan);
  const first = from - (from % block);
  const end = Math.min(count, endIndex + 1 + overscan);
  const last = Math.min(count, Math.ceil(end / block) * block);
  return Array.from({ length: last - first }, (_, at) => first + at);
}
