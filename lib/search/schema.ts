/** Beyond it nothing more is said by a search than by its beginning. */
const longestQuery = 100;

/** Reads what somebody looks for out of an address or a form; whatever it is, it becomes a text. */
export function readSearch(value: string | string[] | null | undefined): string {
  const text = [value ?? ""].flat()[0] ?? "";
  // NUL and lone halves of characters cannot be sent to the database.
  return [...text.replace(/[\0\p{Surrogate}]/gu, "").trim()].slice(0, longestQuery).join("");
}
