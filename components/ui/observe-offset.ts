import { observeElementOffset } from "@tanstack/react-virtual";

/**
 * How far a virtual list has been scrolled, also before it listened: while the page was still asleep, or on its way to
 * paper. A list that is not told begins at its top, and sets the pane back to it.
 */
export const observeOffset: typeof observeElementOffset = (list, report) => {
  const stop = observeElementOffset(list, report);
  const { scrollElement, options } = list;
  const offset = (options.horizontal ? scrollElement?.scrollLeft : scrollElement?.scrollTop) ?? 0;
  if (offset > 0) report(offset, false);
  return stop;
};
