import type { DocumentText } from "@/lib/text/document";

/** The formats that can be read, named by their usual extension; what the bytes are, not what the file is called. */
export type SourceFormat = "txt" | "md" | "html" | "docx" | "doc" | "rtf" | "pdf" | "xlsx" | "csv";

export interface ExtractedDocument {
  format: SourceFormat;
  /** Of the original bytes, lower-case hex. */
  sha256: string;
  /** UTF-16 units of text in all blocks, without separators. */
  characters: number;
  document: DocumentText;
}

/** Hears how far the reading of a file with pages is. */
export type OnPage = (done: number, total: number) => void;
