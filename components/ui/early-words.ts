import { useEffect, useRef } from "react";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** What stood last in each text area that somebody wrote in: React fills one anew, if it held text, as it wakes it. */
const written = new WeakMap<EventTarget, string>();

const note = (area: HTMLTextAreaElement) => written.set(area, area.value);

// Once this file has come, and so before any field of it is woken; the window hears of words before React does.
if (typeof window !== "undefined") {
  for (const area of document.querySelectorAll("textarea")) if (area.value !== area.defaultValue) note(area);
  window.addEventListener(
    "input",
    ({ target }) => target instanceof HTMLTextAreaElement && note(target),
    true,
  );
}

/**
 * Tells React of words that were typed before the page was awake: they stand in the field, but the state begins with
 * what the server rendered and would write over them. `value` is that of the field, undefined where it keeps its own.
 */
export function useEarlyWords<Field extends TextField>(value: string | undefined) {
  const ref = useRef<Field>(null);
  const rendered = useRef(value);
  useEffect(() => {
    const field = ref.current;
    if (!field) return;
    const typed = written.get(field) ?? field.value;
    const expected = rendered.current ?? field.value;
    if (typed === expected) return;
    // React passes over an event that brings the value it has noted last; only the field's own setter is noted.
    field.value = expected;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, typed);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, []);
  return ref;
}
