"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

export interface OwedCommands {
  submit: (key: string) => void;
  unchanged: (key: string) => void;
  takeLast: (key: string) => void;
}

function rowOf(root: HTMLElement | null, key: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-row="${key}"]`) ?? null;
}

export function focusRow(root: HTMLElement | null, key: string): void {
  const row = rowOf(root, key);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

export function focusField(root: HTMLElement | null, key: string, field: string): void {
  const row = rowOf(root, key);
  const found = row?.querySelector<HTMLElement>(`[data-field="${field}"]`);
  if (found) found.focus({ preventScroll: true });
  else row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

/** Whether an arrow has nowhere to go inside the field: in a text only from its very beginning or end. */
function leavesField(field: HTMLInputElement | HTMLTextAreaElement, down: boolean, alt: boolean): boolean {
  if (field instanceof HTMLInputElement || alt) return true;
  if (field.selectionStart !== field.selectionEnd) return false;
  return field.selectionStart === (down ? field.value.length : 0);
}

/**
 * ↑ ↓ from row to row, N, L and Ctrl + Enter. Letters are commands only outside of fields; nothing is one while an
 * input method is composing.
 */
export function useOwedKeys(
  root: RefObject<HTMLElement | null>,
  pageKeys: boolean,
  keys: readonly string[],
  commands: OwedCommands,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const row = target.closest<HTMLElement>("[data-row]");
    // Elsewhere on the page the keys belong to what has the focus.
    if (!row && !(pageKeys && (target === document.body || target.id === "main"))) return;
    const key = row?.dataset.row;
    const field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
    const take = () => event.preventDefault();

    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (!key) return;
      take();
      commands.submit(key);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const down = event.key === "ArrowDown";
      if (field && !leavesField(field, down, event.altKey)) return;
      const next = key ? keys[keys.indexOf(key) + (down ? 1 : -1)] : down ? keys[0] : keys.at(-1);
      if (!next) return;
      take();
      const name = field?.dataset.field;
      if (name === "text" || name === "percent") focusField(root.current, next, name);
      else focusRow(root.current, next);
      return;
    }
    if (event.altKey) return;
    if (field) {
      if (event.key === "Escape" && row) row.focus();
      return;
    }
    if (!key) return;
    if (event.key === "n" || event.key === "N") {
      take();
      commands.unchanged(key);
    } else if (event.key === "l" || event.key === "L") {
      take();
      commands.takeLast(key);
    } else if (event.key === "Enter" && target === row) {
      take();
      focusField(root.current, key, "text");
    }
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
