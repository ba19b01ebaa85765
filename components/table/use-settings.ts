"use client";

import { useSyncExternalStore } from "react";
import type { RowHeight } from "@/components/ui/data-table";

interface Settings {
  rows: RowHeight;
}

const usual: Settings = { rows: "normal" };
const storageKey = "luoshi-table";
const changed = "luoshi-table-changed";

let kept: { text: string | null; settings: Settings } = { text: null, settings: usual };

function parse(text: string | null): Settings {
  if (text === null) return usual;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return usual;
    const { rows } = value as { rows?: unknown };
    return { rows: rows === "tight" || rows === "loose" ? rows : "normal" };
  } catch {
    return usual;
  }
}

function read(): Settings {
  let text: string | null = null;
  try {
    text = localStorage.getItem(storageKey);
  } catch {
    // A browser that keeps nothing shows the usual rows.
  }
  if (text !== kept.text) kept = { text, settings: parse(text) };
  return kept.settings;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}

/** Row height of the working table, kept in this browser; columns stand in the address. */
export function useSettings(): [Settings, (settings: Settings) => void] {
  const settings = useSyncExternalStore(subscribe, read, () => usual);
  const save = (next: Settings) => {
    try {
      localStorage.setItem(storageKey, JSON.stringify(next));
    } catch {
      // Shown until the page is left, though not kept.
      kept = { text: kept.text, settings: next };
    }
    window.dispatchEvent(new Event(changed));
  };
  return [settings, save];
}
