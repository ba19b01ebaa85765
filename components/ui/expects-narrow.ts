/**
 * Whether a browser is likely to stand on a phone, by how it introduces itself (`User-Agent`): phones say "Mobi", in all
 * browsers; computers name their system. Null for anything else, such as tablets and programs.
 */
export function expectsNarrow(userAgent: string | null): boolean | null {
  if (userAgent === null) return null;
  if (userAgent.includes("Mobi")) return true;
  return /Windows NT|Macintosh|X11/.test(userAgent) ? false : null;
}
