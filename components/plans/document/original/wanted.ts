/** Words of the text whose place in the original is asked for; a new object each time somebody asks. */
export interface Wanted {
  words: string;
  /** Where they stand in the text. */
  at: number;
}

/** How a form of the original is drawn, whichever it is. */
export interface PagesProps {
  bytes: Uint8Array;
  /** What it is called, for those who do not see it. */
  label: string;
  /** 1: as wide as there is room for. */
  zoom: number;
  wanted: Wanted | null;
  onFail: () => void;
}

const words = ".doc-title, .doc-hei, .doc-kai, .doc-text";

/** The words of the line of the document in which an element stands; of a table's row those of the cell. */
export function wordsAround(element: Element): Wanted | null {
  const line = element.closest("[data-start]");
  if (!line) return null;
  const at = Number(line.getAttribute("data-start"));
  const cells = [...line.querySelectorAll("td:not([data-margin])")].map((cell) => cell.textContent);
  const cell = element.closest("td:not([data-margin])")?.textContent;
  const longest = cells.reduce((best, next) => (next.length > best.length ? next : best), "");
  const text = line.querySelector(words)?.textContent ?? (cell && cell.length > 8 ? cell : longest);
  return text ? { words: text, at } : null;
}
