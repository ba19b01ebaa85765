"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "./typing-target";

export type UndoWay = "undo" | "redo";

/** Ctrl or ⌘ with z takes back, with Shift or with y does again; not while somebody types or a dialog is open. */
export function useUndoKey(run: ((way: UndoWay) => unknown) | null): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const isWanted = run !== null;
  useEffect(() => {
    if (!isWanted) return;
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event)) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog]")) return;
      const key = event.key.toLowerCase();
      const way = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
      if (way === null) return;
      event.preventDefault();
      latest.current?.(way);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isWanted]);
}
