/** The text without NUL and lone halves of characters: they cannot be sent to the database. */
export function sendableText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "");
}
