import { withoutRadicals } from "@/lib/extract/radicals";

// Control and format characters take no place on paper: zero-width spaces, soft hyphens, directions, marks of converters.
const invisible = /[\p{Cc}\p{Cf}]/gu;
const breaks = /[\t\n\v\f\r]/g;
const blanks = /[ \u00A0\u1680\u2000-\u200A\u202F\u205F]+/g;

/**
 * One line as it is read: invisible characters gone, blanks collapsed, ideographic indents at both ends removed.
 * Ideographic spaces inside stay: they separate names in lists of members.
 */
export function tidyLine(text: string): string {
  return withoutRadicals(text).replace(breaks, " ").replace(invisible, "").replace(blanks, " ").trim();
}

/** Splits at every kind of line break, tidies, and drops what is blank. */
export function tidyLines(text: string): string[] {
  const lines: string[] = [];
  for (const raw of text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
    const line = tidyLine(raw);
    if (line !== "") lines.push(line);
  }
  return lines;
}
