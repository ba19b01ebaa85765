"use client";

import { useEffect } from "react";

/** What each part of the view shows, by its place in it. */
const parts = new Map<number, readonly string[]>();

/** The tasks in the order in which the view behind the panel shows them. */
export function taskOrder(): readonly string[] {
  return [...parts].sort(([one], [other]) => one - other).flatMap(([, ids]) => ids);
}

/**
 * Tells the panel in which order this view shows its tasks, so that it can go on to the next; a view of several lists
 * tells it of each, by its place.
 */
export function useTaskOrder(ids: readonly string[], place = 0): void {
  useEffect(() => {
    parts.set(place, ids);
    return () => {
      parts.delete(place);
    };
  });
}
