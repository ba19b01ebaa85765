/** After so long without a scroll the page stands still, in milliseconds. */
const settled = 250;
/** After so long somebody stays: all is read for printing, and for what reaches over all rows. */
const patience = 4_000;
/** What somebody does who looks further. */
const signs = ["scroll", "wheel", "keydown", "pointerdown", "touchstart"] as const;

/** How far somebody looks into a list. */
export interface Sight {
  /** Whether somebody looks further than what the page came with, or stays with it. */
  isSought: () => boolean;
  /** Whether the list is being scrolled. */
  isMoving: () => boolean;
  /** Where what is in sight ends, as a share of the whole list; 0 before the first scroll. */
  reach: () => number;
}

/** Follows what is done on the page, until `signal` says that nobody asks any more. */
export function followSight(signal: AbortSignal): Sight {
  const since = performance.now();
  let isSought = false;
  let reach = 0;
  let movedAt = Number.NEGATIVE_INFINITY;
  const follow = ({ type, target }: Event) => {
    isSought = true;
    if (type !== "scroll") return;
    const pane = target instanceof Element ? target : document.documentElement;
    // At any other time the question would lay the page out once more.
    reach = (pane.scrollTop + pane.clientHeight) / pane.scrollHeight;
    movedAt = performance.now();
  };
  for (const sign of signs) window.addEventListener(sign, follow, { capture: true, passive: true, signal });
  return {
    isSought: () => isSought || performance.now() - since > patience,
    isMoving: () => performance.now() - movedAt < settled,
    reach: () => reach,
  };
}
