import { useEffect, useRef } from "react";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/**
 * Tells React of words that were typed before the page was awake: they stand in the field, but the state begins with
 * what the server rendered and would write over them. `value` is that of the field, undefined where it keeps its own.
 */
export function useEarlyWords<Field extends TextField>(value: string | undefined) {
  const ref = useRef<Field>(null);
  const rendered = useRef(value);
  useEffect(() => {
    const field = ref.current;
    const expected = rendered.current;
    if (!field || expected === undefined || field.value === expected) return;
    const typed = field.value;
    // React passes over an event that brings the value it has noted last; only the field's own setter is noted.
    field.value = expected;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, typed);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, []);
  return ref;
}
