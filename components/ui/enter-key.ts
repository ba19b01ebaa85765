import type { KeyboardEvent } from "react";

/**
 * True for an Enter that is meant as one. While an input method is composing, Enter picks a candidate;
 * Safari reports that Enter after composition has ended, with the key code 229.
 */
export function isPlainEnter(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.nativeEvent.isComposing && event.keyCode !== 229;
}
