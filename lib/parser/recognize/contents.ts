const HEADING = /^[\s【(]*目\s*[录次][\s】):]*$/;
/** A heading with leaders and a page number: `一、总体要求……1`. */
const LEADERS = /[.…·•]{3,}\s*\d{1,4}\s*$/;

/** The heading of a table of contents. Takes width-folded text. */
export function isContentsHeading(fold: string): boolean {
  return HEADING.test(fold);
}

/** A line of a table of contents, told by the leaders before its page number. */
export function isContentsLine(fold: string): boolean {
  return fold.length <= 120 && LEADERS.test(fold);
}
