/** After so long without a scroll the page stands still, in milliseconds. */
const settled = 250;

/** How far somebody looks into a list that is scrolled. */
export interface Sight {
  /** Whether the list is being scrolled. */
  isMoving: () => boolean;
  /** Where what is in sight ends, as a share of the whole list; 0 before the first scroll. */
  reach: () => number;
}

/** Follows what is scrolled, until `signal` says that nobody asks any more. */
export function followSight(signal: AbortSignal): Sight {
  let pane: Element | null = null;
  let movedAt = Number.NEGATIVE_INFINITY;
  const scrolled = ({ target }: Event) => {
    pane = target instanceof Element ? target : document.documentElement;
    movedAt = performance.now();
  };
  window.addEventListener("scroll", scrolled, { capture: true, passive: true, signal });
  return {
    isMoving: () => performance.now() - movedAt < settled,
    reach: () => (pane ? (pane.scrollTop + pane.clientHeight) / pane.scrollHeight : 0),
  };
}
