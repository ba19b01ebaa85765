/**
 * Why a file could not be read. The codes are stable: the interface translates them, one sentence each, and says what
 * can be done.
 */
export type ExtractErrorCode =
  /** No bytes, or nothing but white space. */
  | "empty"
  /** The file, or what it unpacks to, is above a limit of `limits.ts`. */
  | "too-large"
  /** Readable bytes of a kind that is no document here; `details.kind` names it. */
  | "unsupported-format"
  /** Protected with a password. */
  | "encrypted"
  /** A container (zip) that is cut off or damaged. */
  | "broken-archive"
  /** A container that unpacks to far more than a document can hold. */
  | "archive-bomb"
  /** The container is sound, what it holds is not. */
  | "broken-document"
  /** Nested or repeated beyond what a document needs. */
  | "too-complex"
  /** Sound, but without a single character of text: pictures only. */
  | "no-text"
  /** A text file in no encoding that makes sense of it. */
  | "unreadable-encoding";

/** What was found where a document was expected. */
export type ForeignKind =
  | "program"
  | "image"
  | "audio-video"
  | "archive"
  | "legacy-word"
  | "legacy-excel"
  | "legacy-office"
  | "spreadsheet"
  | "presentation"
  | "word-xml"
  | "ofd"
  | "binary";

export interface ExtractErrorDetails {
  /** For `unsupported-format`: what the bytes are. */
  kind?: ForeignKind;
  /** For limits: the limit and what was met, in the unit of the limit. */
  limit?: number;
  actual?: number;
  /** A part of the container, such as `word/document.xml`. */
  part?: string;
}

/** The only error that reading a file throws. `message` is for logs and the command line, in English. */
export class ExtractError extends Error {
  readonly code: ExtractErrorCode;
  readonly details: ExtractErrorDetails;

  constructor(code: ExtractErrorCode, message: string, details: ExtractErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "ExtractError";
    this.code = code;
    this.details = details;
  }
}
