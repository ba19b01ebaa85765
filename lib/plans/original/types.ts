/** The forms of an original whose pages can be shown as they are. */
export type ShownFormat = "pdf" | "docx";

/** The file that a plan was read from, where its pages can be shown. */
export interface ShownOriginal {
  planId: string;
  format: ShownFormat;
  fileName: string;
}

/** Words found again in one of several parts (the pages or paragraphs of the original), counted in bare words. */
export interface FoundWords {
  part: number;
  start: number;
  end: number;
}
