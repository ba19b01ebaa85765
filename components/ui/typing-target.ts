const textFields =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';

/** Whether somebody who is there writes or chooses something. */
export function isTextField(element: Element | null): boolean {
  return element?.closest(textFields) != null;
}

/** Whether a key goes into a text: then it is no shortcut (N, L, J, /). A ticked box is no text. */
export function isTyping(event: KeyboardEvent): boolean {
  return event.isComposing || (event.target instanceof Element && isTextField(event.target));
}
