"use client";

import { useEffect } from "react";

let order: readonly string[] = [];

/** The tasks in the order in which the view behind the panel shows them. */
export function taskOrder(): readonly string[] {
  return order;
}

/** Tells the panel in which order this view shows its tasks, so that it can go on to the next. */
export function useTaskOrder(ids: readonly string[]): void {
  useEffect(() => {
    order = ids;
    return () => {
      order = [];
    };
  });
}
