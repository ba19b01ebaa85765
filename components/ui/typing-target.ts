const textFields =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';

/** Whether a key goes into a text: then it is no shortcut (N, L, J, /). A ticked box is no text. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.isComposing || (event.target instanceof Element && event.target.closest(textFields) !== null);
}
