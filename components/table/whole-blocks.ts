import type { Range } from "@tanstack/react-virtual";

/**
 * Rows come and go by so many at once: each time, all that is drawn is laid out anew, and a scroll that did so for each
 * single row would be felt.
 */
const block = 6;
/** So many rows stay behind somebody who scrolls on. */
const behind = 2;

/**
 * Tells the rows that are drawn: those in sight with some beyond them, more where the scroll leads to, in whole blocks.
 * It draws as many as it ever had to, so that a block comes at one end of them at the moment when one goes at the other.
 */
export function wholeBlocks(): (range: Range) => number[] {
  let most = 0;
  let before = 0;
  let isUpward = false;
  return ({ startIndex, endIndex, overscan, count }) => {
    most = Math.max(most, endIndex - startIndex + 1);
    if (startIndex !== before) isUpward = startIndex < before;
    before = startIndex;
    const from = Math.max(0, startIndex - (isUpward ? overscan : behind));
    const first = from - (from % block);
    const last = Math.min(count, first + Math.ceil((most + behind + overscan) / block + 1) * block);
    return Array.from({ length: last - first }, (_, at) => first + at);
  };
}
