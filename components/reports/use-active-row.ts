"use client";

import { type RefObject, useEffect, useState } from "react";

/**
 * The row that has the focus; it stays the active one when the focus leaves the list. Under a pointer the change waits
 * until the press has ended: rows grow and shrink, and what is being pressed must not move away meanwhile.
 */
export function useActiveRow(
  root: RefObject<HTMLElement | null>,
): [string | null, (key: string | null) => void] {
  const [active, setActive] = useState<string | null>(null);

  useEffect(() => {
    const list = root.current;
    if (!list) return;
    let pressed = false;
    let waiting: string | null = null;
    const follow = (target: EventTarget | null) => {
      if (!(target instanceof HTMLElement) || !list.contains(target)) return;
      const key = target.closest<HTMLElement>("[data-row]")?.dataset.row ?? null;
      if (key === null || target instanceof HTMLAnchorElement) return;
      if (pressed) waiting = key;
      else setActive(key);
    };
    const onFocus = (event: FocusEvent) => follow(event.target);
    const onPress = () => {
      pressed = true;
    };
    const onRelease = () => {
      // After the click that the press ends in.
      setTimeout(() => {
        pressed = false;
        if (waiting !== null) setActive(waiting);
        waiting = null;
      });
    };
    // Somebody may have begun to write before the page was awake.
    follow(document.activeElement);
    list.addEventListener("focusin", onFocus);
    list.addEventListener("pointerdown", onPress);
    document.addEventListener("pointerup", onRelease);
    document.addEventListener("pointercancel", onRelease);
    return () => {
      list.removeEventListener("focusin", onFocus);
      list.removeEventListener("pointerdown", onPress);
      document.removeEventListener("pointerup", onRelease);
      document.removeEventListener("pointercancel", onRelease);
    };
  }, [root]);

  return [active, setActive];
}
